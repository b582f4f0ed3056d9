"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField, TextField } from "@/components/ui/fields";
import { locales } from "@/lib/i18n/locales";
import { fieldErrors } from "./screening-values";
import { useScreening } from "./use-screening";

type InviteClaimantProps = { applicationId: string; startup: string };

/** Asks somebody of an imported startup, by mail and in their language, to take the record over. */
export function InviteClaimant({ applicationId, startup }: InviteClaimantProps) {
  const t = useTranslations("desk.claim");
  const here = useLocale();
  const step = useScreening(applicationId, "claim-invitations", t("sent"));
  const [email, setEmail] = useState("");
  const [language, setLanguage] = useState<string>(here);
  const error = step.problem
    ? fieldErrors(["email"] as const, step.problem.fields).email
    : undefined;
  return (
    <>
      <Button onClick={step.open} data-testid="invite-claimant">
        {t("invite")}
      </Button>
      <ConfirmDialog
        opened={step.opened}
        onClose={step.close}
        title={t("title", { startup })}
        confirmLabel={t("send")}
        pending={step.pending}
        problem={error ? null : step.problem}
        onConfirm={() => void step.run({ email, locale: language })}
      >
        <p>{t("body")}</p>
        <TextField
          id="claim-email"
          inputMode="email"
          autoComplete="off"
          label={t("email")}
          hint={t("emailHint")}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={error}
        />
        <SelectField
          id="claim-language"
          label={t("language")}
          options={locales.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
        />
      </ConfirmDialog>
    </>
  );
}
