"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable, type Column } from "@/components/ui/data-table";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import styles from "./desk.module.css";

/** A mean as text, or under seal, or nothing yet. */
export type DeskScore = { kind: "mean"; text: string } | { kind: "sealed" } | null;

/** One row as it is shown: every word is already in the reader's language. */
export type DeskRow = {
  id: string;
  href: string;
  /** The reference, for readers of metadata. */
  name: string;
  nameOther: string | null;
  /** "Oncology · small molecule · preclinical". */
  about: string;
  isImported: boolean;
  isUnclaimed: boolean;
  from: string;
  status: string;
  statusNote: string | null;
  tone: StatusTone;
  ball: string;
  days: number | null;
  lead: DeskScore;
  partner: DeskScore;
  /** May be taken up; null where the reader takes nothing up. */
  canTakeUp: boolean | null;
};

type Sort = { href: string; direction: "ascending" | "descending" | "none" };

type ApplicationsTableProps = {
  rows: readonly DeskRow[];
  total: number;
  names: { lead: string | null; partner: string | null };
  /** Whether averages are shown at all (a reader of metadata has none). */
  withScores: boolean;
  sorts: { name: Sort; waiting: Sort } | null;
  empty: ReactNode;
};

/** On the client so that fifty rows travel as their words, and not as elements with every attribute spelt out. */
export function ApplicationsTable(props: ApplicationsTableProps) {
  const { rows, total, names, withScores, sorts, empty } = props;
  const t = useTranslations("desk.list");
  const words = rowWords(t);
  const withSelection = rows.some((row) => row.canTakeUp !== null);
  const columns: Column<DeskRow>[] = [
    ...(withSelection ? [selection(t("select"), words.select)] : []),
    {
      key: "startup",
      header: t("startup"),
      rowHeader: true,
      sort: sorts?.name,
      cell: (row) => startup(row, row.isUnclaimed ? words.unclaimed : words.imported),
    },
    { key: "from", header: t("from"), cell: (row) => row.from },
    {
      key: "stands",
      header: t("stands"),
      cell: (row) => (
        <StatusBadge tone={row.tone} sub={row.statusNote}>
          {row.status}
        </StatusBadge>
      ),
    },
    { key: "ball", header: t("ball"), cell: (row) => row.ball },
    {
      key: "for",
      header: t("for"),
      numeric: true,
      nowrap: true,
      sort: sorts?.waiting,
      cell: (row) => (row.days === null ? words.nothing : words.days(row.days)),
    },
    ...(withScores
      ? [
          score("lead", names.lead ?? t("lead"), (row) => row.lead),
          score("partner", names.partner ?? t("partner"), (row) => row.partner),
        ]
      : []),
  ];

  function score(key: string, header: string, of: (row: DeskRow) => DeskScore): Column<DeskRow> {
    return {
      key,
      header,
      numeric: true,
      cell: (row) => {
        const value = of(row);
        if (value?.kind === "sealed") return words.sealed;
        return value ? value.text : words.nothing;
      },
    };
  }

  return (
    <div data-desk-list>
      <DataTable
        caption={t("caption", { count: total })}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={empty}
      />
    </div>
  );
}

type Words = ReturnType<typeof useTranslations<"desk.list">>;

/** The sentences that stand in every row: put together once, and not fifty times. */
function rowWords(t: Words) {
  const days = new Map<number, string>();
  const [before = "", after = ""] = t("selectRow", { name: blank }).split(blank);
  return {
    nothing: t("nothing"),
    imported: t("imported"),
    unclaimed: t("unclaimed"),
    sealed: <span className={styles.sealed}>{t("sealed")}</span>,
    select: (name: string) => before + name + after,
    days: (count: number) => {
      const known = days.get(count) ?? t("days", { days: count });
      days.set(count, known);
      return known;
    },
  };
}

/** Marks where a name goes; no name holds it. */
const blank = "\u0000";

function selection(header: string, label: (name: string) => string): Column<DeskRow> {
  return {
    key: "select",
    header: <span className="sr-only">{header}</span>,
    width: "32px",
    cell: (row) =>
      row.canTakeUp === null ? null : (
        <input
          type="checkbox"
          data-row
          data-can={row.canTakeUp || undefined}
          value={row.id}
          aria-label={label(row.name)}
          className={styles.check}
        />
      ),
  };
}

const startup = (row: DeskRow, origin: string) => (
  <>
    <a href={row.href} data-row-link>
      {row.name}
    </a>
    {row.nameOther ? <span className={styles.other}> {row.nameOther}</span> : null}
    {row.about || row.isImported ? (
      <span className={styles.about}>
        {row.about ? <span> {row.about}</span> : null}
        {row.isImported ? <span className={styles.tag}> {origin}</span> : null}
      </span>
    ) : null}
  </>
);
