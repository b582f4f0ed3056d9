import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { DeskStartups } from "@/components/mentoring/desk-startups";
import { MentorsTable } from "@/components/mentoring/mentors-table";
import { PageHeader } from "@/components/ui/page-header";
import { TabsNav } from "@/components/ui/tabs-nav";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { listMentors } from "@/lib/mentoring/queries/list-mentors";
import {
  explainedOnDesk,
  readSuggesting,
  suggestionsFrom,
} from "@/lib/mentoring/queries/suggest-mentors";
import { inOneReading } from "@/lib/platform/reading";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ view?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mentoring.pages.desk");
  return { title: t("title") };
}

/** Staff of both organisations: admitted startups with their suggestions, and the mentors. */
export default async function DeskMentorsPage({ params, searchParams }: PageProps) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/desk/mentors");
  const isPeople = (await searchParams).view === "people";
  const { mentors, suggesting } = await found(
    inOneReading(actor, async () => ({
      mentors: await listMentors(actor, locale),
      suggesting: isPeople ? null : await readSuggesting(actor),
    })),
  );
  const startups = suggesting && (await suggestionsFrom(suggesting, locale, explainedOnDesk));
  const t = await getTranslations("mentoring.pages.desk");
  const path = `/${locale}/desk/mentors`;
  return (
    <ClientMessages
      namespaces={["mentoring.pages.desk", "mentoring.pages.answer", "mentoring.reasons"]}
    >
      <PageHeader title={t("title")} sub={t("sub")} />
      <TabsNav
        label={t("tabs")}
        items={[
          { href: path, label: t("startups"), count: startups?.length, current: !isPeople },
          {
            href: `${path}?view=people`,
            label: t("people"),
            count: mentors.length,
            current: isPeople,
          },
        ]}
      />
      {startups ? <DeskStartups startups={startups} /> : <MentorsTable mentors={mentors} />}
    </ClientMessages>
  );
}
