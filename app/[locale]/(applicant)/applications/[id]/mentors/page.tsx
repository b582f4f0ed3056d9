import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadTeamApplication } from "@/app/[locale]/(applicant)/applications/[id]/load";
import { found } from "@/app/[locale]/found";
import { StartupMentors } from "@/components/mentoring/startup-mentors";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getApplicationMentors } from "@/lib/mentoring/queries/get-application-mentors";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mentoring.pages.mentors");
  return { title: t("title") };
}

/** The startup's mentors: proposed, active, earlier. */
export default async function StartupMentorsPage({ params }: PageProps) {
  const { locale: given, id } = await params;
  const team = await loadTeamApplication(given, id, `/applications/${id}/mentors`);
  const { locale, actor, application } = team;
  const view = await found(getApplicationMentors(actor, id, locale));
  const t = await getTranslations("mentoring.pages.mentors");
  const tCard = await getTranslations("mentoring.pages.card");
  const { reference, name } = view.application;
  const { lead, partner } = application.programme;
  return (
    <ClientMessages namespaces={["mentoring"]}>
      <PageHeader
        title={t("title")}
        sub={t("sub", { startup: name, reference })}
        breadcrumbs={[
          { href: `/${locale}/applications/${id}`, label: tCard("back", { reference }) },
        ]}
      />
      <StartupMentors view={view} lead={lead} partner={partner} />
    </ClientMessages>
  );
}
