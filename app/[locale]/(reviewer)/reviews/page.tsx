import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { WaitingElsewhere } from "@/app/[locale]/waiting-elsewhere";
import { PartnerRequests } from "@/components/releases/partner-requests";
import { addressOf, AssignmentList, byDueDate } from "@/components/reviews/assignment-list";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { NextStep } from "@/components/ui/next-step";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/lib/i18n/format";
import { isToDo } from "@/lib/reviews/schema";
import { loadReviews } from "./load";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: pageLocale(locale), namespace: "reviews.list" });
  return { title: t("title") };
}

/** A reviewer's assignments: what waits for the declaration, what waits for the review, what is filed. */
export default async function ReviewsPage({ params }: PageProps) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/reviews");
  if (actor.membership?.role !== "reviewer") notFound();
  const t = await getTranslations("reviews.list");
  const { assignments, releases, elsewhere } = await loadReviews(actor, locale);
  const tReleases = await getTranslations("releases.list");
  const own = assignments.filter(isToDo);
  const open = [...own, ...elsewhere].toSorted(byDueDate);
  const filed = assignments.filter(({ state }) => state === "completed");
  const [next] = open;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={<ButtonLink href={`/${locale}/reviews/profile`}>{t("profile")}</ButtonLink>}
      />
      <NextStep
        action={
          next ? (
            <ButtonLink tone="primary" href={`/${locale}${addressOf(next)}`}>
              {t(next.state === "offered" ? "declareNext" : "reviewNext", {
                startup: next.startup,
              })}
            </ButtonLink>
          ) : null
        }
      >
        {t("next", {
          count: open.length,
          dated: next?.dueAt ? "yes" : "no",
          due: next?.dueAt ? formatDateTime(next.dueAt, locale) : "",
        })}
        {elsewhere.length > 0 ? (
          <>
            <br />
            {t("nextUnder", { here: own.length, elsewhere: elsewhere.length })}
          </>
        ) : null}
      </NextStep>
      <WaitingElsewhere locale={locale} listed={["reviews"]} />
      {assignments.length === 0 && elsewhere.length === 0 ? (
        <EmptyState title={t("empty")}>
          <p>{t("emptyWhy")}</p>
        </EmptyState>
      ) : null}
      {open.length > 0 ? (
        <Section title={t("open")}>
          <AssignmentList caption={t("open")} assignments={open} locale={locale} />
        </Section>
      ) : null}
      {releases.length > 0 ? (
        <Section title={tReleases("named")}>
          <PartnerRequests requests={releases} locale={locale} />
        </Section>
      ) : null}
      {filed.length > 0 ? (
        <Section title={t("filed")}>
          <AssignmentList caption={t("filed")} assignments={filed} locale={locale} />
        </Section>
      ) : null}
    </>
  );
}
