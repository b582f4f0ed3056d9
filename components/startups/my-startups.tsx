import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { Section } from "@/components/ui/section";
import type { TeamRole } from "@/lib/startups/schema";

type MyStartupsProps = {
  startup: {
    id: string;
    displayName: string;
    oneLiner: string | null;
    team: { role: TeamRole }[];
    invitations: { role: TeamRole }[];
  };
};

/** The startup one acts for: its team in a number, and a nudge while a single owner holds every key. */
export function MyStartups({ startup }: MyStartupsProps) {
  const t = useTranslations("apply.my");
  const locale = useLocale();
  const owners = [...startup.team, ...startup.invitations].filter(({ role }) => role === "owner");
  return (
    <Section title={t("startup")}>
      <p>
        <b>{startup.displayName}</b> · {t("team", { count: startup.team.length })}
        {startup.oneLiner ? (
          <>
            <br />
            <span className="quiet">{startup.oneLiner}</span>
          </>
        ) : null}
      </p>
      {owners.length < 2 ? <p>{t("oneOwner")}</p> : null}
      <Cluster>
        <ButtonLink href={`/${locale}/startups/${startup.id}`}>{t("profile")}</ButtonLink>
      </Cluster>
    </Section>
  );
}
