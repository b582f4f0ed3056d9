"use client";

import { Controller, type FieldValues, type Path, type UseFormReturn } from "react-hook-form";
import { DateField } from "@/components/ui/date-field";
import type { FieldProps } from "./use-set-up-form";

type SetUpDateProps<Values extends FieldValues> = Pick<FieldProps, "id" | "name" | "error"> & {
  form: UseFormReturn<Values>;
  label: string;
  hint?: string | undefined;
  optional?: boolean | undefined;
  withTime?: boolean | undefined;
};

/** A date, or a date and time in Hong Kong, of a set-up form; takes what `field(path)` gives. */
export function SetUpDate<Values extends FieldValues>(props: SetUpDateProps<Values>) {
  const { form, id, name, error, label, hint, optional, withTime } = props;
  return (
    <Controller
      control={form.control}
      name={name as Path<Values>}
      render={({ field: { value, onChange } }) => (
        <DateField
          {...{ id, error, label, hint, optional, withTime }}
          value={typeof value === "string" ? value : ""}
          onChange={onChange}
        />
      )}
    />
  );
}
