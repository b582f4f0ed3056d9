import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { EventsTable } from "@/components/audit/events-table";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listAuditEvents } from "@/lib/audit/queries";
import { auditPageSchema } from "@/lib/audit/schema";

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
  const { before } = auditPageSchema.parse(query);
  const { items, more } = await found(listAuditEvents(actor, before));
  const t = await getTranslations("audit");
  const here = `/${locale}/audit`;
  return (
    <>
      <PageHeader title={t("title")} sub={t("sub")} />
      {items.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : (
        <EventsTable events={items} />
      )}
      <Cluster>
        {before === null ? null : <ButtonLink href={here}>{t("newest")}</ButtonLink>}
        {more ? (
          <ButtonLink href={`${here}?before=${items.at(-1)?.seq ?? ""}`}>{t("older")}</ButtonLink>
        ) : null}
      </Cluster>
    </>
  );
}
