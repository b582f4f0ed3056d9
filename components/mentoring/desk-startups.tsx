import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NextStep } from "@/components/ui/next-step";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDate } from "@/lib/i18n/format";
import type { SuggestedFor, Suggestion } from "@/lib/mentoring/schema";
import { DeskActs } from "./desk-acts";
import { MatchTurn } from "./match-turn";
import styles from "./mentoring.module.css";
import { Reasons } from "./reasons";
import { readerLocale } from "./words";

type Group = "needs" | "card" | "asked" | "matched";
const groups: readonly Group[] = ["needs", "asked", "card", "matched"];

function groupOf({ matches, cardApproved }: SuggestedFor): Group {
  if (matches.some(({ state }) => state === "active")) return "matched";
  if (matches.length > 0) return "asked";
  return cardApproved ? "needs" : "card";
}

/** Every admitted startup by what it waits for; those that wait for staff first. */
export function DeskStartups({ startups }: { startups: readonly SuggestedFor[] }) {
  const t = useTranslations("mentoring.pages.desk");
  if (startups.length === 0)
    return (
      <EmptyState title={t("emptyTitle")}>
        <p>{t("empty")}</p>
      </EmptyState>
    );
  const inGroup = (group: Group) => startups.filter((one) => groupOf(one) === group);
  return (
    <>
      <NextStep>{t("next", { count: inGroup("needs").length })}</NextStep>
      {groups
        .filter((group) => inGroup(group).length > 0)
        .map((group) => (
          <Section
            key={group}
            id={group}
            title={t(group)}
            intro={
              group === "needs" ? t("needsIntro") : group === "card" ? t("cardIntro") : undefined
            }
          >
            {inGroup(group).map((one) => (
              <DeskStartup key={one.application.id} one={one} group={group} />
            ))}
          </Section>
        ))}
      <DeskActs />
    </>
  );
}

function DeskStartup({ one, group }: { one: SuggestedFor; group: Group }) {
  const t = useTranslations("mentoring.pages.desk");
  const locale = readerLocale(useLocale());
  const { id, name, nameOther, reference } = one.application;
  return (
    <div className={styles.startup} data-application={id} data-startup={name}>
      <h3>
        <a href={`/${locale}/desk/applications/${id}`}>{name}</a>
        {nameOther ? <span className="quiet"> {nameOther}</span> : null}
      </h3>
      <p className="quiet">{reference}</p>
      {one.matches.map((match) => (
        <div key={match.id} className={styles.turn}>
          {match.state === "active" ? (
            <StatusBadge tone="ok">
              {t("activeWith", { mentor: match.mentorName, startup: name })}
            </StatusBadge>
          ) : (
            <StatusBadge tone="wait">
              <MatchTurn reader="staff" match={match} startup={name} mentor={match.mentorName} />
            </StatusBadge>
          )}
          <EndButton match={match} />
        </div>
      ))}
      <Declined one={one} />
      {group === "card" ? (
        <StatusBadge tone="wait">{t("cardWait", { startup: name })}</StatusBadge>
      ) : null}
      <Suggestions one={one} group={group} />
    </div>
  );
}

function EndButton({ match }: { match: SuggestedFor["matches"][number] }) {
  const t = useTranslations("mentoring.pages.answer");
  const kind = match.state === "active" ? "end" : "withdraw";
  return (
    <Button
      size="small"
      tone="quiet"
      data-act={kind}
      data-id={match.id}
      data-mentor={match.mentorName}
    >
      {t(kind)}
    </Button>
  );
}

/** Who said no, and why if they told the organisations. */
function Declined({ one }: { one: SuggestedFor }) {
  const t = useTranslations("mentoring.pages.desk");
  const locale = readerLocale(useLocale());
  return one.declined.map(({ id, by, mentorName, at, reason }) => (
    <div key={id}>
      <p className="quiet">
        {t("declined", {
          by,
          mentor: mentorName,
          startup: one.application.name,
          on: formatDate(at, locale),
        })}
      </p>
      {reason ? <p className={styles.message}>{reason}</p> : null}
    </div>
  ));
}

/** Two open where one is to be chosen now; the rest, and those of other startups, behind a click. */
function Suggestions({ one, group }: { one: SuggestedFor; group: Group }) {
  const t = useTranslations("mentoring.pages.desk");
  const shown = group === "needs" ? one.suggestions.slice(0, 2) : [];
  const rest = one.suggestions.slice(shown.length);
  if (one.suggestions.length === 0)
    return group === "needs" ? <p className="quiet">{t("none")}</p> : null;
  const list = (suggestions: readonly Suggestion[]) => (
    <ul className={styles.suggestions}>
      {suggestions.map((suggestion) => (
        <SuggestionRow key={suggestion.mentor.profileId} suggestion={suggestion} one={one} />
      ))}
    </ul>
  );
  return (
    <>
      {shown.length > 0 ? list(shown) : null}
      {rest.length > 0 ? (
        <details className={styles.more}>
          <summary>
            {group === "needs"
              ? t("more", { count: rest.length })
              : t(group === "card" ? "later" : "another")}
            <span className="sr-only"> {one.application.name}</span>
          </summary>
          {list(rest)}
        </details>
      ) : null}
    </>
  );
}

function SuggestionRow({ suggestion, one }: { suggestion: Suggestion; one: SuggestedFor }) {
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
      {one.cardApproved ? (
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
