import { budgets, growth, memory, type Budget, type RowName } from "./budgets";
import type { Solved } from "./assignment";
import { heldOf, unitOf, type Measured } from "./measure";
import type { LoadResult } from "./load";
import type { PageWeight } from "./weight";

export interface Report {
  rows: Measured[];
  ceilings: { size: number; work: string; result: LoadResult }[];
  pages: { work: string; weight: PageWeight }[];
  assignments: Solved[];
  /** MB of the web process after the run. */
  memory: number;
  /** Rows whose answers were not as expected: with any of them the run is void. */
  failed: { name: string; size: number; why: string }[];
}

const yes = (held: boolean) => (held ? "yes" : "**no**");
const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const number = new Intl.NumberFormat("en");

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");

/** One measured row, as the report prints it; `unit` in milliseconds. */
export function cellsOf(row: Measured, unit: number): string[] {
  const budget: Budget = budgets[row.name];
  const held = heldOf(row, unit);
  return [
    budget.work,
    number.format(row.size),
    `${ms(row.web)} + ${ms(row.postgres)} = ${ms(row.web + row.postgres)}`,
    ms(held.units),
    String(budget.processor),
    yes(held.processor),
    `${row.statements}${budget.statements === undefined ? "" : ` (${budget.statements}), ${yes(held.statements)}`}`,
    `${ms(row.perSecond)}/s`,
    row.ratio ? `1/${(1 / row.ratio).toFixed(1)}` : "",
    budget.floor ? `1/${Math.round(1 / budget.floor)}, ${yes(held.floor)}` : "",
    `${ms(row.p50)} / ${ms(row.p99)}`,
    `${ms(row.single)}, ${yes(held.single)}`,
  ];
}

export const head = [
  "Work",
  "Applications",
  "Processor ms: web + Postgres",
  "Units",
  "Wanted",
  "Held",
  "Statements (wanted), held",
  "A second",
  "Of the ceiling",
  "Floor, held",
  "p50 / p99 ms",
  "One alone ms, held",
];

function growthOf(rows: readonly Measured[]): string | null {
  const sizes = [...new Set(rows.map(({ size }) => size))].toSorted((a, b) => a - b);
  const [least, most] = [sizes[0], sizes.at(-1)];
  if (least === undefined || most === undefined || least === most) return null;
  const costAt = (name: RowName, size: number) => {
    const row = rows.find((each) => each.name === name && each.size === size);
    return row && row.web + row.postgres;
  };
  const names = [...new Set(rows.map(({ name }) => name))];
  const lines = names.flatMap((name) => {
    const [small, large] = [costAt(name, least), costAt(name, most)];
    if (!small || !large) return [];
    return [[budgets[name].work, `${(large / small).toFixed(2)} ×`, yes(large / small <= growth)]];
  });
  const title = `From ${number.format(least)} to ${number.format(most)}`;
  return table(["Work", title, `≤ ${growth} ×`], lines);
}

/** The whole report as Markdown, for docs/performance.md. */
export function markdownOf(report: Report): string {
  const { rows, ceilings, pages, assignments, failed } = report;
  const unit = unitOf(rows);
  const parts = [
    `Unit: SHA-256 of 1 MiB took ${unit.toFixed(2)} ms of processor.`,
    table(
      head,
      rows.map((row) => cellsOf(row, unit)),
    ),
    growthOf(rows),
    table(
      ["Bare ceiling", "Applications", "A second", "p50 / p99 ms"],
      ceilings.map(({ work, size, result }) => [
        work,
        number.format(size),
        `${ms(result.perSecond)}/s`,
        `${result.p50} / ${result.p99}`,
      ]),
    ),
    table(
      ["Page, gzipped", "HTML KB", "Script KB", "Style KB", "Elements", "Held"],
      pages.map(({ work, weight }) => [
        work,
        ...[weight.html, weight.script, weight.style, weight.elements].map(String),
        yes(weight.held),
      ]),
    ),
    table(
      ["Optimum", "Seconds", "Wanted", "Proved", "Held"],
      assignments.map((each) => [
        each.work,
        each.seconds.toFixed(2),
        String(each.wanted),
        each.status,
        yes(each.held),
      ]),
    ),
    `Web process after the run: ${report.memory} MB (wanted: ${memory}), ${yes(report.memory <= memory)}.`,
    failed.length > 0
      ? `**VOID**: ${failed.map(({ name, size, why }) => `${name} at ${size}: ${why}`).join("; ")}`
      : null,
  ];
  return parts.filter((part) => part !== null).join("\n\n");
}
