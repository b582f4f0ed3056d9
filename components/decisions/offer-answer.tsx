"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm, type FieldErrors } from "react-hook-form";
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

const signature = { acceptTerms: false, typedName: "" };
type Signature = typeof signature;
const signIds = { acceptTerms: "accept-terms", typedName: "typed-name" } as const;
const signKeys = ["acceptTerms", "typedName"] as const;

function SignForm({ offer, locale }: OfferAnswerProps) {
  const t = useTranslations("decisions.offer");
  const problems = useTranslations("decisions.errors");
  const { register, handleSubmit } = useForm<Signature>({
    defaultValues: signature,
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const router = useRouter();
  const announce = useAnnounce();
  const sign = useAction(
    ({ idempotencyKey }, values: Signature) =>
      request(
        "POST",
        `/api/applications/${offer.applicationId}/offer/acceptance`,
        { ...values, locale, textVersion: offer.textVersion },
        { idempotencyKey },
      ),
    () => {
      announce(t("doneSigned"));
      router.refresh();
    },
  );
  const errorOf = (id: string) => errors.find((error) => error.fieldId === id)?.message;
  const submit = (values: Signature) => {
    setErrors([]);
    return sign.run(values);
  };
  const refuse = (found: FieldErrors<Signature>) =>
    setErrors(
      signKeys.flatMap((key) => {
        const message = found[key]?.message;
        return message ? [{ fieldId: signIds[key], message }] : [];
      }),
    );
  return (
    <Section title={t("sign")} intro={t("signIntro")}>
      <Form onSubmit={handleSubmit(submit, refuse)}>
        <ErrorSummary errors={errors} />
        <CheckboxField
          id={signIds.acceptTerms}
          label={t("acceptTerms")}
          error={errorOf(signIds.acceptTerms)}
          {...register("acceptTerms", {
            validate: (isAccepted) => isAccepted || problems("accept_the_terms"),
          })}
        />
        <TextField
          id={signIds.typedName}
          label={t("typedName")}
          hint={t("typedNameHint")}
          autoComplete="name"
          maxLength={textLimits.name}
          error={errorOf(signIds.typedName)}
          {...register("typedName", { validate: (name) => name.trim() !== "" || t("needName") })}
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
