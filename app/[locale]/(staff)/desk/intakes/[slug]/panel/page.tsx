import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { PanelFoot } from "@/components/decisions/panel-foot";
import { PanelNext } from "@/components/decisions/panel-next";
import { PanelSheet } from "@/components/decisions/panel-sheet";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getPanel } from "@/lib/decisions/queries/get-panel";
import { panelQuerySchema } from "@/lib/decisions/schema";
import { formatDateTime } from "@/lib/i18n/format";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const load = cache(async (given: string, slug: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/desk/intakes/${slug}/panel`);
  return { locale, view: await found(getPanel(actor, slug, locale)) };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await params;
  const { view } = await load(locale, slug);
  const t = await getTranslations("decisions.sheet");
  return { title: t("title", { intake: view.intake.name }) };
}

/** The joint panel sheet of an intake, for those who speak for one of the two organisations. */
export default async function PanelPage({ params, searchParams }: PageProps) {
  const { locale: given, slug } = await params;
  const { locale, view } = await load(given, slug);
  const query = panelQuerySchema.safeParse(await searchParams);
  const scores = (query.success && query.data.scores) || "calibrated";
  const t = await getTranslations("decisions.sheet");
  const { panelAt } = view.intake;
  const date = panelAt ? formatDateTime(panelAt, locale) : t("noDate");
  const { reviewers, conflicts, inReview } = view.counts;
  return (
    <>
      <PageHeader
        title={t("title", { intake: view.intake.name })}
        sub={t("sub", { date, startups: view.rows.length, reviewers, conflicts })}
      />
      {view.rows.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          action={<ButtonLink href={`/${locale}/desk?status=in_review`}>{t("toDesk")}</ButtonLink>}
        >
          <p>{t("empty")}</p>
        </EmptyState>
      ) : (
        <>
          <PanelNext view={view} locale={locale} />
          <PanelSheet view={view} scores={scores} locale={locale} />
          <PanelFoot
            scores={scores}
            calibratedAsOf={view.calibratedAsOf}
            inReview={inReview}
            locale={locale}
          />
        </>
      )}
    </>
  );
}
