import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { Card, CardGrid } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Meter } from "@/components/ui/meter";
import { PageHeader } from "@/components/ui/page-header";
import { listCohorts } from "@/lib/decisions/queries/list-cohorts";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("decisions.cohorts");
  return { title: t("title") };
}

/** Every cohort whose startups this member of staff may see. */
export default async function CohortsPage({ params }: PageProps) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/desk/cohorts");
  const cohorts = await found(listCohorts(actor, locale));
  const t = await getTranslations("decisions.cohorts");
  return (
    <>
      <PageHeader title={t("title")} sub={t("sub")} />
      {cohorts.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>
          <p>{t("empty")}</p>
        </EmptyState>
      ) : (
        <CardGrid>
          {cohorts.map((cohort) => (
            <Card
              key={cohort.id}
              title={cohort.name}
              href={`/${locale}/desk/cohorts/${cohort.id}`}
              sub={`${cohort.programme} · ${t("members", { count: cohort.members })}`}
            >
              <Meter
                label={t("progress")}
                value={cohort.itemsDone}
                max={cohort.itemsTotal}
                text={`${cohort.itemsDone}/${cohort.itemsTotal}`}
              />
            </Card>
          ))}
        </CardGrid>
      )}
    </>
  );
}
