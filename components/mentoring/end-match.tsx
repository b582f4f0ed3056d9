"use client";

import { useTranslations } from "next-intl";
import { ActDialog } from "@/components/decisions/act-dialog";

type EndMatchProps = {
  matchId: string;
  /** withdraw: staff take a proposal back; end: mentoring stops. */
  kind: "end" | "withdraw";
  startup: string;
  mentor: string;
};

/** Ends a match or takes a proposal back, after saying what that means. */
export function EndMatch({ matchId, kind, startup, mentor }: EndMatchProps) {
  const t = useTranslations("mentoring.pages.answer");
  const isEnd = kind === "end";
  return (
    <ActDialog
      label={t(kind)}
      done={t(isEnd ? "ended" : "withdrawn")}
      danger={isEnd}
      tone="quiet"
      size="small"
      request={() => ({ method: "POST", url: `/api/matches/${matchId}/end`, body: {} })}
    >
      {() => <p>{t(isEnd ? "endText" : "withdrawText", { startup, mentor })}</p>}
    </ActDialog>
  );
}
