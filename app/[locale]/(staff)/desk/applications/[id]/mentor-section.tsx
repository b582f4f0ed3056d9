import { useTranslations } from "next-intl";
import { MatchTurn } from "@/components/mentoring/match-turn";
import { Cluster } from "@/components/ui/cluster";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Locale } from "@/lib/i18n/locales";
import type { ApplicationMentors } from "@/lib/mentoring/schema";

type MentorSectionProps = { mentors: ApplicationMentors | null; locale: Locale };

/** Who helps an admitted startup, or who has to say yes; proposing is done where all mentors are. */
export function MentorSection({ mentors, locale }: MentorSectionProps) {
  const t = useTranslations("desk.record");
  const words = useTranslations("mentoring.pages.desk");
  if (!mentors) return null;
  const { name } = mentors.application;
  const live = mentors.matches.filter(({ state }) => state === "proposed" || state === "active");
  return (
    <Section id="mentors" title={t("mentors")}>
      {live.map((match) => (
        <p key={match.id}>
          {match.state === "active" ? (
            <StatusBadge tone="ok">
              {words("activeWith", { mentor: match.mentor.name, startup: name })}
            </StatusBadge>
          ) : (
            <StatusBadge tone="wait">
              <MatchTurn reader="staff" match={match} startup={name} mentor={match.mentor.name} />
            </StatusBadge>
          )}
        </p>
      ))}
      {live.length === 0 ? <p className="quiet">{t("noMentor")}</p> : null}
      <Cluster>
        <a href={`/${locale}/desk/mentors`}>{t("mentorsGo")}</a>
      </Cluster>
    </Section>
  );
}
