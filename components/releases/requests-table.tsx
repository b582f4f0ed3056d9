import { DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ReleaseView } from "@/lib/releases/views";
import styles from "./releases.module.css";
import { standingTone, useReleaseWords } from "./words";

type RequestsTableProps = {
  releases: readonly ReleaseView[];
  applicationId: string;
  locale: Locale;
};

/** Everything the partner asked this startup for, and what became of it. */
export function RequestsTable({ releases, applicationId, locale }: RequestsTableProps) {
  const { t, list } = useReleaseWords(locale);
  return (
    <DataTable
      caption={t("sharing.requests")}
      rows={releases}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "what",
          header: t("sharing.what"),
          rowHeader: true,
          cell: ({ id, sections, at }) => (
            <>
              <a href={`/${locale}/applications/${applicationId}/sharing/${id}`}>
                {list(sections.map(({ title }) => title))}
              </a>
              <span className={`quiet ${styles.second}`}>
                {t("sharing.askedOn", { date: formatDate(at, locale) })}
              </span>
            </>
          ),
        },
        {
          key: "who",
          header: t("sharing.who"),
          cell: ({ readers }) => list(readers.map(({ name }) => name)),
        },
        {
          key: "state",
          header: t("sharing.state"),
          cell: ({ standing }) => (
            <StatusBadge tone={standingTone[standing]}>
              {t(`standing.${standing === "asked" ? "askedOwn" : standing}`)}
            </StatusBadge>
          ),
        },
        {
          key: "until",
          header: t("sharing.until"),
          nowrap: true,
          cell: ({ until }) => formatDate(until, locale),
        },
      ]}
    />
  );
}
