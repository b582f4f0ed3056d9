import type { ComponentPropsWithRef } from "react";
import { TextField } from "@/components/ui/fields";

type EmailFieldProps = Omit<ComponentPropsWithRef<typeof TextField>, "id" | "type">;

/** One's own address on the pages of the sign-in. */
export function EmailField(props: EmailFieldProps) {
  return (
    <TextField
      id="email"
      type="email"
      autoComplete="email"
      inputMode="email"
      spellCheck={false}
      {...props}
    />
  );
}
