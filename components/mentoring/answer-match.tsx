"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActDialog } from "@/components/decisions/act-dialog";
import { Cluster } from "@/components/ui/cluster";
import { TextAreaField } from "@/components/ui/fields";

type AnswerMatchProps = {
  matchId: string;
  side: "mentor" | "startup";
  /** The other side's name. */
  name: string;
};

const reasonLimit = 600;

/** Accept or decline, each with what it means; the reason goes to the organisations. */
export function AnswerMatch({ matchId, side, name }: AnswerMatchProps) {
  const t = useTranslations("mentoring.pages.answer");
  const [reason, setReason] = useState("");
  const url = `/api/matches/${matchId}`;
  const given = reason.trim();
  return (
    <Cluster>
      <ActDialog
        label={t("accept")}
        done={t("accepted")}
        tone="primary"
        request={() => ({ method: "POST", url: `${url}/accept`, body: {} })}
      >
        {() => <p>{t(side === "mentor" ? "acceptAsMentor" : "acceptAsStartup", { name })}</p>}
      </ActDialog>
      <ActDialog
        label={t("decline")}
        done={t("declined")}
        request={() => ({
          method: "POST",
          url: `${url}/decline`,
          body: given ? { reason: given } : {},
        })}
        disabled={given.length > reasonLimit}
      >
        {(errors) => (
          <>
            <p>{t("declineText", { name })}</p>
            <TextAreaField
              id={`reason-${matchId}`}
              label={t("reason")}
              hint={t("reasonHint")}
              error={errors["reason"]}
              limit={reasonLimit}
              optional
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </>
        )}
      </ActDialog>
    </Cluster>
  );
}
