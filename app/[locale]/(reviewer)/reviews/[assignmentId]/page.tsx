import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConflictCardView } from "@/components/reviews/conflict-card";
import { DeclareConflict } from "@/components/reviews/declare-conflict";
import { NextStep } from "@/components/ui/next-step";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDateTime } from "@/lib/i18n/format";
import { loadAssignment } from "./load";
import { ReviewDesk } from "./review-desk";
import { openedSections } from "@/app/[locale]/opened-sections";

type PageProps = {
  params: Promise<{ locale: string; assignmentId: string }>;
  searchParams: Promise<{ open?: string | string[] }>;
};

async function load({ params, searchParams }: PageProps) {
  const { locale, assignmentId } = await params;
  const open = await openedSections((await searchParams).open);
  return loadAssignment(locale, assignmentId, open.join(","));
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { view, locale } = await load(props);
  const t = await getTranslations({ locale, namespace: "reviews.desk" });
  return { title: t("metaTitle", { startup: view.card.name }) };
}

/** First the conflict card; after the declaration the application beside the rubric. */
export default async function AssignmentPage(props: PageProps) {
  const { view, reading, open, locale } = await load(props);
  const t = await getTranslations("reviews.desk");
  const tList = await getTranslations("reviews.list");
  const due = {
    dated: view.dueAt ? "yes" : "no",
    due: view.dueAt ? formatDateTime(view.dueAt, locale) : "",
  };
  return (
    <ClientMessages namespaces={["reviews"]}>
      <PageHeader
        title={view.card.name}
        alias={view.card.nameOther}
        sub={`${view.programme} · ${view.reference}`}
        breadcrumbs={[
          { href: `/${locale}/reviews`, label: tList("title") },
          { label: t("position", { position: view.position, total: view.total }) },
        ]}
      />
      {reading ? (
        <ReviewDesk view={view} reading={reading} locale={locale} open={open} />
      ) : (
        <>
          <NextStep narrow>{t("declareFirst", due)}</NextStep>
          <Section title={t("card")} intro={t("cardIntro")}>
            <ConflictCardView card={view.card} locale={locale} />
            <DeclareConflict assignmentId={view.id} startup={view.card.name} moment="card" />
          </Section>
        </>
      )}
    </ClientMessages>
  );
}
