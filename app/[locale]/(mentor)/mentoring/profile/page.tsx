import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { MentorProfileForm } from "@/components/mentoring/mentor-profile-form";
import { areaLabel, modalityLabel, topicLabel } from "@/components/mentoring/words";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getMyMentorProfile } from "@/lib/mentoring/queries/get-profile";
import { modalities, supportServices, therapeuticAreas } from "@/lib/programmes/vocabulary-keys";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mentoring.pages.profile");
  return { title: t("title") };
}

/** What the mentor helps with and how much, under the membership they act under. */
export default async function MentorProfilePage({ params }: PageProps) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/mentoring/profile");
  const { profile } = await found(getMyMentorProfile(actor));
  const t = await getTranslations("mentoring.pages.profile");
  const tMine = await getTranslations("mentoring.pages.mine");
  const chips = (keys: readonly string[], label: typeof areaLabel) =>
    keys.map((value) => ({ value, label: label(value, locale) }));
  return (
    <ClientMessages namespaces={["mentoring", "setup.errorLine"]}>
      <PageHeader
        title={t("title")}
        sub={t("intro")}
        breadcrumbs={[{ href: `/${locale}/mentoring`, label: tMine("title") }]}
      />
      <MentorProfileForm
        profile={profile}
        areas={chips(therapeuticAreas, areaLabel)}
        modalities={chips(modalities, modalityLabel)}
        topics={chips(supportServices, topicLabel)}
      />
    </ClientMessages>
  );
}
