import { TextField } from "@/components/ui/fields";

type EmailFieldProps = {
  label: string;
  hint: string;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
};

/** One's own address on the pages of the sign-in. */
export function EmailField({ label, hint, error, value, onChange }: EmailFieldProps) {
  return (
    <TextField
      id="email"
      label={label}
      hint={hint}
      error={error}
      type="email"
      autoComplete="email"
      inputMode="email"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
