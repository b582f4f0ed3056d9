import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { formatDate } from "@/lib/i18n/format";
import type { RetentionView } from "@/lib/privacy/schema";

/** What the timers will erase and when, by reference and outcome. */
export function RetentionTable({ items }: { items: RetentionView[] }) {
  const t = useTranslations("privacy.retention");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("caption")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "reference",
          header: t("reference"),
          rowHeader: true,
          cell: (row) => <b>{row.reference}</b>,
        },
        {
          key: "programme",
          header: t("programme"),
          cell: ({ programme }) =>
            (programme as Record<string, string> | undefined)?.[locale] ?? "",
        },
        {
          key: "outcome",
          header: t("outcome"),
          cell: ({ outcome }) => t(`outcomes.${outcome as "rejected"}`),
        },
        { key: "ended", header: t("ended"), cell: ({ endedAt }) => formatDate(endedAt, locale) },
        {
          key: "erased",
          header: t("erased"),
          cell: ({ erasedOn }) => formatDate(erasedOn, locale),
        },
      ]}
    />
  );
}
