import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import type { ImportState } from "@/lib/imports/schema";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type ImportLine = {
  id: string;
  state: ImportState;
  fileName: string;
  intake: string;
  createdAt: string;
  rowCount: number;
};

const tones: Record<ImportState, StatusTone> = {
  uploaded: "wait",
  previewed: "wait",
  running: "go",
  done: "ok",
  failed: "no",
};

/** Earlier imports, the newest first. */
export function ImportList({ items, locale }: { items: readonly ImportLine[]; locale: Locale }) {
  const t = useTranslations("imports");
  return (
    <DataTable
      caption={t("page.earlier")}
      rows={items}
      rowKey={(item) => item.id}
      empty={<EmptyState title={t("page.none")} />}
      columns={[
        {
          key: "file",
          header: t("page.columnFile"),
          rowHeader: true,
          cell: (item) => <a href={`/${locale}/desk/import/${item.id}`}>{item.fileName}</a>,
        },
        { key: "intake", header: t("page.columnIntake"), cell: (item) => item.intake },
        {
          key: "rows",
          header: t("page.columnRows"),
          numeric: true,
          cell: (item) => formatNumber(item.rowCount),
        },
        {
          key: "state",
          header: t("page.columnState"),
          cell: (item) => (
            <StatusBadge tone={tones[item.state]}>{t(`states.${item.state}`)}</StatusBadge>
          ),
        },
        {
          key: "when",
          header: t("page.columnWhen"),
          cell: (item) => formatDateTime(item.createdAt, locale),
        },
      ]}
    />
  );
}
