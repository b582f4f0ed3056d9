import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { NextStep } from "@/components/ui/next-step";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/lib/i18n/format";
import { CollectionStatement } from "./collection-statement";
import { useSentenceGap } from "@/components/ui/sentence-gap";
import { StartForm, type StartStartup } from "./start-form";
import styles from "./start-page.module.css";

export type StartIntake = {
  id: string;
  slug: string;
  name: string;
  opensAt: string;
  deadline: string | null;
  graceMinutes: number;
  acceptedLanguages: string[];
  lookingFor: string;
  origin: string;
  programme: { slug: string; name: string; lead: string; partner: string };
};

type StartPageProps = {
  intake: StartIntake;
  startups: readonly StartStartup[];
  /** The acting startup's open application in this intake. */
  begunId: string | null;
};

/** Before the first question: by when, what it takes, how the data are used, and which startup applies. */
export function StartPage({ intake, startups, begunId }: StartPageProps) {
  const t = useTranslations("apply.start");
  const tLanguages = useTranslations("apply.section");
  const locale = useLocale();
  const gap = useSentenceGap();
  const { programme, deadline, graceMinutes } = intake;
  const languages = intake.acceptedLanguages.map((each) => tLanguages(`languages.${each}`));
  return (
    <>
      <PageHeader
        title={t("title", { intake: intake.name })}
        sub={t("sub", { ...programme, programme: programme.name })}
        breadcrumbs={[{ href: `/${locale}/programmes/${programme.slug}`, label: programme.name }]}
      />
      <NextStep
        action={
          begunId ? (
            <ButtonLink href={`/${locale}/applications/${begunId}`} tone="primary">
              {t("continue")}
            </ButtonLink>
          ) : null
        }
      >
        {deadline ? t("deadline", { due: formatDateTime(deadline, locale) }) : t("rolling")}
        {gap}
        {deadline ? t("grace", { minutes: graceMinutes }) : null}
      </NextStep>
      <div className={styles.prose}>
        <p>
          {t("needs")}
          {gap}
          {t("languages", { languages: languages.join(tLanguages("comma")) })}
          {gap}
          {t("draftSeen")}
        </p>
        <p>
          <a href={`/${locale}/programmes/${programme.slug}/check`}>{t("check")}</a>
        </p>
      </div>
      <CollectionStatement lead={programme.lead} partner={programme.partner} />
      {begunId ? null : (
        <Section title={t("who")}>
          <StartForm intake={intake} startups={startups} />
        </Section>
      )}
    </>
  );
}
