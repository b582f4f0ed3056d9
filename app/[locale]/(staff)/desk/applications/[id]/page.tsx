import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { DecisionPanel } from "@/components/decisions/decision-panel";
import { RecordContents } from "@/components/desk/record-contents";
import { EligibilityFacts, StatusHistory, Versions } from "@/components/desk/record-facts";
import { RecordLayout } from "@/components/desk/record-layout";
import { EnquiryQueue } from "@/components/reviews/enquiry-queue";
import { OwnReviewsSection } from "@/components/reviews/own-reviews";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { contentsOf } from "./contents";
import { loadRecord } from "./load";
import { RecordNotices } from "./record-notices";
import { RecordReading } from "./record-reading";
import { RecordStep } from "./record-step";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function load({ params, searchParams }: Props) {
  const { locale: given, id } = await params;
  const locale = isLocale(given) ? given : defaultLocale;
  const { open: asked } = await searchParams;
  const open = (Array.isArray(asked) ? asked : [asked ?? ""])
    .flatMap((text) => text.split(","))
    .filter((key) => /^[a-z0-9_]{1,60}$/.test(key));
  const path = `/desk/applications/${id}`;
  const actor = await requirePageActor(locale, path);
  return { locale, actor, id, open, here: `/${locale}${path}` };
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk.record");
  return { title: t("pageTitle") };
}

/** One application as staff see it: what happens next, the steps of screening and decision, then what the startup wrote. */
export default async function RecordPage(props: Props) {
  const { locale, actor, id, open, here } = await load(props);
  const loaded = await loadRecord(actor, id, open, locale);
  if (!loaded) notFound();
  const { application, record, decision, enquiries, ownReviews } = loaded;
  const t = await getTranslations("desk.record");
  const tReviews = await getTranslations("reviews.own");
  const { startup, reference, intake, programme } = application;
  const isEnded = application.reader === "partner_ended";
  return (
    <ClientMessages namespaces={["desk", "reviews"]}>
      <PageHeader
        breadcrumbs={[{ href: `/${locale}/desk`, label: t("list") }]}
        title={startup?.name ?? reference}
        alias={startup?.nameOther}
        sub={t("facts", {
          reference,
          intake: intake.name,
          organisations: `${programme.lead} + ${programme.partner}`,
        })}
      />
      <RecordLayout
        contents={isEnded ? null : <RecordContents items={contentsOf(loaded, t, tReviews)} />}
      >
        {decision ? null : <RecordStep loaded={loaded} />}
        <RecordNotices application={application} record={record} locale={locale} />
        {decision ? <DecisionPanel view={decision} locale={locale} /> : null}
        <OwnReviewsSection own={ownReviews} locale={locale} />
        <EnquiryQueue enquiries={enquiries} lead={programme.lead} partner={programme.partner} />
        {record.eligibility && !isEnded ? <EligibilityFacts {...record.eligibility} /> : null}
        {isEnded ? null : <RecordReading loaded={loaded} open={open} here={here} locale={locale} />}
        <StatusHistory rows={record.history} locale={locale} />
        <Versions rows={record.versions} locale={locale} />
      </RecordLayout>
    </ClientMessages>
  );
}
