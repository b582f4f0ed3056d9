"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { request, type Problem } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary, type SummaryError } from "@/components/ui/error-summary";
import { SelectField, TextAreaField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { useProblemText } from "@/components/ui/problem-banner";
import { locales } from "@/lib/i18n/locales";
import { mentorCardSchema } from "@/lib/mentoring/schema";
import { cardLimits, type CardValues } from "./card-proposal";
import styles from "./mentoring.module.css";

type CardFormProps = {
  applicationId: string;
  values: CardValues;
  /** An approval stands and would fall away. */
  approved: boolean;
};

/** Writes the words that a mentor will read. */
export function CardForm({ applicationId, values, approved }: CardFormProps) {
  const t = useTranslations("mentoring.pages.card");
  const tLanguages = useTranslations("mentoring.pages.languages");
  const router = useRouter();
  const announce = useAnnounce();
  const sentenceOf = useProblemText();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [lines, setLines] = useState<SummaryError[]>([]);
  const [pending, setPending] = useState(false);
  const { register, handleSubmit } = useForm<CardValues>({
    defaultValues: values,
    shouldFocusError: false,
  });
  const refuse = (fields: Record<string, string>, problem?: Problem) => {
    setErrors(fields);
    const named = Object.entries(fields).map(([fieldId, message]) => ({ fieldId, message }));
    setLines(named.length > 0 || !problem ? named : [{ message: sentenceOf(problem) }]);
  };
  const send = async (input: CardValues) => {
    const judged = mentorCardSchema.safeParse(input);
    if (!judged.success) {
      refuse(
        Object.fromEntries(
          judged.error.issues.map(({ path, code }) => {
            const field = path[0] === "wishes" ? "wishes" : "text";
            const max = cardLimits[field];
            return [field, code === "too_small" ? t("tooShort") : t("tooLong", { max })];
          }),
        ),
      );
      return;
    }
    setPending(true);
    const url = `/api/applications/${applicationId}/mentor-card`;
    const result = await request("PUT", url, judged.data);
    setPending(false);
    refuse(result.ok ? {} : result.problem.fields, result.ok ? undefined : result.problem);
    if (!result.ok) return;
    announce(t(approved ? "fallen" : "saved"));
    router.refresh();
  };
  return (
    <Form className={styles.narrow} onSubmit={handleSubmit(send)}>
      <ErrorSummary errors={lines} />
      <TextAreaField
        id="text"
        label={t("text")}
        hint={t("textHint")}
        error={errors["text"]}
        limit={cardLimits.text}
        rows={7}
        defaultValue={values.text}
        {...register("text")}
      />
      <TextAreaField
        id="wishes"
        label={t("wishes")}
        hint={t("wishesHint")}
        error={errors["wishes"]}
        limit={cardLimits.wishes}
        optional
        defaultValue={values.wishes}
        {...register("wishes")}
      />
      <SelectField
        id="language"
        label={t("language")}
        blank={null}
        options={locales.map((value) => ({ value, label: tLanguages(value) }))}
        {...register("language")}
      />
      <Cluster variant="bar">
        <Button type="submit" tone="primary" pending={pending}>
          {t("save")}
        </Button>
      </Cluster>
    </Form>
  );
}
