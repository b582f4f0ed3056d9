"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
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
};

const confirmId = "confirm-true";

/** The one act: a statement, and a button that names where it goes. A second press never sends twice. */
export function SubmitForm(props: SubmitFormProps) {
  const { applicationId, startup, lead, partner, isReturned } = props;
  const t = useTranslations("apply.review");
  const locale = useLocale();
  const router = useRouter();
  const [confirmed, setConfirmed] = useState(false);
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
  const error = errors.length > 0 && !confirmed ? t("confirmMissing") : undefined;
  const submit = () => {
    setErrors(confirmed ? [] : [{ fieldId: confirmId, message: t("confirmMissing") }]);
    return confirmed ? run() : undefined;
  };
  return (
    <Section title={t("sendTitle")} id="submit">
      <Form onSubmit={submit} isPassing>
        <ErrorSummary errors={errors} />
        <p>{t(isReturned ? "sendBodyReturned" : "sendBody", { lead })}</p>
        <p>{t("whoReads", { lead, partner })}</p>
        <CheckboxField
          id={confirmId}
          label={t("confirm", { startup })}
          error={error}
          checked={confirmed}
          onChange={(event) => setConfirmed(event.target.checked)}
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
