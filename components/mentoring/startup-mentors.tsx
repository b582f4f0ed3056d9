import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Cluster } from "@/components/ui/cluster";
import { EmptyState } from "@/components/ui/empty-state";
import { NextStep } from "@/components/ui/next-step";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import type { ApplicationMentors } from "@/lib/mentoring/schema";
import { AnswerMatch } from "./answer-match";
import { EndMatch } from "./end-match";
import { MatchTurn } from "./match-turn";
import { MatchWhy } from "./mentor-matches";
import { MentorFacts } from "./mentor-facts";
import styles from "./mentoring.module.css";
import { readerLocale } from "./words";

type Match = ApplicationMentors["matches"][number];
type StartupMentorsProps = { view: ApplicationMentors; lead: string; partner: string };

/** The team's mentors: what waits for an answer, who helps now, and earlier ones. */
export function StartupMentors({ view, lead, partner }: StartupMentorsProps) {
  const t = useTranslations("mentoring.pages.mentors");
  const tStates = useTranslations("mentoring.states");
  const locale = readerLocale(useLocale());
  const { matches } = view;
  const proposed = matches.filter(({ state }) => state === "proposed");
  const active = matches.filter(({ state }) => state === "active");
  const past = matches.filter((match) => !proposed.includes(match) && !active.includes(match));
  return (
    <>
      <MentorsNext view={view} lead={lead} partner={partner} />
      {matches.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>
          <p>{t("empty")}</p>
        </EmptyState>
      ) : null}
      {proposed.length > 0 ? (
        <Section title={t("proposed")}>
          <div className={styles.list}>
            {proposed.map((match) => (
              <Proposed key={match.id} match={match} view={view} />
            ))}
          </div>
        </Section>
      ) : null}
      {active.length > 0 ? (
        <Section title={t("active")}>
          <div className={styles.list}>
            {active.map((match) => (
              <Active key={match.id} match={match} view={view} />
            ))}
          </div>
        </Section>
      ) : null}
      {past.length > 0 ? (
        <Section title={t("past")}>
          <ul>
            {past.map(({ id, mentor, state, endedAt }) => (
              <li key={id}>
                {t("pastLine", {
                  mentor: mentor.name,
                  state: tStates(state),
                  at: endedAt ? formatDate(endedAt, locale) : "",
                })}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

/** Who has the ball: the card first, then answers, then the first conversation. */
function MentorsNext({ view, lead, partner }: StartupMentorsProps) {
  const t = useTranslations("mentoring.pages.mentors");
  const locale = readerLocale(useLocale());
  const { application, card, matches } = view;
  const cardHref = `/${locale}/applications/${application.id}/card`;
  if (application.status !== "admitted") return <NextStep>{t("notYet")}</NextStep>;
  const open = matches.filter(({ state }) => state === "proposed");
  const mine = open.filter(({ waitsFor }) => waitsFor !== "mentor").length;
  const active = matches.find(({ state }) => state === "active");
  const seeCard = <ButtonLink href={cardHref}>{t("seeCard")}</ButtonLink>;
  if (mine > 0) return <NextStep action={seeCard}>{t("nextAnswer", { count: mine })}</NextStep>;
  if (active)
    return <NextStep action={seeCard}>{t("nextActive", { mentor: active.mentor.name })}</NextStep>;
  if (!card?.approvedAt)
    return (
      <NextStep
        action={
          <ButtonLink href={cardHref} tone="primary">
            {t("toCard")}
          </ButtonLink>
        }
      >
        {t("nextCard", { lead, partner })}
      </NextStep>
    );
  return (
    <NextStep action={seeCard}>
      {open.length > 0 ? t("nextMentor") : t("nextWait", { lead, partner })}
    </NextStep>
  );
}

type MatchProps = { match: Match; view: ApplicationMentors };

function Proposed({ match, view }: MatchProps) {
  const t = useTranslations("mentoring.pages.answer");
  const { mentor, waitsFor } = match;
  const isOurTurn = waitsFor !== "mentor";
  return (
    <Card title={mentor.name} sub={mentor.organisation} level={3} attention={isOurTurn}>
      <p>
        <MatchTurn
          reader="startup"
          match={match}
          startup={view.application.name}
          mentor={mentor.name}
        />
      </p>
      <MentorFacts mentor={mentor} />
      <MatchWhy reasons={match.reasons} message={match.message} />
      {isOurTurn && view.may.answer ? (
        <AnswerMatch matchId={match.id} side="startup" name={mentor.name} />
      ) : null}
      {isOurTurn && !view.may.answer ? <p className="quiet">{t("ownerAnswers")}</p> : null}
    </Card>
  );
}

function Active({ match, view }: MatchProps) {
  const t = useTranslations("mentoring.pages.mentors");
  const { mentor, contact } = match;
  return (
    <Card title={mentor.name} sub={mentor.organisation} level={3}>
      <p>{t("activeNext", { mentor: mentor.name })}</p>
      <MentorFacts mentor={mentor} />
      <Cluster
        end={
          view.may.answer ? (
            <EndMatch
              matchId={match.id}
              kind="end"
              startup={view.application.name}
              mentor={mentor.name}
            />
          ) : null
        }
      >
        {contact ? (
          <>
            <ButtonLink href={`mailto:${contact}`} tone="primary">
              {t("write", { mentor: mentor.name })}
            </ButtonLink>
            <span className="quiet">{contact}</span>
          </>
        ) : (
          <span className="quiet">{t("noContact")}</span>
        )}
      </Cluster>
    </Card>
  );
}
