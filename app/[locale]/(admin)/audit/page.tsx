import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { WaitingElsewhere } from "@/app/[locale]/waiting-elsewhere";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { EventsTable } from "@/components/audit/events-table";
import { SealState } from "@/components/audit/seal-state";
import { trailAddress } from "@/components/audit/trail-address";
import { TrailFilters } from "@/components/audit/trail-filters";
import { TrailTabs } from "@/components/audit/trail-tabs";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getSeal } from "@/lib/audit/queries/get-seal";
import { listAuditEvents } from "@/lib/audit/queries/list-events";
import { auditFilterSchema } from "@/lib/audit/schema";
import { withDays } from "@/lib/i18n/typed-date";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditPage({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  const actor = await requirePageActor(locale, "/audit");
  const filter = auditFilterSchema.parse(withDays(query, ["from", "until"]));
  const seal = await found(getSeal(actor));
  const { items, more } = await listAuditEvents(actor, filter);
  const t = await getTranslations("audit");
  const isFiltered = trailAddress(locale, filter) !== trailAddress(locale, {});
  const older = { ...filter, before: BigInt(items.at(-1)?.seq ?? 0) };
  return (
    <>
      <PageHeader title={t("title")} sub={t("sub")} />
      <WaitingElsewhere locale={pageLocale(locale)} />
      <SealState seal={seal} />
      <TrailTabs current="events" />
      <TrailFilters filter={filter} />
      {items.length > 0 ? <EventsTable events={items} /> : null}
      {items.length === 0 && isFiltered ? (
        <EmptyState title={t("noneTitle")}>{t("none")}</EmptyState>
      ) : null}
      {items.length === 0 && !isFiltered ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : null}
      <Cluster>
        {filter.before === null ? null : (
          <ButtonLink href={trailAddress(locale, { ...filter, before: null })}>
            {t("newest")}
          </ButtonLink>
        )}
        {more ? <ButtonLink href={trailAddress(locale, older)}>{t("older")}</ButtonLink> : null}
      </Cluster>
    </>
  );
}
