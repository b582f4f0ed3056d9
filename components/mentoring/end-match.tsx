"use client";

import { useTranslations } from "next-intl";
import { ActDialog, type Act } from "@/components/decisions/act-dialog";

export type Ending = {
  matchId: string;
  /** withdraw: staff take a proposal back; end: mentoring stops. */
  kind: "end" | "withdraw";
  startup: string;
  mentor: string;
};

/** Ends a match or takes a proposal back, after saying what that means. */
export function EndMatch(ending: Ending) {
  return <ActDialog {...useEnding(ending)} tone="quiet" size="small" />;
}

/** The act of ending a match: its words and its request. */
export function useEnding({ matchId, kind, startup, mentor }: Ending): Act {
  const t = useTranslations("mentoring.pages.answer");
  const isEnd = kind === "end";
  return {
    label: t(kind),
    done: t(isEnd ? "ended" : "withdrawn"),
    danger: isEnd,
    request: () => ({ method: "POST", url: `/api/matches/${matchId}/end`, body: {} }),
    children: () => <p>{t(isEnd ? "endText" : "withdrawText", { startup, mentor })}</p>,
  };
}
