import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { PartnerRequests } from "@/components/releases/partner-requests";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listRequests } from "@/lib/releases/queries/list-requests";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("releases.list");
  return { title: t("title") };
}

/** What the partner asked startups for; to its reviewers, what was released to them by name. */
export default async function ReleasesPage({ params }: PageProps) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/releases");
  const role = actor.membership?.role;
  if (role !== "partner_lead" && role !== "reviewer") notFound();
  const t = await getTranslations("releases.list");
  const requests = await listRequests(actor);
  const isLead = role === "partner_lead";
  return (
    <>
      <PageHeader title={t("title")} sub={t(isLead ? "sub" : "subReviewer")} />
      {requests.length > 0 ? (
        <PartnerRequests requests={requests} locale={locale} />
      ) : (
        <EmptyState title={t("empty")}>
          <p>{t(isLead ? "emptyBody" : "emptyBodyReviewer")}</p>
        </EmptyState>
      )}
    </>
  );
}
