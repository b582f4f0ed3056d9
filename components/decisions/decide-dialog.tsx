"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxField, TextField } from "@/components/ui/fields";
import type { OutcomeValue } from "@/lib/decisions/schema";
import { ActDialog } from "./act-dialog";
import { fromLocalInput } from "./hong-kong-time";

type DecideDialogProps = {
  applicationId: string;
  startup: string;
  outcome: OutcomeValue;
  /** As datetime-local values, in Hong Kong time. */
  suggested: { expiresAt: string; reapplyFrom: string };
};

const sentences = {
  offered: "decideOffered",
  waitlisted: "decideWaitlisted",
  rejected: "decideRejected",
} as const;

/** States what the open recommendations come to; letters wait in the outbox unless they are released here. */
export function DecideDialog({ applicationId, startup, outcome, suggested }: DecideDialogProps) {
  const t = useTranslations("decisions");
  const [expiresAt, setExpiresAt] = useState(suggested.expiresAt);
  const [reapplyFrom, setReapplyFrom] = useState(suggested.reapplyFrom);
  const [releaseLetters, setReleaseLetters] = useState(false);
  const details = {
    offered: { offer: { expiresAt: fromLocalInput(expiresAt) } },
    waitlisted: {},
    rejected: { reapplyFrom: fromLocalInput(reapplyFrom) },
  };
  return (
    <ActDialog
      label={t("panel.acts.decide", { outcome: t(`outcomes.${outcome}`) })}
      done={t("panel.done.decide")}
      tone="primary"
      danger={outcome === "rejected"}
      request={() => ({
        method: "POST",
        url: `/api/applications/${applicationId}/decision/outcome`,
        body: { outcome, releaseLetters, ...details[outcome] },
      })}
    >
      {(errors) => (
        <>
          <p>{t(`panel.form.${sentences[outcome]}`, { startup })}</p>
          {outcome === "offered" ? (
            <TextField
              id="offer-expires"
              type="datetime-local"
              label={t("panel.form.expiresAt")}
              hint={t("panel.form.hkTime")}
              error={errors["offer.expiresAt"]}
              value={expiresAt}
              onChange={(event) => setExpiresAt(event.target.value)}
            />
          ) : null}
          {outcome === "rejected" ? (
            <TextField
              id="reapply-from"
              type="datetime-local"
              label={t("panel.form.reapplyFrom")}
              hint={t("panel.form.hkTime")}
              error={errors["reapplyFrom"]}
              value={reapplyFrom}
              onChange={(event) => setReapplyFrom(event.target.value)}
            />
          ) : null}
          <CheckboxField
            id="release-letters"
            label={t("panel.form.releaseLetters")}
            hint={t("panel.form.releaseHint")}
            checked={releaseLetters}
            onChange={(event) => setReleaseLetters(event.target.checked)}
          />
        </>
      )}
    </ActDialog>
  );
}
