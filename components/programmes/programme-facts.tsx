import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Locale } from "@/lib/i18n/locales";
import type { DecisionMode, ProgrammeStatus } from "@/lib/programmes/schema";
import type { LocalisedText } from "@/lib/programmes/localised";
import { decisionModeLabels, programmeStatusLabels } from "@/lib/programmes/vocabulary";
import { statusTones } from "./programmes-table";
import styles from "./set-up-form.module.css";

type ProgrammeFactsProps = {
  programme: {
    slug: string;
    status: ProgrammeStatus;
    summary: LocalisedText;
    offers: LocalisedText[];
    decisionMode: DecisionMode;
    contactEmail: string | null;
    lead: { name: LocalisedText };
    partner: { name: LocalisedText };
  };
  locale: Locale;
};

/** What a programme is, as its set-up page shows it. */
export function ProgrammeFacts({ programme, locale }: ProgrammeFactsProps) {
  const t = useTranslations("setup");
  const { status, summary, offers, lead, partner, decisionMode, contactEmail, slug } = programme;
  const publicPath = `/${locale}/programmes/${slug}`;
  return (
    <Section title={t("programme.factsTitle")}>
      <DescriptionList
        variant="rows"
        termWidth={220}
        items={[
          {
            term: t("list.status"),
            description: (
              <StatusBadge tone={statusTones[status]}>
                {programmeStatusLabels[status][locale]}
              </StatusBadge>
            ),
          },
          {
            term: t("list.organisations"),
            description: `${lead.name[locale]} × ${partner.name[locale]}`,
          },
          { term: t("list.mode"), description: decisionModeLabels[decisionMode][locale] },
          { term: t("programme.summary"), description: summary[locale] },
          {
            term: t("programme.offers"),
            description: offers.length ? (
              <ul className={styles.plainList}>
                {offers.map((offer) => (
                  <li key={offer["en-HK"]}>{offer[locale]}</li>
                ))}
              </ul>
            ) : null,
          },
          { term: t("programme.contact"), description: contactEmail },
          {
            term: t("programme.publicPage"),
            description: status === "draft" ? null : <a href={publicPath}>{publicPath}</a>,
          },
        ]}
      />
    </Section>
  );
}
