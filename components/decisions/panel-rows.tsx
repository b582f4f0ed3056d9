"use client";

import { HeatCell, SealedCell } from "@/components/ui/heat-cell";
import { StatusCell, type StatusTone } from "@/components/ui/status-badge";
import styles from "./panel-sheet.module.css";

/** An organisation's half of a line: a number a criterion, or why there is none. */
export type SheetHalf = { scores: (number | null)[] } | { sealed: string } | { empty: string };

/** A line of the sheet, its words ready in the reader's language. */
export type SheetRow = {
  href: string;
  name: string;
  sub: string;
  halves: [SheetHalf, SheetHalf];
  /** What each organisation recommended, or that it has not; both seldom stand together. */
  said: [SheetWords, SheetWords];
  result: SheetResult;
};

export type SheetResult = { tone: StatusTone; words: string; sub?: string };

export type SheetWords = { value?: string; quiet?: string };

type PanelRowsProps = {
  rows: readonly SheetRow[];
  /** Columns of each organisation. */
  columns: readonly [number, number];
};

/**
 * The lines of the panel sheet. They are drawn here and not by the server's components, so that a few words and numbers
 * a line travel beside the HTML and not every one of its cells again.
 */
export function PanelRows({ rows, columns }: PanelRowsProps) {
  return (
    <tbody>
      {rows.map((row) => (
        <tr key={row.href}>
          <th scope="row" className={styles.name}>
            <a href={row.href}>{row.name}</a> {row.sub}
          </th>
          {halfOf(row.halves[0], columns[0], false)}
          {halfOf(row.halves[1], columns[1], styles.apart)}
          {saidOf(row.said[0], styles.apart)}
          {saidOf(row.said[1])}
          <StatusCell tone={row.result.tone} sub={row.result.sub}>
            {row.result.words}
          </StatusCell>
        </tr>
      ))}
    </tbody>
  );
}

// Plain functions: what stands in every cell is drawn three thousand times a page.
function halfOf(half: SheetHalf, columns: number, first: string | false | undefined) {
  if ("sealed" in half)
    return (
      <SealedCell colSpan={columns} className={first}>
        {half.sealed}
      </SealedCell>
    );
  if ("empty" in half)
    return (
      <td colSpan={columns} className={first ? `quiet ${first}` : "quiet"}>
        {half.empty}
      </td>
    );
  return half.scores.map((value, at) => (
    <HeatCell key={at} value={value} className={at === 0 && first} />
  ));
}

function saidOf({ value, quiet }: SheetWords, first?: string) {
  return (
    <td className={first ? `${styles.said} ${first}` : styles.said}>
      {value}
      {quiet && value ? " " : null}
      {quiet ? <span className="quiet">{quiet}</span> : null}
    </td>
  );
}
