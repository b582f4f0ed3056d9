import { useLocale, useTranslations } from "next-intl";
import { Lens } from "@/components/ui/lens";
import { NextStep } from "@/components/ui/next-step";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import type { MentorMatch } from "@/lib/mentoring/schema";
import { AnswerMatch } from "./answer-match";
import { CardWords } from "./card-words";
import { EndMatch } from "./end-match";
import { MatchTurn } from "./match-turn";
import { MatchWhy } from "./mentor-matches";
import { readerLocale } from "./words";

/** A match as its mentor sees it: where it stands, the approved card, whom to write to. */
export function MatchRecord({ match, mentor }: { match: MentorMatch; mentor: string }) {
  const t = useTranslations("mentoring.pages");
  const { id, startup, programme, card, area, state, waitsFor } = match;
  const next = (
    <NextStep narrow>
      <MatchNext match={match} />
    </NextStep>
  );
  if (state !== "proposed" && state !== "active") return next;
  return (
    <>
      {next}
      {state === "active" ? <Contacts match={match} /> : null}
      <Section
        title={t("match.card")}
        aside={
          <Lens sight="closed" reason={t("match.cardReason")}>
            {t("match.cardLens")}
          </Lens>
        }
      >
        {card ? (
          <CardWords card={card} startup={startup} programme={programme} area={area} />
        ) : (
          <p>{t("mine.cardGone")}</p>
        )}
        <MatchWhy reasons={match.reasons} message={match.message} />
        {state === "proposed" && waitsFor !== "startup" && card ? (
          <AnswerMatch matchId={id} side="mentor" name={startup} />
        ) : null}
        {state === "active" ? (
          <EndMatch matchId={id} kind="end" startup={startup} mentor={mentor} />
        ) : null}
      </Section>
    </>
  );
}

function MatchNext({ match }: { match: MentorMatch }) {
  const t = useTranslations("mentoring.pages.match");
  const locale = readerLocale(useLocale());
  const { state, startup, endedAt } = match;
  if (state === "proposed")
    return <MatchTurn reader="mentor" match={match} startup={startup} mentor="" />;
  if (state === "active") return t("nextActive", { startup });
  if (state === "ended") return t("ended", { at: endedAt ? formatDate(endedAt, locale) : "" });
  return t("over");
}

function Contacts({ match }: { match: MentorMatch }) {
  const t = useTranslations("mentoring.pages.match");
  if (match.contacts.length === 0)
    return (
      <Section title={t("contacts")}>
        <p>{t("noContacts")}</p>
      </Section>
    );
  return (
    <Section title={t("contacts")} intro={t("contactsIntro")}>
      <ul>
        {match.contacts.map(({ name, address }) => (
          <li key={address}>
            {name} <a href={`mailto:${address}`}>{address}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
