"use client";

import { useTranslations } from "next-intl";
import type { UseFormReturn } from "react-hook-form";
import { SelectField, TextField } from "@/components/ui/fields";
import { Section } from "@/components/ui/section";
import type { ConditionChoice } from "./condition-choices";
import type { QuestionValues } from "./question-values";
import styles from "./set-up-form.module.css";
import type { FieldAt } from "./use-set-up-form";

type ConditionFieldsProps = {
  form: UseFormReturn<QuestionValues>;
  field: FieldAt;
  choices: readonly ConditionChoice[];
  /** The question that the stored condition names, which may not be among the choices any more. */
  stored: string | undefined;
};

/** When a question is shown: by an earlier question and one of its answers. */
export function ConditionFields({ form, field, choices, stored }: ConditionFieldsProps) {
  const t = useTranslations("setup.question");
  const key = form.watch("condition.question");
  const op = form.watch("condition.op");
  const chosen = choices.find((choice) => choice.value === key);
  const isGone = stored !== undefined && !choices.some((choice) => choice.value === stored);
  if (choices.length === 0 && !isGone) return null;
  const question = field("condition.question");
  const choose = (event: Parameters<typeof question.onChange>[0]) => {
    void question.onChange(event);
    const asked = choices.find((choice) => choice.value === form.getValues("condition.question"));
    form.setValue("condition.op", asked?.ops[0] ?? "is_answered");
    form.setValue("condition.value", "");
  };
  return (
    <Section title={t("condition")} intro={t("conditionIntro")} level={3}>
      <div className={styles.pair}>
        <SelectField
          label={t("conditionQuestion")}
          options={[
            ...(isGone ? [{ value: stored, label: t("conditionGone", { key: stored }) }] : []),
            ...choices,
          ]}
          blank={t("always")}
          {...question}
          onChange={choose}
        />
        {chosen ? (
          <SelectField
            key={`op ${chosen.value}`}
            label={t("conditionOp")}
            options={chosen.ops.map((each) => ({ value: each, label: t(`ops.${each}`) }))}
            blank={null}
            {...field("condition.op")}
          />
        ) : null}
        {chosen && op !== "is_answered" ? (
          <AnswerField key={`value ${chosen.value}`} choice={chosen} field={field} />
        ) : null}
      </div>
    </Section>
  );
}

function AnswerField({ choice, field }: { choice: ConditionChoice; field: FieldAt }) {
  const t = useTranslations("setup.question");
  return choice.answers ? (
    <SelectField
      label={t("conditionValue")}
      options={choice.answers.map(({ given, label }) => ({ value: String(given), label }))}
      {...field("condition.value")}
    />
  ) : (
    <TextField
      label={t("conditionValue")}
      {...(choice.isFigure ? { inputMode: "decimal" } : {})}
      {...field("condition.value")}
    />
  );
}
