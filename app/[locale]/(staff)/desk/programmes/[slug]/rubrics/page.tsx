import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { SetUpHeader } from "@/components/programmes/set-up-header";
import { SetUpRubric } from "@/components/programmes/set-up-rubric";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getProgrammeSetup } from "@/lib/programmes/queries/set-up";

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.rubric");
  return { title: t("title") };
}

export default async function RubricsPage({ params }: Props) {
  const { locale: asked, slug } = await params;
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, `/desk/programmes/${slug}/rubrics`);
  const { programme, rubrics } = await found(getProgrammeSetup(actor, slug));
  const t = await getTranslations("setup.rubric");
  const { lead, partner, reader, status } = programme;
  return (
    <ClientMessages namespaces={["setup"]}>
      <SetUpHeader programme={programme} locale={locale} current="rubrics" />
      <p>{t("intro")}</p>
      {[
        { organisation: lead, side: "lead" as const },
        { organisation: partner, side: "partner" as const },
      ].map(({ organisation, side }) => (
        <SetUpRubric
          key={organisation.id}
          title={t("of", { organisation: organisation.shortName[locale] })}
          programmeId={programme.id}
          rubrics={rubrics.filter((rubric) => rubric.organisationId === organisation.id)}
          isOwn={side === reader && status !== "closed"}
          locale={locale}
        />
      ))}
    </ClientMessages>
  );
}
