import type { Locale } from "@/lib/i18n/locales";

// A document to be set as PDF, without a word about how: headings, pairs, tables, text. Made by print-*.ts, set by pdf.tsx.

export type Pair = [label: string, words: string];

export type Block =
  | { kind: "text"; text: string; quiet?: boolean }
  | { kind: "pairs"; pairs: Pair[] }
  /** A question above its answer. */
  | { kind: "answer"; label: string; text: string }
  | { kind: "table"; label?: string; columns: string[]; rows: string[][] }
  /** `path`: where the file lies beside the PDF. */
  | { kind: "files"; label: string; files: { name: string; note: string; path: string | null }[] };

export interface Part {
  title: string;
  /** 1 begins a page. */
  level: 1 | 2;
  /** Beside the title, quiet. */
  note?: string;
  blocks: Block[];
}

export interface Printed {
  locale: Locale;
  title: string;
  /** Above the title: the programme, the portal. */
  over: string;
  facts: Pair[];
  intro: string | null;
  parts: Part[];
  /** At the foot of each page. */
  foot: string;
  /** "Page 2 of 5" with {page} and {pages} filled in. */
  pageOf: (page: number, pages: number) => string;
}

/** Words of the messages, by key below `privacy.export`. */
export type ExportWords = (key: string, values?: Record<string, string | number>) => string;

/** A label that the messages may lack, such as one of a code added later: the code itself. */
export interface PrintContext {
  locale: Locale;
  t: ExportWords;
  role: (role: string) => string;
  mail: (template: string) => string;
}

/** A stored or readable value as text: lists one a line, rows as "label: words". */
export function textOf(value: unknown, nothing: string): string {
  if (value === null || value === undefined || value === "") return nothing;
  if (Array.isArray(value))
    return value.length === 0
      ? nothing
      : value.map((each: unknown) => textOf(each, nothing)).join("\n");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([key, each]) => `${key}: ${textOf(each, nothing)}`)
      .join("\n");
  return String(value as string | number | boolean | bigint);
}

/** A list of records with few columns becomes a table; anything else text. */
export function answerBlock(label: string, value: unknown, nothing: string): Block {
  const rows = recordsOf(value);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (rows.length === 0 || columns.length < 2 || columns.length > mostColumns)
    return rows.length > 0
      ? { kind: "answer", label, text: rows.map((row) => textOf(row, nothing)).join("\n\n") }
      : { kind: "answer", label, text: textOf(value, nothing) };
  return {
    kind: "table",
    label,
    columns,
    rows: rows.map((row) => columns.map((column) => textOf(row[column], nothing))),
  };
}

/** More do not stand side by side on A4. */
const mostColumns = 6;

function recordsOf(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) return [];
  const isRecord = (each: unknown): each is Record<string, unknown> =>
    typeof each === "object" && each !== null && !Array.isArray(each);
  return value.every(isRecord) ? value : [];
}
