"use client";

import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { isAnswered } from "@/lib/applications/answer-check";
import type { Answers } from "@/lib/applications/draft-fields";
import type { OfferedAnswer, SectionView } from "./section-view";
import type { SectionKeeper } from "./use-section-draft";

/**
 * Answers that the section is offered from elsewhere. They stand in their fields but are nobody's answers, neither
 * saved nor counted, until a person keeps or changes them; what is cleared is not offered to the team again.
 */
export function usePrefill(view: SectionView, typed: Answers, keeper: SectionKeeper) {
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const isOpen = ({ question }: OfferedAnswer) =>
    !settled.has(question) && !isAnswered(typed[question]);
  const open = view.readOnlyReason ? [] : view.prefill.offered.filter(isOpen);
  const settle = (keys: readonly string[]) => setSettled(new Set([...settled, ...keys]));
  const base = `/api/applications/${view.applicationId}/sections/${view.section.key}`;
  return {
    open,
    of: (key: string) => open.find(({ question }) => question === key),
    /** What stands in the fields. */
    shown: { ...typed, ...Object.fromEntries(open.map((each) => [each.question, each.value])) },
    keep: (offers: readonly OfferedAnswer[]) => {
      for (const { question, value } of offers) keeper.type(question, value);
      settle(offers.map(({ question }) => question));
    },
    clear: (offers: readonly OfferedAnswer[]) => {
      const cleared = offers.map(({ question }) => question);
      settle(cleared);
      // Should it not arrive, the answers are offered once more: nothing is lost by that.
      void request("POST", `${base}/prefilled`, { cleared });
    },
    /** A person writes into the field: from here on it is their answer. */
    type: (key: string, value: unknown) => {
      if (!settled.has(key)) settle([key]);
      keeper.type(key, value);
    },
  };
}

export type SectionPrefill = ReturnType<typeof usePrefill>;
