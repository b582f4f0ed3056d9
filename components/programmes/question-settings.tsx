"use client";

import { useLocale, useTranslations } from "next-intl";
import { Controller } from "react-hook-form";
import { ChipChoice } from "@/components/ui/chip-choice";
import { CheckboxField, SelectField, TextField } from "@/components/ui/fields";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { currencies, personFields, uploadTypes, type QuestionType } from "@/lib/programmes/schema";
import { currencyLabels, personFieldLabels } from "@/lib/programmes/vocabulary";
import { LocalisedFields } from "./localised-fields";
import { ColumnRows, OptionRows } from "./question-rows";
import { SetUpDate } from "./set-up-date";
import styles from "./set-up-form.module.css";
import type { SettingsProps } from "./settings-props";

/** The settings of a question's type; nothing for types that have none. */
export function QuestionSettings({ type, ...props }: SettingsProps & { type: QuestionType }) {
  const t = useTranslations("setup.question");
  const { field, errorAt } = props;
  const number = (name: string, label: string, isOptional = true) => (
    <TextField label={label} inputMode="numeric" optional={isOptional} {...field(`text.${name}`)} />
  );
  switch (type) {
    case "short_text":
      return (
        <div className={styles.pair}>
          {number("maxLength", t("maxLength"), false)}
          <SelectField
            label={t("format")}
            options={["plain", "url", "email", "phone"].map((each) => ({
              value: each,
              label: t(`formats.${each}` as "formats.url"),
            }))}
            blank={t("formats.plain")}
            {...field("text.format")}
          />
        </div>
      );
    case "long_text":
      return (
        <div className={styles.pair}>
          {number("maxLength", t("maxLength"), false)}
          {number("maxWords", t("maxWords"))}
        </div>
      );
    case "number":
      return (
        <>
          <div className={styles.pair}>
            {number("min", t("min"))}
            {number("max", t("max"))}
            {number("decimals", t("decimals"), false)}
          </div>
          <LocalisedFields path="unit" label={t("unit")} optional field={field} errorAt={errorAt} />
          <Comparison {...props} type={type} setting="notMoreThan" />
        </>
      );
    case "money":
      return <Chips {...props} name="currencies" label={t("currencies")} keys={currencies} />;
    case "date":
      return (
        <>
          <div className={styles.pair}>
            <SetUpDate form={props.form} label={t("minDate")} optional {...field("text.minDate")} />
            <SetUpDate form={props.form} label={t("maxDate")} optional {...field("text.maxDate")} />
            <CheckboxField label={t("notInFuture")} {...field("notInFuture")} />
          </div>
          <Comparison {...props} type={type} setting="notBefore" />
        </>
      );
    case "single_choice":
      return <OptionRows {...props} />;
    case "multiple_choice":
      return (
        <>
          <OptionRows {...props} isSeveral />
          <div className={styles.pair}>
            {number("min", t("minChoices"))}
            {number("max", t("maxChoices"))}
          </div>
        </>
      );
    case "therapeutic_area":
    case "modality":
      return (
        <div className={styles.pair}>
          {number("min", t("minChoices"))}
          {number("max", t("maxChoices"))}
        </div>
      );
    case "table":
      return (
        <>
          <div className={styles.pair}>
            {number("minRows", t("minRows"), false)}
            {number("maxRows", t("maxRows"), false)}
          </div>
          <ColumnRows {...props} />
        </>
      );
    case "people":
      return (
        <>
          <div className={styles.pair}>
            {number("min", t("minPeople"), false)}
            {number("max", t("maxPeople"), false)}
          </div>
          <Chips {...props} name="people" label={t("peopleFields")} keys={personFields} />
          <Chips {...props} name="peopleRequired" label={t("peopleRequired")} keys={personFields} />
        </>
      );
    case "file":
      return (
        <>
          <Chips {...props} name="accept" label={t("accept")} keys={uploadTypes} />
          <div className={styles.pair}>
            {number("maxFiles", t("maxFiles"), false)}
            {number("maxMegabytes", t("maxMegabytes"), false)}
          </div>
        </>
      );
    default:
      return null;
  }
}

type ComparisonProps = SettingsProps & {
  type: QuestionType;
  setting: "notMoreThan" | "notBefore";
};

/** The earlier answer of the same kind that this one is compared with; the applicant is asked where they disagree. */
function Comparison({ earlier, field, form, type, setting }: ComparisonProps) {
  const t = useTranslations("setup.question");
  const choices = earlier.filter((each) => each.type === type);
  const stored = form.getValues(`text.${setting}`);
  // One that was moved or removed stays to be seen, or it could not be taken out.
  const isGone = stored !== "" && !choices.some(({ value }) => value === stored);
  if (choices.length === 0 && !isGone) return null;
  return (
    <SelectField
      label={t(setting)}
      hint={t(`${setting}Hint`)}
      options={[...choices, ...(isGone ? [{ value: stored, label: stored }] : [])].map(
        ({ value, label }) => ({ value, label }),
      )}
      blank={t("noComparison")}
      optional
      {...field(`text.${setting}`)}
    />
  );
}

type ChipsProps = SettingsProps & {
  name: "currencies" | "people" | "peopleRequired" | "accept";
  label: string;
  keys: readonly string[];
};

function Chips({ form, errorAt, name, label, keys }: ChipsProps) {
  const given = useLocale();
  const locale = isLocale(given) ? given : defaultLocale;
  const labels: Record<string, { [key in typeof locale]: string }> = {
    ...personFieldLabels,
    ...currencyLabels,
  };
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <ChipChoice
          id={name}
          name={name}
          kind="many"
          label={label}
          error={errorAt(name)}
          options={keys.map((key) => ({
            value: key,
            label: labels[key]?.[locale] ?? key.toUpperCase(),
          }))}
          value={value}
          onChange={(chosen) => onChange(keys.filter((key) => chosen.includes(key)))}
        />
      )}
    />
  );
}
