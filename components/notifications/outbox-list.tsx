import { useLocale, useTranslations } from "next-intl";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDateTime } from "@/lib/i18n/format";
import type { DemoMail } from "@/lib/notifications/schema";

/** The demo's received mails, newest first. */
export function OutboxList({ mails, search }: { mails: readonly DemoMail[]; search: string }) {
  const t = useTranslations("notifications.outbox");
  const locale = useLocale();
  const columns: Column<DemoMail>[] = [
    {
      key: "subject",
      header: t("subject"),
      rowHeader: true,
      cell: (mail) => <a href={`/${locale}/outbox/${mail.id}`}>{mail.subject}</a>,
    },
    { key: "to", header: t("recipient"), cell: (mail) => mail.to.join(", ") },
    {
      key: "received",
      header: t("received"),
      cell: (mail) => formatDateTime(mail.date, locale),
    },
  ];
  const empty = search ? (
    <p>{t("emptySearch")}</p>
  ) : (
    <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
  );
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={mails}
      rowKey={(mail) => mail.id}
      empty={empty}
    />
  );
}
