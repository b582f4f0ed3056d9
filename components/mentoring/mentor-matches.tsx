import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import type { MentorMatch } from "@/lib/mentoring/schema";
import { AnswerMatch } from "./answer-match";
import { CardWords } from "./card-words";
import { MatchTurn } from "./match-turn";
import styles from "./mentoring.module.css";
import { Reasons } from "./reasons";
import { readerLocale } from "./words";

/** The mentor's matches: what waits for an answer first, then who is helped, then what ended. */
export function MentorMatches({ matches }: { matches: readonly MentorMatch[] }) {
  const t = useTranslations("mentoring.pages.mine");
  const locale = readerLocale(useLocale());
  const inState = (state: MentorMatch["state"]) => matches.filter((one) => one.state === state);
  const [proposed, active, ended] = [inState("proposed"), inState("active"), inState("ended")];
  if (matches.length === 0)
    return (
      <EmptyState title={t("emptyTitle")}>
        <p>{t("empty")}</p>
      </EmptyState>
    );
  return (
    <>
      {proposed.length > 0 ? (
        <Section title={t("proposed")}>
          <div className={styles.list}>
            {proposed.map((match) => (
              <ProposedMatch key={match.id} match={match} />
            ))}
          </div>
        </Section>
      ) : null}
      {active.length > 0 ? (
        <Section title={t("active")}>
          <div className={styles.list}>
            {active.map(({ id, startup, programme }) => (
              <Card key={id} title={startup} sub={programme} level={3}>
                <p>{t("activeNext", { startup })}</p>
                <ButtonLink href={`/${locale}/mentoring/matches/${id}`} tone="primary">
                  {t("open", { startup })}
                </ButtonLink>
              </Card>
            ))}
          </div>
        </Section>
      ) : null}
      {ended.length > 0 ? (
        <Section title={t("past")}>
          <ul>
            {ended.map(({ id, startup, endedAt }) => (
              <li key={id}>
                {t("pastLine", { startup, at: endedAt ? formatDate(endedAt, locale) : "" })}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function ProposedMatch({ match }: { match: MentorMatch }) {
  const t = useTranslations("mentoring.pages");
  const { id, startup, programme, card, area, message } = match;
  const isMyTurn = match.waitsFor !== "startup";
  return (
    <Card title={startup} level={3} attention={isMyTurn}>
      <p>
        <MatchTurn reader="mentor" match={match} startup={startup} mentor="" />
      </p>
      {card ? (
        <CardWords card={card} startup={startup} programme={programme} area={area} />
      ) : (
        <p>{t("mine.cardGone")}</p>
      )}
      <MatchWhy reasons={match.reasons} message={message} />
      {isMyTurn && card ? <AnswerMatch matchId={id} side="mentor" name={startup} /> : null}
    </Card>
  );
}

type MatchWhyProps = Pick<MentorMatch, "reasons" | "message">;

/** The reasons of the fit and the word of whoever proposed it. */
export function MatchWhy({ reasons, message }: MatchWhyProps) {
  const t = useTranslations("mentoring.pages.facts");
  return (
    <>
      <p className={styles.label}>{t("reasons")}</p>
      <Reasons reasons={reasons} />
      {message ? (
        <>
          <p className={styles.label}>{t("message")}</p>
          <p className={styles.message}>{message}</p>
        </>
      ) : null}
    </>
  );
}
