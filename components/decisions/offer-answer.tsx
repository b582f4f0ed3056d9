"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary, type SummaryError } from "@/components/ui/error-summary";
import { CheckboxField, TextAreaField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import { textLimits } from "@/lib/decisions/schema";
import type { OfferView } from "@/lib/decisions/views";
import { ActDialog } from "./act-dialog";

type OfferAnswerProps = { offer: OfferView; locale: string };

/** The owner's answer; others of the team are told whose it is. */
export function OfferAnswer({ offer, locale }: OfferAnswerProps) {
  const t = useTranslations("decisions");
  const tOwn = useTranslations("ui.ownSignIn");
  const { accept, decline } = offer.can;
  return (
    <>
      {accept === null ? <SignForm offer={offer} locale={locale} /> : null}
      {accept === "decisions.version_changed" ? (
        <Notice tone="warn">{t("errors.version_changed")}</Notice>
      ) : null}
      {accept === "applications.assisted_session" ? <Notice>{tOwn("reason")}</Notice> : null}
      {decline === null ? <DeclineDialog applicationId={offer.applicationId} /> : null}
    </>
  );
}

function SignForm({ offer, locale }: OfferAnswerProps) {
  const t = useTranslations("decisions.offer");
  const problems = useTranslations("decisions.errors");
  const [isAccepted, setIsAccepted] = useState(false);
  const [typedName, setTypedName] = useState("");
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const router = useRouter();
  const announce = useAnnounce();
  const sign = useAction(
    ({ idempotencyKey }) =>
      request(
        "POST",
        `/api/applications/${offer.applicationId}/offer/acceptance`,
        { acceptTerms: isAccepted, typedName, locale, textVersion: offer.textVersion },
        { idempotencyKey },
      ),
    () => {
      announce(t("doneSigned"));
      router.refresh();
    },
  );
  const errorOf = (id: string) => errors.find((error) => error.fieldId === id)?.message;
  const submit = () => {
    const found: SummaryError[] = [
      ...(isAccepted ? [] : [{ fieldId: "accept-terms", message: problems("accept_the_terms") }]),
      ...(typedName.trim() ? [] : [{ fieldId: "typed-name", message: t("needName") }]),
    ];
    setErrors(found);
    if (found.length === 0) void sign.run();
  };
  return (
    <Section title={t("sign")} intro={t("signIntro")}>
      <Form onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <CheckboxField
          id="accept-terms"
          label={t("acceptTerms")}
          error={errorOf("accept-terms")}
          checked={isAccepted}
          onChange={(event) => setIsAccepted(event.target.checked)}
        />
        <TextField
          id="typed-name"
          label={t("typedName")}
          hint={t("typedNameHint")}
          autoComplete="name"
          maxLength={textLimits.name}
          error={errorOf("typed-name")}
          value={typedName}
          onChange={(event) => setTypedName(event.target.value)}
        />
        <ProblemBanner problem={sign.problem} />
        <Cluster variant="bar">
          <Button type="submit" tone="primary" pending={sign.pending}>
            {t("signButton")}
          </Button>
        </Cluster>
      </Form>
    </Section>
  );
}

function DeclineDialog({ applicationId }: { applicationId: string }) {
  const t = useTranslations("decisions.offer");
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      label={t("decline")}
      done={t("doneDeclined")}
      danger
      disabled={reason.trim() === ""}
      request={() => ({
        method: "POST",
        url: `/api/applications/${applicationId}/offer/refusal`,
        body: { reason },
      })}
    >
      {(errors) => (
        <>
          <p>{t("declineText")}</p>
          <TextAreaField
            id="decline-reason"
            label={t("declineReason")}
            hint={t("declineHint")}
            error={errors["reason"]}
            limit={textLimits.decline}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
