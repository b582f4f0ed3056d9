import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MyApplications } from "@/components/applications/my-applications";
import { MyStartups } from "@/components/startups/my-startups";
import { OpenIntakes } from "@/components/applications/open-intakes";
import { QuestionTasks } from "@/components/reviews/question-tasks";
import { SharingTasks } from "@/components/releases/sharing-tasks";
import { PageHeader } from "@/components/ui/page-header";
import { WaitingElsewhere } from "@/app/[locale]/waiting-elsewhere";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { loadMyPage } from "./load";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("apply.my");
  return { title: t("title") };
}

/** A founder's first page: where each application stands, the startup, and what is open. */
export default async function MyPage() {
  const locale = pageLocale(await getLocale());
  const actor = await requirePageActor(locale, "/my");
  const { startups, applications, tasks, intakes } = await loadMyPage(actor, locale);
  const acting = startups.items.find((startup) => startup.acting);
  const items = applications?.items ?? [];
  const t = await getTranslations("apply.my");
  return (
    <>
      <PageHeader title={t("title")} sub={acting?.displayName} />
      <WaitingElsewhere locale={locale} />
      <SharingTasks tasks={tasks.sharing} locale={locale} />
      <QuestionTasks tasks={tasks.questions} locale={locale} />
      <MyApplications
        items={items}
        hasStartup={startups.items.length > 0}
        isActing={Boolean(acting)}
      />
      <OpenIntakes
        intakes={intakes}
        begun={items.map(({ id, status, intake }) => ({ id, status, intakeId: intake.id }))}
      />
      {startups.acting ? <MyStartups startup={startups.acting} /> : null}
    </>
  );
}
