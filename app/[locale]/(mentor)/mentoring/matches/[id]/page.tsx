import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { MatchRecord } from "@/components/mentoring/match-record";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getMyMatch } from "@/lib/mentoring/queries/list-matches";
import { SharedSections } from "./shared-sections";

type PageProps = { params: Promise<{ locale: string; id: string }> };

const load = cache(async (given: string, id: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/mentoring/matches/${id}`);
  if (!z.uuid().safeParse(id).success) notFound();
  return { locale, actor, match: await found(getMyMatch(actor, id, locale)) };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, id } = await params;
  const { match } = await load(locale, id);
  return { title: match.startup };
}

/** One match of the mentor: the card until both have accepted, then the shared sections. */
export default async function MatchPage({ params }: PageProps) {
  const { locale: given, id } = await params;
  const { locale, actor, match } = await load(given, id);
  const tMine = await getTranslations("mentoring.pages.mine");
  return (
    <ClientMessages namespaces={["mentoring", "files.list"]}>
      <PageHeader
        title={match.startup}
        sub={match.programme}
        breadcrumbs={[{ href: `/${locale}/mentoring`, label: tMine("title") }]}
      />
      <MatchRecord match={match} mentor={actor.displayName} />
      {match.mayOpen ? (
        <SharedSections actor={actor} applicationId={match.applicationId} locale={locale} />
      ) : null}
    </ClientMessages>
  );
}
