import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ProfileForm } from "@/components/reviews/profile-form";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { vocabularyChips } from "@/lib/reviews/vocabulary-chips";
import { getReviewerProfile } from "@/lib/reviews/queries/reviewers";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: pageLocale(locale), namespace: "reviews.profile" });
  return { title: t("title") };
}

/** What a reviewer knows and takes on, for the membership they act under. */
export default async function ReviewerProfilePage({ params }: PageProps) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/reviews/profile");
  if (actor.membership?.role !== "reviewer") notFound();
  const t = await getTranslations("reviews.profile");
  const tList = await getTranslations("reviews.list");
  const { id } = actor.membership;
  const profile = await found(getReviewerProfile(actor, id));
  return (
    <ClientMessages namespaces={["reviews"]}>
      <PageHeader
        title={t("title")}
        sub={t("intro")}
        breadcrumbs={[{ href: `/${locale}/reviews`, label: tList("title") }]}
      />
      <div style={{ maxWidth: "var(--measure)" }}>
        <ProfileForm membershipId={id} profile={profile} {...vocabularyChips(locale)} />
      </div>
    </ClientMessages>
  );
}
