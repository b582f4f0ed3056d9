import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { Hero, ProgrammeCards } from "@/components/programmes/hero";
import { IntakeCard, NoIntakeCard } from "@/components/programmes/intake-card";
import { IntakeTerms } from "@/components/programmes/intake-terms";
import {
  AfterAdmission,
  HowItGoes,
  WhatEachBrings,
  WhoMayApply,
  YourScience,
} from "@/components/programmes/public-bands";
import { PublicStartups } from "@/components/privacy/public-startups";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { getPublicProgramme, listPublicRules } from "@/lib/programmes/queries/public-programmes";
import { listPublicStartups } from "@/lib/privacy/queries/list-public-startups";

// Title and page read it once.
const load = cache(getPublicProgramme);

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const { name } = await found(load(slug, pageLocale(locale)));
  return { title: name };
}

export default async function ProgrammePage({ params }: Props) {
  const { locale: asked, slug } = await params;
  const locale = pageLocale(asked);
  const programme = await found(load(slug, locale));
  const t = await getTranslations("programmes.public");
  const [first, ...others] = programme.intakes;
  const startups = await listPublicStartups(slug, locale);
  const rules = first ? await listPublicRules(first.id) : [];
  const names = { lead: programme.lead.shortName, partner: programme.partner.shortName };
  const checkHref = `/${locale}/programmes/${slug}/check`;
  return (
    <>
      <Hero
        organisations={t("organisations", {
          lead: programme.lead.name,
          partner: programme.partner.name,
        })}
        title={programme.name}
        lead={programme.summary}
        acts={
          first ? (
            <>
              <ButtonLink href={checkHref} tone="primary" size="large">
                {t("check")}
              </ButtonLink>
              <span className="quiet">{t("checkNote")}</span>
            </>
          ) : null
        }
      >
        {first ? (
          <IntakeCard intake={first} />
        ) : (
          <NoIntakeCard contactEmail={programme.contactEmail} />
        )}
      </Hero>
      {programme.status === "closed" ? <Notice>{t("closed")}</Notice> : null}
      {others.length > 0 ? (
        <ProgrammeCards>
          {others.map((intake) => (
            <IntakeCard key={intake.id} intake={intake} />
          ))}
        </ProgrammeCards>
      ) : null}
      <WhoMayApply rules={rules} checkHref={checkHref} />
      {first ? <IntakeTerms intake={first} contactEmail={programme.contactEmail} /> : null}
      <HowItGoes {...names} mode={programme.decisionMode} />
      <YourScience {...names} />
      <WhatEachBrings offers={programme.offers} />
      <AfterAdmission />
      <PublicStartups startups={startups} />
    </>
  );
}
