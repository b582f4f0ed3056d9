import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/page-locale";
import { Hero, ProgrammeCards } from "@/components/programmes/hero";
import { IntakeCard, NoIntakeCard } from "@/components/programmes/intake-card";
import { AfterAdmission, HowItGoes, YourScience } from "@/components/programmes/public-bands";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import {
  listPublicProgrammes,
  type PublicProgramme,
} from "@/lib/programmes/queries/public-programmes";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("programmes.public");
  return { title: t("title") };
}

export default async function HomePage({ params }: Props) {
  const locale = pageLocale((await params).locale);
  const programmes = await listPublicProgrammes(locale);
  const t = await getTranslations("programmes.public");
  const [only] = programmes.length === 1 ? programmes : [];
  const names = {
    lead: only?.lead.shortName ?? programmes[0]?.lead.shortName ?? t("genericLead"),
    partner: only?.partner.shortName ?? t("genericPartner"),
  };
  const checkHref = `/${locale}/programmes/${only?.slug ?? ""}/check`;
  return (
    <>
      <Hero
        title={t("title")}
        lead={t("lead", names)}
        organisations={only && organisationsOf(only)}
        acts={
          only?.intakes.length ? (
            <>
              <ButtonLink href={checkHref} tone="primary" size="large">
                {t("check")}
              </ButtonLink>
              <span className="quiet">{t("checkNote")}</span>
            </>
          ) : null
        }
      >
        {only ? <Intakes programme={only} /> : null}
      </Hero>
      {programmes.length === 0 ? (
        <EmptyState title={t("noProgramme")}>{t("noProgrammeBody")}</EmptyState>
      ) : null}
      {programmes.length > 1 ? (
        <ProgrammeCards>
          {programmes.map((programme) => (
            <Intakes key={programme.slug} programme={programme} among />
          ))}
        </ProgrammeCards>
      ) : null}
      <HowItGoes {...names} mode={only?.decisionMode} />
      <YourScience {...names} />
      <AfterAdmission />
    </>
  );
}

const organisationsOf = ({ lead, partner }: PublicProgramme) => `${lead.name} × ${partner.name}`;

function Intakes({ programme, among = false }: { programme: PublicProgramme; among?: boolean }) {
  const { slug, name, intakes, contactEmail } = programme;
  const heading = among ? { slug, name, organisations: organisationsOf(programme) } : undefined;
  const [intake] = intakes;
  return intake ? (
    <IntakeCard intake={intake} programme={heading} />
  ) : (
    <NoIntakeCard programme={heading} contactEmail={contactEmail} />
  );
}
