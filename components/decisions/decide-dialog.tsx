"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxField } from "@/components/ui/fields";
import type { OutcomeValue } from "@/lib/decisions/schema";
import { fromHongKongInput } from "@/lib/i18n/hong-kong-time";
import { ActDialog } from "./act-dialog";
import { MomentField } from "./moment-field";

type DecideDialogProps = {
  applicationId: string;
  startup: string;
  outcome: OutcomeValue;
  /** A letter of an earlier decision waits and is taken back. */
  again: boolean;
  /** yyyy-mm-ddThh:mm in Hong Kong. */
  suggested: { expiresAt: string; reapplyFrom: string };
};

const sentences = {
  offered: "decideOffered",
  waitlisted: "decideWaitlisted",
  rejected: "decideRejected",
} as const;

/** States what the open recommendations come to; its letter waits unless it is released here. */
export function DecideDialog({
  applicationId,
  startup,
  outcome,
  again,
  suggested,
}: DecideDialogProps) {
  const t = useTranslations("decisions");
  const [expiresAt, setExpiresAt] = useState(suggested.expiresAt);
  const [reapplyFrom, setReapplyFrom] = useState(suggested.reapplyFrom);
  const [releaseLetters, setReleaseLetters] = useState(false);
  const details = {
    offered: { offer: { expiresAt: fromHongKongInput(expiresAt) ?? "" } },
    waitlisted: {},
    rejected: { reapplyFrom: fromHongKongInput(reapplyFrom) ?? "" },
  };
  return (
    <ActDialog
      label={t(again ? "panel.acts.decideAgain" : "panel.acts.decide", {
        outcome: t(`outcomes.${outcome}`),
      })}
      done={t("panel.done.decide")}
      tone={again ? "default" : "primary"}
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
          {again ? <p>{t("panel.form.decideAgainText")}</p> : null}
          {outcome === "offered" ? (
            <MomentField
              id="offer-expires"
              label={t("panel.form.expiresAt")}
              error={errors["offer.expiresAt"]}
              value={expiresAt}
              onChange={setExpiresAt}
            />
          ) : null}
          {outcome === "rejected" ? (
            <MomentField
              id="reapply-from"
              label={t("panel.form.reapplyFrom")}
              error={errors["reapplyFrom"]}
              value={reapplyFrom}
              onChange={setReapplyFrom}
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
