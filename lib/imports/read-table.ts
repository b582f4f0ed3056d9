import { Readable, pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { Refusal } from "@/lib/platform/errors";
import { knownHeaders, looksLikeData } from "./columns";
import { decodeText, detectEncoding, sampleBytes } from "./encoding";
import {
  importMaxBytes,
  importMaxColumns,
  importMaxRows,
  separators,
  type ImportEncoding,
  type Separator,
} from "./schema";

/** Longest single row in characters; a lost closing quote would otherwise swallow the whole file. */
const maxRecordSize = 200_000;

export interface TableRow {
  /** As a spreadsheet counts: the header is row 1. Blank rows are passed over but counted. */
  line: number;
  cells: string[];
}

export interface OpenTable {
  headers: string[];
  encoding: ImportEncoding;
  separator: Separator;
  /** Read once; throws what the file has wrong further down. */
  rows: AsyncIterable<TableRow>;
}

/**
 * Opens a table of comma, semicolon, tab or bar separated text, in constant memory. The encoding is found unless it is
 * given; Excel's `sep=` line is understood; quotes may hold separators and line ends.
 * Throws 413 `imports.too_large`, 422 for what is no such table (each code says what), also while rows are read.
 */
export async function openTable(
  bytes: AsyncIterable<Uint8Array>,
  options: { encoding?: ImportEncoding | undefined } = {},
): Promise<OpenTable> {
  const source = limited(bytes)[Symbol.asyncIterator]();
  const head = await takeSample(source);
  const sample = Buffer.concat(head);
  if (sample.length === 0) throw new Refusal("imports.empty_file");
  const found = detectEncoding(sample);
  const encoding = options.encoding ?? found;
  const text = decodeText(resume(head, source), encoding)[Symbol.asyncIterator]();
  const start = await takeText(text);
  const hint = /^sep=([,;\t|])\r?\n/i.exec(start);
  const separator = (hint?.[1] as Separator | undefined) ?? sniffSeparator(start);
  const body = joinText(start.slice(hint?.[0].length ?? 0), text);
  const records = readRecords(body, separator, hint ? 1 : 0)[Symbol.asyncIterator]();
  const first = await records.next();
  if (first.done) throw new Refusal("imports.empty_file");
  const headers = first.value.cells.map((cell) => cell.trim());
  if (looksLikeData(headers)) throw new Refusal("imports.no_header");
  if (headers.length > importMaxColumns)
    throw new Refusal("imports.too_many_columns", { params: { max: importMaxColumns } });
  return { headers, encoding, separator, rows: countRows(records) };
}

async function* limited(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let received = 0;
  for await (const chunk of bytes) {
    received += chunk.byteLength;
    if (received > importMaxBytes)
      throw new Refusal("imports.too_large", {
        status: 413,
        params: { megabytes: importMaxBytes / 1_000_000 },
      });
    yield chunk;
  }
}

async function takeSample(source: AsyncIterator<Uint8Array>): Promise<Uint8Array[]> {
  const head: Uint8Array[] = [];
  let taken = 0;
  while (taken < sampleBytes) {
    const next = await source.next();
    if (next.done) break;
    head.push(next.value);
    taken += next.value.byteLength;
  }
  return head;
}

async function* resume<T>(head: readonly T[], rest: AsyncIterator<T>): AsyncGenerator<T> {
  yield* head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Enough of the text to see the first rows, or all of it. */
async function takeText(text: AsyncIterator<string>): Promise<string> {
  let start = "";
  while (start.length < 64 * 1024) {
    const next = await text.next();
    if (next.done) break;
    start += next.value;
  }
  return start;
}

const joinText = (start: string, rest: AsyncIterator<string>) => resume([start], rest);

/** The header row, cut at each separator outside quotes. */
function headerCells(text: string, separator: string): string[] {
  const cells = [""];
  let quoted = false;
  for (const sign of text.slice(0, 20_000)) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "\n" || sign === "\r")) break;
    else if (!quoted && sign === separator) cells.push("");
    else cells[cells.length - 1] += sign;
  }
  return cells;
}

/** The separator under which most headers are known, else the one that cuts the header into most cells. */
export function sniffSeparator(text: string): Separator {
  const start = text.replace(/^[\r\n]+/, "");
  const judged = separators.map((separator) => {
    const cells = headerCells(start, separator);
    return { separator, weight: knownHeaders(cells) * 1000 + Math.min(cells.length, 999) };
  });
  return judged.reduce((best, next) => (next.weight > best.weight ? next : best)).separator;
}

async function* readRecords(
  text: AsyncIterable<string>,
  separator: Separator,
  linesBefore: number,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: maxRecordSize,
  });
  pipeline(Readable.from(text), parser, () => undefined);
  let line = linesBefore;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line += 1;
      if (cells.some((cell) => cell.trim() !== "")) yield { line, cells: cells.map(storable) };
    }
  } catch (error) {
    throw readingProblem(error, line + 1);
  }
}

const storable = (cell: string): string => cell.toWellFormed();

function readingProblem(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const code =
    error.code === "CSV_MAX_RECORD_SIZE" ? "imports.row_too_long" : "imports.broken_quotes";
  return new Refusal(code, { params: { line } });
}

async function* countRows(records: AsyncIterator<TableRow>): AsyncGenerator<TableRow> {
  let count = 0;
  for (let next = await records.next(); !next.done; next = await records.next()) {
    count += 1;
    if (count > importMaxRows)
      throw new Refusal("imports.too_many_rows", { params: { max: importMaxRows } });
    yield next.value;
  }
  if (count === 0) throw new Refusal("imports.no_rows");
}
