"use client";

import { useTranslations } from "next-intl";
import { DateField } from "@/components/ui/date-field";

type MomentFieldProps = {
  id: string;
  label: string;
  /** What it means for the other side; without one, that the time is Hong Kong's. */
  hint?: string;
  error: string | undefined;
  /** yyyy-mm-ddThh:mm in Hong Kong, or what was typed so far. */
  value: string;
  onChange: (value: string) => void;
};

/** A date and time in Hong Kong. */
export function MomentField({ id, label, hint, error, value, onChange }: MomentFieldProps) {
  const t = useTranslations("decisions.panel");
  return (
    <DateField
      id={id}
      withTime
      label={label}
      hint={hint ?? t("form.hkTime")}
      error={error}
      value={value}
      onChange={onChange}
    />
  );
}
