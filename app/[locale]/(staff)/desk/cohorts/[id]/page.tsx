import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { CohortTable } from "@/components/decisions/cohort-table";
import { PageHeader } from "@/components/ui/page-header";
import { getCohort } from "@/lib/decisions/queries/list-cohorts";

type PageProps = { params: Promise<{ locale: string; id: string }> };

const load = cache(async (given: string, id: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/desk/cohorts/${id}`);
  if (!z.uuid().safeParse(id).success) notFound();
  return { locale, cohort: await found(getCohort(actor, id, locale)) };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, id } = await params;
  return { title: (await load(locale, id)).cohort.name };
}

/** One cohort: its startups and where each stands in its onboarding. */
export default async function CohortPage({ params }: PageProps) {
  const { locale: given, id } = await params;
  const { locale, cohort } = await load(given, id);
  const t = await getTranslations("decisions.cohorts");
  const steps = t("onboarding", { done: cohort.itemsDone, total: cohort.itemsTotal });
  return (
    <>
      <PageHeader
        title={cohort.name}
        sub={`${cohort.programme} · ${t("members", { count: cohort.members })} · ${steps}`}
        breadcrumbs={[{ href: `/${locale}/desk/cohorts`, label: t("title") }]}
      />
      <CohortTable cohort={cohort} locale={locale} />
    </>
  );
}
