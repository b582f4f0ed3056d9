import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { OutboxList } from "@/components/notifications/outbox-list";
import { OutboxRefresh } from "@/components/notifications/outbox-refresh";
import { SearchForm } from "@/components/notifications/search-form";
import { PageHeader } from "@/components/ui/page-header";
import { isDemo } from "@/lib/accounts/demo";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { hasDemoOutbox, listDemoMail } from "@/lib/notifications/demo-outbox";

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications.outbox");
  return { title: t("title") };
}

export default async function OutboxPage({ searchParams }: Props) {
  if (!hasDemoOutbox() || !(await isDemo())) notFound();
  const [locale, t, { to }] = await Promise.all([
    getLocale(),
    getTranslations("notifications.outbox"),
    searchParams,
  ]);
  const wanted = typeof to === "string" ? to.trim().slice(0, 254) : "";
  const mails = await listDemoMail(wanted, 100);
  return (
    <ClientMessages namespaces={["notifications"]}>
      <PageHeader title={t("title")} sub={t("intro")} actions={<OutboxRefresh />} />
      <SearchForm
        action={`/${locale}/outbox`}
        name="to"
        label={t("search")}
        value={wanted}
        submitLabel={t("searchButton")}
        clearLabel={t("clear")}
      />
      <OutboxList mails={mails} search={wanted} />
    </ClientMessages>
  );
}
