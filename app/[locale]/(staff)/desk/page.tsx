import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { WaitingElsewhere } from "@/app/[locale]/waiting-elsewhere";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { SecondPersonNotices } from "@/app/[locale]/second-person-notices";
import { ApplicationsTable } from "@/components/desk/applications-table";
import { BulkBar } from "@/components/desk/bulk-bar";
import { deskHref, deskQueryFrom, isNarrowed } from "@/components/desk/desk-query";
import { ListFilters } from "@/components/desk/list-filters";
import { ListKeys } from "@/components/desk/list-keys";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TabsNav } from "@/components/ui/tabs-nav";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { DeskActions } from "./desk-actions";
import { DeskEmpty } from "./desk-empty";
import { DeskSub } from "./desk-sub";
import { filterChoices } from "./choices";
import { loadDesk } from "./load";
import { deskRow } from "./rows";
import { tabsOf } from "./tabs";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk.list");
  return { title: t("title") };
}

/** The applications that staff of both organisations see; everything that narrows it stands in the address. */
export default async function DeskPage({ params, searchParams }: Props) {
  const { locale: given } = await params;
  const locale = isLocale(given) ? given : defaultLocale;
  const { query, understood } = deskQueryFrom(await searchParams);
  const here = `/${locale}/desk`;
  const actor = await requirePageActor(locale, deskHref("/desk", query, { page: query.page ?? 1 }));
  const desk = await loadDesk(actor, query, locale);
  if (!desk) notFound();
  const { list, facets, standings, audience, view, isMetadata, waiting } = desk;
  const t = await getTranslations("desk.list");
  const words = await getTranslations("applications.statuses");
  const context = { locale, t, now: list.now, standings, takesUp: audience === "staff" };
  const chosen = facets.intakes.find(({ slug }) => slug === query.intake) ?? facets;
  const rows = list.items.map((item) => deskRow(item, context));
  const sort = (by: "name" | "waiting", direction: "ascending" | "descending") => ({
    href: deskHref(here, query, { sort: query.sort === by ? null : by }),
    direction: query.sort === by ? direction : ("none" as const),
  });
  return (
    <ClientMessages namespaces={["desk.list", "desk.bulk", "desk.keys"]}>
      <PageHeader
        title={t("title")}
        sub={<DeskSub query={query} facets={facets} drafts={list.drafts} locale={locale} />}
        actions={
          <DeskActions
            audience={audience}
            role={actor.membership?.role}
            query={query}
            facets={facets}
            here={here}
          />
        }
      />
      <SecondPersonNotices waiting={waiting} locale={locale} />
      <WaitingElsewhere locale={locale} />
      <TabsNav
        label={t("views")}
        items={tabsOf(
          list.counts,
          audience,
          (tab) => deskHref(here, query, { view: tab }),
          view,
          t,
        )}
        trailing={<ListKeys withSelection={context.takesUp} />}
      />
      {understood ? null : <Notice tone="warn">{t("notUnderstood")}</Notice>}
      <ListFilters
        action={here}
        search={query.q ?? ""}
        choices={filterChoices(query, facets, {
          t,
          audience,
          locale,
          statusLabel: (of, status) => words(`${of}.${status}`),
        })}
        keep={view === "all" ? {} : { view }}
        clearHref={isNarrowed(query) ? deskHref(here, {}, { view }) : null}
      />
      {isMetadata ? <p className="quiet">{t("endedNote")}</p> : null}
      <ApplicationsTable
        rows={rows}
        total={list.total}
        names={{ lead: chosen.lead, partner: chosen.partner }}
        withScores={!isMetadata}
        sorts={
          isMetadata
            ? null
            : { name: sort("name", "ascending"), waiting: sort("waiting", "descending") }
        }
        empty={
          <DeskEmpty isNarrowed={isNarrowed(query)} view={view} audience={audience} here={here} />
        }
      />
      {context.takesUp && rows.length > 0 ? (
        <BulkBar key={deskHref("", query, { page: list.page })} />
      ) : null}
      <Pagination
        page={list.page}
        pageSize={list.pageSize}
        total={list.total}
        href={(page) => deskHref(here, query, { page })}
      />
    </ClientMessages>
  );
}
