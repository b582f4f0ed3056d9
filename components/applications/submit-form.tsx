"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary, type SummaryError } from "@/components/ui/error-summary";
import { CheckboxField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";

type SubmitFormProps = {
  applicationId: string;
  startup: string;
  lead: string;
  partner: string;
  isReturned: boolean;
  /** Some answers do not seem to fit together: the person says that they are right. */
  hasDoubts: boolean;
};

const confirmId = "confirm-true";
const doubtsId = "confirm-doubts";

/** The one act: a statement, and a button that names where it goes. A second press never sends twice. */
export function SubmitForm(props: SubmitFormProps) {
  const { applicationId, startup, lead, partner, isReturned, hasDoubts } = props;
  const t = useTranslations("apply.review");
  const locale = useLocale();
  const router = useRouter();
  const { register, handleSubmit, control } = useForm({
    defaultValues: { confirmed: false, isRight: false },
    shouldFocusError: false,
  });
  const { confirmed, isRight } = useWatch({ control });
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [sent, setSent] = useState(false);
  const { run, pending, problem } = useAction(
    ({ idempotencyKey }) =>
      request("POST", `/api/applications/${applicationId}/submit`, {}, { idempotencyKey }),
    () => {
      setSent(true);
      router.push(`/${locale}/applications/${applicationId}/submitted`);
      router.refresh();
    },
  );
  const open: SummaryError[] = [
    ...(hasDoubts && !isRight ? [{ fieldId: doubtsId, message: t("doubtsMissing") }] : []),
    ...(confirmed ? [] : [{ fieldId: confirmId, message: t("confirmMissing") }]),
  ];
  const errorOf = (id: string) =>
    errors.length > 0 ? open.find(({ fieldId }) => fieldId === id)?.message : undefined;
  const submit = () => {
    setErrors(open);
    return open.length === 0 ? run() : undefined;
  };
  return (
    <Section title={t("sendTitle")} id="submit">
      <Form onSubmit={handleSubmit(submit)} isPassing>
        <ErrorSummary errors={errors} />
        <p>{t(isReturned ? "sendBodyReturned" : "sendBody", { lead })}</p>
        <p>{t("whoReads", { lead, partner })}</p>
        {hasDoubts ? (
          <CheckboxField
            id={doubtsId}
            label={t("doubtsConfirm")}
            error={errorOf(doubtsId)}
            {...register("isRight")}
          />
        ) : null}
        <CheckboxField
          id={confirmId}
          label={t("confirm", { startup })}
          error={errorOf(confirmId)}
          {...register("confirmed")}
        />
        <ProblemBanner problem={problem} onRetry={() => void run()} />
        <Cluster>
          <Button type="submit" tone="primary" size="large" pending={pending || sent}>
            {t(isReturned ? "buttonReturned" : "button", { lead, partner })}
          </Button>
        </Cluster>
      </Form>
    </Section>
  );
}
