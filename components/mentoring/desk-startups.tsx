import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NextStep } from "@/components/ui/next-step";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDate } from "@/lib/i18n/format";
import type { SuggestedFor } from "@/lib/mentoring/schema";
import { DeskActs } from "./desk-acts";
import { MatchTurn } from "./match-turn";
import styles from "./mentoring.module.css";
import { MoreSuggestions } from "./more-suggestions";
import { SuggestionList } from "./suggestion-list";
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
  const { application, cardApproved, suggestions, further } = one;
  if (suggestions.length + further === 0)
    return group === "needs" ? <p className="quiet">{t("none")}</p> : null;
  return (
    <>
      {suggestions.length > 0 ? (
        <SuggestionList suggestions={suggestions} cardApproved={cardApproved} />
      ) : null}
      {further > 0 ? (
        <MoreSuggestions
          // Whoever is proposed or declines changes who else fits.
          key={`${one.matches.length}/${one.declined.length}`}
          applicationId={application.id}
          name={application.name}
          cardApproved={cardApproved}
          after={suggestions.length}
          summary={
            group === "needs"
              ? t("more", { count: further })
              : t(group === "card" ? "later" : "another")
          }
        />
      ) : null}
    </>
  );
}
