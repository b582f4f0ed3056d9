import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { proposedCard } from "@/components/mentoring/card-proposal";
import { MentorCard } from "@/components/mentoring/mentor-card";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getApplicationMentors } from "@/lib/mentoring/queries/get-application-mentors";
import { loadTeamApplication } from "@/app/[locale]/(applicant)/applications/[id]/load";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mentoring.pages.card");
  return { title: t("title") };
}

/** The few sentences a mentor reads before both accept; an owner approves them. */
export default async function MentorCardPage({ params }: PageProps) {
  const { locale: given, id } = await params;
  const team = await loadTeamApplication(given, id, `/applications/${id}/card`);
  const { locale, actor, application } = team;
  const view = await found(getApplicationMentors(actor, id, locale));
  const t = await getTranslations("mentoring.pages.card");
  const { reference, name } = view.application;
  return (
    <ClientMessages namespaces={["mentoring"]}>
      <PageHeader
        title={t("title")}
        sub={t("sub", { startup: name, reference })}
        breadcrumbs={[{ href: `/${locale}/applications/${id}`, label: t("back", { reference }) }]}
      />
      <MentorCard
        view={view}
        programme={application.programme.name}
        proposed={proposedCard(application, locale)}
      />
    </ClientMessages>
  );
}
