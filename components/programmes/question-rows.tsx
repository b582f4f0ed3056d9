"use client";

import { useTranslations } from "next-intl";
import { useFieldArray } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CheckboxField, SelectField, TextField } from "@/components/ui/fields";
import { Section } from "@/components/ui/section";
import { blankText } from "./intake-values";
import { LocalisedFields } from "./localised-fields";
import type { SettingsProps } from "./settings-props";
import { SetUpRow } from "./set-up-row";
import styles from "./set-up-form.module.css";

// A new column begins with these; a choice inside a table keeps the options it was made with.
const columnTypes = ["short_text", "long_text", "number", "money", "date", "boolean"] as const;

/** The options of a choice in their order. A key that answers hold should stay. */
export function OptionRows(props: SettingsProps & { isSeveral?: boolean }) {
  const { form, field, errorAt, isSeveral = false } = props;
  const t = useTranslations("setup");
  const rows = useFieldArray({ control: form.control, name: "options", keyName: "rowId" });
  return (
    <Section title={t("question.options")} intro={errorAt("options")} level={3}>
      {rows.fields.map((row, index) => (
        <SetUpRow
          heading="h4"
          key={row.rowId}
          title={t("question.option", { number: index + 1 })}
          onUp={index > 0 ? () => rows.move(index, index - 1) : null}
          onRemove={() => rows.remove(index)}
        >
          <TextField label={t("key")} hint={t("keyHint")} {...field(`options.${index}.key`)} />
          <LocalisedFields
            path={`options.${index}.label`}
            label={t("question.optionLabel")}
            field={field}
            errorAt={errorAt}
          />
          {isSeveral ? (
            <CheckboxField
              label={t("question.exclusive")}
              {...field(`options.${index}.exclusive`)}
            />
          ) : null}
        </SetUpRow>
      ))}
      <Button
        size="small"
        onClick={() => rows.append({ key: "", label: blankText(), exclusive: false })}
      >
        {t("question.addOption")}
      </Button>
    </Section>
  );
}

/** The columns of a table in their order. */
export function ColumnRows({ form, field, errorAt }: SettingsProps) {
  const t = useTranslations("setup");
  const rows = useFieldArray({ control: form.control, name: "columns", keyName: "rowId" });
  const named = (index: number, part: string) => field(`columns.${index}.${part}`);
  return (
    <Section title={t("question.columns")} intro={errorAt("columns")} level={3}>
      {rows.fields.map((row, index) => (
        <SetUpRow
          heading="h4"
          key={row.rowId}
          title={t("question.column", { number: index + 1 })}
          onUp={index > 0 ? () => rows.move(index, index - 1) : null}
          onRemove={() => rows.remove(index)}
        >
          <div className={styles.pair}>
            <TextField label={t("key")} hint={t("keyHint")} {...named(index, "key")} />
            <SelectField
              label={t("question.columnType")}
              options={[...new Set([...columnTypes, row.type])].map((each) => ({
                value: each,
                label: t(`types.${each}`),
              }))}
              blank={null}
              {...named(index, "type")}
            />
          </div>
          <LocalisedFields
            path={`columns.${index}.label`}
            label={t("question.columnLabel")}
            field={field}
            errorAt={errorAt}
          />
          <CheckboxField label={t("question.required")} {...named(index, "required")} />
        </SetUpRow>
      ))}
      <Button
        size="small"
        onClick={() =>
          rows.append({ key: "", label: blankText(), type: "short_text", required: false })
        }
      >
        {t("question.addColumn")}
      </Button>
    </Section>
  );
}
