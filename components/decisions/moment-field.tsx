"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/fields";

type MomentFieldProps = {
  id: string;
  label: string;
  /** What it means for the other side; without one, that the time is Hong Kong's. */
  hint?: string;
  error: string | undefined;
  /** As a datetime-local value, in Hong Kong time. */
  value: string;
  onChange: (value: string) => void;
};

/** A date and time in Hong Kong. */
export function MomentField({ id, label, hint, error, value, onChange }: MomentFieldProps) {
  const t = useTranslations("decisions.panel");
  return (
    <TextField
      id={id}
      type="datetime-local"
      label={label}
      hint={hint ?? t("form.hkTime")}
      error={error}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
