"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { CheckboxField, SelectField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { Section } from "@/components/ui/section";
import { conditionOps, type Question, type QuestionType } from "@/lib/programmes/schema";
import { LocalisedFields } from "./localised-fields";
import { QuestionSettings } from "./question-settings";
import { questionBody, questionValues, typedPath, type QuestionValues } from "./question-values";
import styles from "./set-up-form.module.css";
import { useSetUpForm, type FieldAt } from "./use-set-up-form";

type QuestionFormProps = {
  type: QuestionType;
  /** Null: another one at the end of the section. */
  question: { id: string; question: Question } | null;
  sectionId: string;
  /** Questions before this one in its section: what it may depend on. */
  earlier: { value: string; label: string }[];
  back: string;
};

/** One question of any type: words in three languages, settings of its type, when it is shown. */
export function QuestionForm({ type, question, sectionId, earlier, back }: QuestionFormProps) {
  const t = useTranslations("setup");
  const router = useRouter();
  const announce = useAnnounce();
  const { form, field, errorAt, submit, pending, errors } = useSetUpForm<QuestionValues, unknown>({
    defaultValues: questionValues(question?.question ?? null, type),
    pathOf: (path) => typedPath(type, path),
    send: (values) =>
      question
        ? request(
            "PUT",
            `/api/programmes/form-questions/${question.id}`,
            questionBody(type, values),
          )
        : request(
            "POST",
            `/api/programmes/form-sections/${sectionId}/questions`,
            questionBody(type, values),
          ),
    onDone: () => {
      announce(t("saved"));
      router.push(back);
      router.refresh();
    },
  });
  const text = { field, errorAt };
  return (
    <Form className={styles.form} onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {question ? null : <TextField label={t("key")} hint={t("keyHint")} {...field("key")} />}
      <LocalisedFields path="label" label={t("question.label")} {...text} />
      <LocalisedFields path="hint" label={t("question.hint")} multiline optional {...text} />
      {type === "declaration" ? null : (
        <CheckboxField
          label={t("question.required")}
          hint={t("question.requiredHint")}
          {...field("required")}
        />
      )}
      <QuestionSettings type={type} form={form} field={field} errorAt={errorAt} />
      {earlier.length > 0 ? (
        <ConditionFields earlier={earlier} field={field} op={form.watch("condition.op")} />
      ) : null}
      <Cluster variant="bar">
        <Button type="submit" tone="primary" pending={pending}>
          {question ? t("save") : t("question.add")}
        </Button>
        <ButtonLink href={back}>{t("cancel")}</ButtonLink>
      </Cluster>
    </Form>
  );
}

type ConditionFieldsProps = {
  earlier: { value: string; label: string }[];
  field: FieldAt;
  op: (typeof conditionOps)[number];
};

function ConditionFields({ earlier, field, op }: ConditionFieldsProps) {
  const t = useTranslations("setup.question");
  return (
    <Section title={t("condition")} intro={t("conditionIntro")} level={3}>
      <div className={styles.pair}>
        <SelectField
          label={t("conditionQuestion")}
          options={earlier}
          blank={t("always")}
          {...field("condition.question")}
        />
        <SelectField
          label={t("conditionOp")}
          options={conditionOps.map((each) => ({ value: each, label: t(`ops.${each}`) }))}
          blank={null}
          {...field("condition.op")}
        />
        {op === "is_answered" ? null : (
          <TextField
            label={t("conditionValue")}
            hint={t("conditionValueHint")}
            {...field("condition.value")}
          />
        )}
      </div>
    </Section>
  );
}
