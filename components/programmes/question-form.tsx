"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { CheckboxField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import type { Question, QuestionType } from "@/lib/programmes/schema";
import type { ConditionChoice } from "./condition-choices";
import { ConditionFields } from "./condition-fields";
import { LocalisedFields } from "./localised-fields";
import { QuestionSettings } from "./question-settings";
import { questionBody, questionValues, typedPath, type QuestionValues } from "./question-values";
import styles from "./set-up-form.module.css";
import { useSetUpForm } from "./use-set-up-form";

type QuestionFormProps = {
  type: QuestionType;
  /** Null: another one at the end of the section. */
  question: { id: string; question: Question } | null;
  sectionId: string;
  /** Questions before this one in its section: what it may depend on. */
  earlier: ConditionChoice[];
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
            questionBody(type, values, earlier),
          )
        : request(
            "POST",
            `/api/programmes/form-sections/${sectionId}/questions`,
            questionBody(type, values, earlier),
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
      <QuestionSettings {...{ type, form, field, errorAt, earlier }} />
      <ConditionFields
        form={form}
        field={field}
        choices={earlier}
        stored={question?.question.condition?.question}
      />
      <Cluster variant="bar">
        <Button type="submit" tone="primary" pending={pending}>
          {question ? t("save") : t("question.add")}
        </Button>
        <ButtonLink href={back}>{t("cancel")}</ButtonLink>
      </Cluster>
    </Form>
  );
}
