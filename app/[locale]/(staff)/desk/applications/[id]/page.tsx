import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { openedSections } from "@/app/[locale]/opened-sections";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { DecisionPanel } from "@/components/decisions/decision-panel";
import { ClaimSection } from "@/components/desk/claim-section";
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
import { MentorSection } from "./mentor-section";
import { RecordNotices } from "./record-notices";
import { RecordReading } from "./record-reading";
import { RecordReleases } from "./record-releases";
import { RecordStep } from "./record-step";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Papers are asked for while the lead screens. */
const beforeReview = ["submitted", "screening", "returned"];

/** Read once for the title and the page. */
const read = cache(async (given: string, id: string, open: string) => {
  const locale = isLocale(given) ? given : defaultLocale;
  const actor = await requirePageActor(locale, `/desk/applications/${id}`);
  return loadRecord(actor, id, open.split(","), locale);
});

async function load({ params, searchParams }: Props) {
  const { locale: given, id } = await params;
  const { open: asked } = await searchParams;
  const open = await openedSections(asked);
  const locale = isLocale(given) ? given : defaultLocale;
  return {
    locale,
    open,
    here: `/${locale}/desk/applications/${id}`,
    loaded: await read(given, id, open.join(",")),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const t = await getTranslations("desk.record");
  const { loaded } = await load(props);
  const name = loaded?.application.startup?.name ?? loaded?.application.reference;
  return { title: name ? `${name} · ${t("pageTitle")}` : t("pageTitle") };
}

/** One application as staff see it: what happens next, the steps of screening and decision, then what the startup wrote. */
export default async function RecordPage(props: Props) {
  const { locale, open, here, loaded } = await load(props);
  if (!loaded) notFound();
  const { application, record, decision, enquiries, ownReviews, mentors } = loaded;
  const t = await getTranslations("desk.record");
  const tReviews = await getTranslations("reviews.own");
  const { startup, reference, intake, programme } = application;
  const isEnded = application.reader === "partner_ended";
  return (
    <ClientMessages namespaces={["desk.claim", "desk.screen", "reviews.enquiries", "files.list"]}>
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
        <ClaimSection
          applicationId={application.id}
          startup={startup?.name ?? reference}
          claim={record.claim}
          isOpen={beforeReview.includes(application.status)}
          locale={locale}
        />
        <RecordReleases loaded={loaded} locale={locale} />
        <MentorSection mentors={mentors} locale={locale} />
        <OwnReviewsSection own={ownReviews} locale={locale} />
        <EnquiryQueue
          enquiries={enquiries}
          lead={programme.lead}
          partner={programme.partner}
          locale={locale}
        />
        {record.eligibility && !isEnded ? <EligibilityFacts {...record.eligibility} /> : null}
        {isEnded ? null : <RecordReading loaded={loaded} open={open} here={here} locale={locale} />}
        <StatusHistory rows={record.history} locale={locale} />
        <Versions rows={record.versions} locale={locale} />
      </RecordLayout>
    </ClientMessages>
  );
}
