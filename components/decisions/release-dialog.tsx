"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { fromHongKongInput } from "@/lib/i18n/hong-kong-time";
import { ActDialog } from "./act-dialog";
import { MomentField } from "./moment-field";

type ReleaseDialogProps = {
  applicationId: string;
  startup: string;
  /** Nobody to write to. */
  unowned: boolean;
  /** yyyy-mm-ddThh:mm in Hong Kong; null where the letter names no such date. */
  suggested: { expiresAt: string | null; reapplyFrom: string | null };
};

/** Lets the letter of an outcome go, with the dates that it names. */
export function ReleaseDialog({ applicationId, startup, unowned, suggested }: ReleaseDialogProps) {
  const t = useTranslations("decisions.panel");
  const [expiresAt, setExpiresAt] = useState(suggested.expiresAt ?? "");
  const [reapplyFrom, setReapplyFrom] = useState(suggested.reapplyFrom ?? "");
  const moment = (typed: string) => fromHongKongInput(typed) ?? "";
  return (
    <ActDialog
      label={t("acts.release")}
      done={t("done.release")}
      tone="primary"
      request={() => ({
        method: "POST",
        url: `/api/applications/${applicationId}/decision/letter`,
        body: {
          ...(suggested.expiresAt === null ? {} : { expiresAt: moment(expiresAt) }),
          ...(suggested.reapplyFrom === null ? {} : { reapplyFrom: moment(reapplyFrom) }),
        },
      })}
    >
      {(errors) => (
        <>
          <p>{t(unowned ? "form.releaseNobody" : "form.releaseText", { startup })}</p>
          {suggested.expiresAt === null ? null : (
            <MomentField
              id="letter-expires"
              label={t("form.expiresAt")}
              error={errors["expiresAt"]}
              value={expiresAt}
              onChange={setExpiresAt}
            />
          )}
          {suggested.reapplyFrom === null ? null : (
            <MomentField
              id="letter-reapply"
              label={t("form.reapplyFrom")}
              error={errors["reapplyFrom"]}
              value={reapplyFrom}
              onChange={setReapplyFrom}
            />
          )}
        </>
      )}
    </ActDialog>
  );
}
