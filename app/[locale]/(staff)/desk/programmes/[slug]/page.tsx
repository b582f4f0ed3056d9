import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ProgrammeActs } from "@/components/programmes/programme-acts";
import { ProgrammeFacts } from "@/components/programmes/programme-facts";
import { SetUpHeader } from "@/components/programmes/set-up-header";
import { SetUpIntake } from "@/components/programmes/set-up-intake";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { EmptyState } from "@/components/ui/empty-state";
import { NextStep } from "@/components/ui/next-step";
import { Section } from "@/components/ui/section";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getProgrammeHead, getProgrammeSetup } from "@/lib/programmes/queries/set-up";

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: asked, slug } = await params;
  const actor = await requirePageActor(asked, `/desk/programmes/${slug}`);
  const { name } = await found(getProgrammeHead(actor, slug));
  return { title: name[pageLocale(asked)] };
}

export default async function SetUpPage({ params }: Props) {
  const { locale: asked, slug } = await params;
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, `/desk/programmes/${slug}`);
  const { programme, intakes } = await found(getProgrammeSetup(actor, slug));
  const t = await getTranslations("setup.overview");
  const mayChange = programme.mayEdit && programme.status !== "closed";
  return (
    <ClientMessages namespaces={["setup"]}>
      <SetUpHeader
        programme={programme}
        locale={locale}
        current="overview"
        actions={programme.mayEdit ? <ProgrammeActs programme={programme} locale={locale} /> : null}
      />
      <NextStep>{t(`next.${programme.status}`)}</NextStep>
      <Section title={t("intakes")}>
        {intakes.length === 0 ? (
          <EmptyState title={t("noIntakes")}>{t("noIntakesBody")}</EmptyState>
        ) : null}
        {intakes.map((intake) => (
          <SetUpIntake
            key={intake.id}
            intake={intake}
            locale={locale}
            home={`/${locale}/desk/programmes/${slug}`}
            mayEdit={mayChange}
          />
        ))}
        {mayChange ? (
          <Cluster>
            <ButtonLink href={`/${locale}/desk/programmes/${slug}/intakes/new`}>
              {t("newIntake")}
            </ButtonLink>
          </Cluster>
        ) : null}
      </Section>
      <ProgrammeFacts programme={programme} locale={locale} />
    </ClientMessages>
  );
}
