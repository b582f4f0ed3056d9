"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { TextAreaField, TextField } from "@/components/ui/fields";
import { locales } from "@/lib/i18n/locales";
import styles from "./set-up-form.module.css";
import type { FieldAt } from "./use-set-up-form";

type LocalisedFieldsProps = {
  /** Of the text in the request; the languages hang below it. */
  path: string;
  label: ReactNode;
  hint?: ReactNode;
  multiline?: boolean;
  optional?: boolean;
  field: FieldAt;
  errorAt: (path: string) => string | undefined;
};

/** One text in the three languages, side by side. */
export function LocalisedFields(props: LocalisedFieldsProps) {
  const { path, label, hint, multiline, optional, field, errorAt } = props;
  const t = useTranslations("setup.languages");
  const Input = multiline ? TextAreaField : TextField;
  // Where several forms share a page, the fields know what stands before their ids.
  const [first] = locales;
  const id = field(`${path}.${first}`).id.slice(0, -`.${first}`.length);
  return (
    <Field as="group" id={id} label={label} hint={hint} optional={optional} error={errorAt(path)}>
      <div className={styles.languages}>
        {locales.map((locale) => (
          <Input
            key={locale}
            lang={locale}
            label={<span className="quiet">{t(locale)}</span>}
            {...field(`${path}.${locale}`)}
          />
        ))}
      </div>
    </Field>
  );
}
