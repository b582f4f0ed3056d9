import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import type { ImportRowDto, ImportRowState } from "@/lib/imports/schema";
import { placeName } from "@/lib/i18n/countries";
import type { Locale } from "@/lib/i18n/locales";
import styles from "./imports.module.css";

const tones: Record<ImportRowState, StatusTone> = {
  ready: "go",
  duplicate: "idle",
  refused: "no",
  skipped: "idle",
  imported: "ok",
};

type RowsTableProps = {
  rows: readonly ImportRowDto[];
  /** Rows may still be left out and taken in. */
  canDecide: boolean;
  locale: Locale;
  empty: ReactNode;
};

/** The rows of a file with what becomes of each, and why. The buttons act through RowDecisions. */
export function RowsTable({ rows, canDecide, locale, empty }: RowsTableProps) {
  const t = useTranslations("imports");
  return (
    <DataTable
      caption={t("batch.rows")}
      rows={rows}
      rowKey={(row) => String(row.line)}
      empty={empty}
      columns={[
        {
          key: "line",
          header: t("batch.row"),
          numeric: true,
          width: "56px",
          cell: (row) => row.line,
        },
        {
          key: "startup",
          header: t("batch.startup"),
          rowHeader: true,
          cell: (row) => (
            <>
              {row.applicationId ? (
                <a href={`/${locale}/desk/applications/${row.applicationId}`}>{row.values.name}</a>
              ) : (
                <b>{row.values.name?.slice(0, 160) || t("batch.noName")}</b>
              )}
              <span className={styles.about}>{row.values.oneLiner?.slice(0, 200)}</span>
            </>
          ),
        },
        {
          key: "from",
          header: t("batch.from"),
          cell: (row) => placeName(row.values.city?.slice(0, 80) || null, countryOf(row), locale),
        },
        {
          key: "website",
          header: t("batch.website"),
          cell: (row) => (
            <span className={styles.website}>
              {row.values.website?.slice(0, 120).replace(/^https?:\/\/(www\.)?|\/$/g, "")}
            </span>
          ),
        },
        { key: "result", header: t("batch.result"), cell: (row) => <Result row={row} /> },
        ...(canDecide
          ? [{ key: "decide", header: "", cell: (row: ImportRowDto) => <Decide row={row} /> }]
          : []),
      ]}
    />
  );
}

const countryOf = ({ values }: ImportRowDto): string | null => {
  const written = values.country?.trim() ?? "";
  return /^[A-Za-z]{2}$/.test(written) ? written.toUpperCase() : null;
};

function Result({ row }: { row: ImportRowDto }) {
  const t = useTranslations("imports");
  return (
    <div>
      <StatusBadge tone={tones[row.state]}>{t(`rowStates.${row.state}`)}</StatusBadge>
      {row.reasons.length > 0 ? (
        <ul className={styles.reasons}>
          {row.reasons.map(({ code, params }) => (
            <li key={code}>{t(`reasons.${code}`, { line: 0, max: 0, field: "", ...params })}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Decide({ row }: { row: ImportRowDto }) {
  const t = useTranslations("imports.batch");
  if (row.state !== "ready" && row.state !== "skipped") return null;
  const accepts = row.state === "skipped";
  const name = row.values.name?.slice(0, 160) ?? "";
  return (
    <button
      type="button"
      className={styles.decide}
      data-import-row={row.line}
      data-accept={accepts ? "yes" : "no"}
      aria-label={t(accepts ? "takeInLabel" : "leaveOutLabel", { name })}
    >
      {t(accepts ? "takeIn" : "leaveOut")}
    </button>
  );
}
