import { DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { RequestLine } from "@/lib/releases/views";
import styles from "./releases.module.css";
import { standingTone, useReleaseWords } from "./words";

type PartnerRequestsProps = { requests: readonly RequestLine[]; locale: Locale };

/** The partner's own list: every request with where it stands and whose turn it is. */
export function PartnerRequests({ requests, locale }: PartnerRequestsProps) {
  const { t, list } = useReleaseWords(locale);
  return (
    <DataTable
      caption={t("list.caption")}
      rows={requests}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "startup",
          header: t("list.startup"),
          rowHeader: true,
          cell: ({ id, startup, reference, purpose, sections }) => (
            <>
              <a href={`/${locale}/releases/${id}`}>{startup ?? reference}</a>{" "}
              <span className={`quiet ${styles.second}`}>
                {startup ? `${reference} · ` : null}
                {t("list.sections", { count: sections })}
              </span>{" "}
              <span className={`quiet ${styles.second}`}>{purpose}</span>
            </>
          ),
        },
        { key: "people", header: t("list.people"), cell: ({ readers }) => list(readers) },
        {
          key: "state",
          header: t("list.state"),
          cell: ({ word, turn }) => (
            <StatusBadge tone={turn ? "go" : standingTone[word]}>
              {turn ? t(`list.${turn}`) : t(`standing.${word}`)}
            </StatusBadge>
          ),
        },
        {
          key: "until",
          header: t("list.until"),
          nowrap: true,
          cell: ({ until }) => formatDate(until, locale),
        },
      ]}
    />
  );
}
