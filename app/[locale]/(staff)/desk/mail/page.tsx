import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { MailTable } from "@/components/notifications/mail-table";
import { SearchForm } from "@/components/notifications/search-form";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TabsNav } from "@/components/ui/tabs-nav";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { canListMail } from "@/lib/notifications/policy";
import { listMail } from "@/lib/notifications/queries";
import { mailFiltersFrom, mailPageSize, mailQuery, mailStates } from "@/lib/notifications/schema";
import { requirePageActor } from "@/app/[locale]/require-actor";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications.desk");
  return { title: t("title") };
}

export default async function MailPage({ params, searchParams }: Props) {
  const [{ locale }, asked, t] = await Promise.all([
    params,
    searchParams,
    getTranslations("notifications"),
  ]);
  const actor = await requirePageActor(locale, "/desk/mail");
  if (!canListMail(actor)) notFound();
  const filters = mailFiltersFrom(asked);
  const { state: chosen, q = "" } = filters;
  const list = await listMail(actor, filters);
  const here = `/${locale}/desk/mail`;
  const all = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  return (
    <ClientMessages namespaces={["notifications"]}>
      <PageHeader title={t("desk.title")} sub={t("desk.intro")} />
      <SearchForm
        action={here}
        name="q"
        label={t("desk.search")}
        value={q}
        submitLabel={t("desk.searchButton")}
        clearLabel={t("desk.clear")}
        keep={chosen ? { state: chosen } : {}}
      />
      <TabsNav
        label={t("desk.filters")}
        items={[
          {
            href: `${here}${mailQuery({ q })}`,
            label: t("desk.all"),
            count: all,
            current: !chosen,
          },
          ...mailStates.map((state) => ({
            href: `${here}${mailQuery({ state, q })}`,
            label: t(`states.${state}`),
            count: list.counts[state],
            current: chosen === state,
          })),
        ]}
      />
      <MailTable mails={list.items} isFiltered={q !== "" || chosen !== undefined} />
      <Pagination
        page={list.page}
        pageSize={mailPageSize}
        total={list.total}
        href={(page) => `${here}${mailQuery({ ...filters, page })}`}
      />
    </ClientMessages>
  );
}
