import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Suggestion } from "@/lib/mentoring/schema";
import styles from "./mentoring.module.css";
import { Reasons } from "./reasons";

type SuggestionListProps = { suggestions: readonly Suggestion[]; cardApproved: boolean };

/** Mentors who fit a startup, each with its reasons; to be proposed once the startup has approved its card. */
export function SuggestionList({ suggestions, cardApproved }: SuggestionListProps) {
  return (
    <ul className={styles.suggestions}>
      {suggestions.map((suggestion) => (
        <SuggestionRow
          key={suggestion.mentor.profileId}
          suggestion={suggestion}
          cardApproved={cardApproved}
        />
      ))}
    </ul>
  );
}

type SuggestionRowProps = { suggestion: Suggestion; cardApproved: boolean };

function SuggestionRow({ suggestion, cardApproved }: SuggestionRowProps) {
  const t = useTranslations("mentoring.pages.desk");
  const { mentor, fit, reasons, best } = suggestion;
  return (
    <li className={styles.suggestion}>
      <div>
        <p>
          <b>{mentor.name}</b> <span className="quiet">{mentor.organisation}</span>
        </p>
        <p className="quiet">{mentor.headline}</p>
        <p>
          {best ? <StatusBadge tone="go">{t("best")}</StatusBadge> : null}
          <span className="quiet"> {t("fit", { fit: Math.round(fit) })}</span>
        </p>
      </div>
      <Reasons reasons={reasons} />
      {cardApproved ? (
        <Button
          size="small"
          tone={best ? "primary" : "default"}
          data-act="propose"
          data-id={mentor.profileId}
          data-mentor={mentor.name}
        >
          {t("propose", { mentor: mentor.name })}
        </Button>
      ) : null}
    </li>
  );
}
