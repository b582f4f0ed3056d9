"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import type { SuggestedFor, Suggestion } from "@/lib/mentoring/schema";
import styles from "./mentoring.module.css";
import { SuggestionList } from "./suggestion-list";

type MoreSuggestionsProps = {
  applicationId: string;
  name: string;
  cardApproved: boolean;
  /** So many of the best stand on the page already. */
  after: number;
  summary: string;
};

/** Further mentors for one startup, read when somebody asks for them: a page of forty startups carries none. */
export function MoreSuggestions(props: MoreSuggestionsProps) {
  const { applicationId, name, cardApproved, after, summary } = props;
  const t = useTranslations("mentoring.pages.desk");
  const tBusy = useTranslations("ui.busy");
  const [suggestions, setSuggestions] = useState<readonly Suggestion[] | null>(null);
  const { run, pending, problem } = useAction(
    () =>
      request<{ items: SuggestedFor[] }>(
        "GET",
        `/api/mentors/suggestions?application=${applicationId}`,
      ),
    ({ items }) => setSuggestions(items[0]?.suggestions.slice(after) ?? []),
  );
  return (
    <details
      className={styles.more}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && !suggestions) void run();
      }}
    >
      <summary>
        {summary}
        <span className="sr-only"> {name}</span>
      </summary>
      <div aria-live="polite" aria-busy={pending}>
        {pending ? <p className="quiet">{tBusy("loading")}</p> : null}
        <ProblemBanner problem={problem} onRetry={() => void run()} />
        {suggestions?.length ? (
          <SuggestionList suggestions={suggestions} cardApproved={cardApproved} />
        ) : null}
        {suggestions?.length === 0 ? <p className="quiet">{t("none")}</p> : null}
      </div>
    </details>
  );
}
