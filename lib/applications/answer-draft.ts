import { emailFromText, phoneFromText, webAddressFromText } from "@/lib/i18n/typed-contact";
import { dateFromText } from "@/lib/i18n/typed-date";
import {
  companyNumberSchemes,
  type Column,
  type Currency,
  type Question,
  type QuestionOf,
} from "@/lib/programmes/schema";
import { developmentStages, modalities, therapeuticAreas } from "@/lib/programmes/vocabulary-keys";

import { countCharacters, hasControlCharacters, normaliseLine, normaliseText } from "./answer-text";
import { answered, refused, type ParsedAnswer, type TableRow } from "./answer-values";
import { companyNumberMaxLength, normaliseCompanyNumber } from "./company-numbers";
import { personColumns } from "./person-columns";
import { moneyFromText, namesCurrency, numberFromText, unitsOf } from "./typed-values";

const largestNumber = 1e12;
/** Ten trillion in any of the three currencies; far from where doubles stop being whole. */
const largestMinor = 1e15;
const mostChoices = 200;

/** A draft keeps what was typed or pasted beyond the limit, so that nothing is lost; only submitting insists on the limit. */
export function draftLimit(maxLength: number): number {
  return 2 * maxLength + 200;
}

/**
 * Reads one answer from outside into its stored form. Gaps are fine: null, undefined, "" and [] become null. Refuses,
 * by code and never by throwing, what no form could have sent or the database could not keep.
 */
export function parseAnswerDraft(question: Question, value: unknown): ParsedAnswer {
  if (isBlank(value)) return answered(null);
  switch (question.type) {
    case "multiple_choice":
      return parseChoices(value, new Set(question.options.map((option) => option.key)));
    case "therapeutic_area":
      return parseChoices(value, new Set(therapeuticAreas));
    case "modality":
      return parseChoices(value, new Set(modalities));
    case "stage":
      return parseChoice(value, developmentStages);
    case "trl":
      return parseTrl(value);
    case "company_number":
      return parseCompanyNumber(value);
    case "table":
      return parseRows(value, question.config.columns, question.config.maxRows);
    case "people":
      return parseRows(value, personColumns(question.config), question.config.maxPeople);
    case "declaration":
      return typeof value === "boolean" ? answered(value || null) : refused("wrong_type");
    case "file":
      return refused("wrong_type");
    default:
      return parseCell(question, value);
  }
}

function isBlank(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}

function parseCell(cell: Column | QuestionOf<Column["type"]>, value: unknown): ParsedAnswer {
  switch (cell.type) {
    case "short_text":
      return parseText(value, cell.config.maxLength, lineReaders[cell.config.format ?? "plain"]);
    case "long_text":
      return parseText(value, cell.config.maxLength, normaliseText);
    case "number":
      return parseNumber(value, unitsOf(cell));
    case "money":
      return parseMoney(value, cell.config.currencies);
    case "date":
      return parseDate(value);
    case "single_choice":
      return parseChoice(
        value,
        cell.options.map((option) => option.key),
      );
    case "boolean":
      return typeof value === "boolean" ? answered(value) : refused("wrong_type");
  }
}

function parseText(
  value: unknown,
  maxLength: number,
  normalise: (raw: string) => string,
): ParsedAnswer {
  if (typeof value !== "string") return refused("wrong_type");
  const limit = draftLimit(maxLength);
  // A code point is at most two units; looking at the length first keeps megabytes out of the work below.
  if (value.length > 4 * limit)
    return refused("too_long", { max: maxLength, actual: value.length });
  const words = normalise(value);
  if (hasControlCharacters(words)) return refused("control_characters");
  const actual = countCharacters(words);
  if (actual > limit) return refused("too_long", { max: maxLength, actual });
  return answered(words === "" ? null : words);
}

/** A line in its stored form; addresses and numbers also in theirs (lib/i18n/typed-contact.ts). */
const lineReaders = {
  plain: normaliseLine,
  url: (raw: string) => webAddressFromText(normaliseLine(raw)),
  email: (raw: string) => emailFromText(normaliseLine(raw)),
  phone: (raw: string) => phoneFromText(normaliseLine(raw)),
};

function parseNumber(given: unknown, units: readonly string[]): ParsedAnswer {
  const value = typeof given === "string" ? numberFromText(given, units) : given;
  if (value === null) return answered(null);
  if (typeof value === "string") return refused("number_invalid");
  if (typeof value !== "number") return refused("wrong_type");
  if (!Number.isFinite(value) || Math.abs(value) > largestNumber) return refused("number_invalid");
  return answered(value === 0 ? 0 : value);
}

function parseMoney(value: unknown, accepted: readonly Currency[]): ParsedAnswer {
  if (typeof value === "string") return parseAmount(value, accepted);
  const parts = ownRecord(value, ["currency", "minor"]);
  if (!parts) return refused("wrong_type");
  const { currency, minor } = parts;
  if (minor === null || minor === undefined) return answered(null);
  if (
    typeof minor !== "number" ||
    !Number.isSafeInteger(minor) ||
    minor < 0 ||
    minor > largestMinor
  ) {
    return refused("money_amount");
  }
  const known = accepted.find((candidate) => candidate === currency);
  return known
    ? answered({ currency: known, minor: minor === 0 ? 0 : minor })
    : refused("money_currency");
}

/** "HK$1.5m" names its currency; without one a text could mean cents or dollars, and is refused. */
function parseAmount(raw: string, accepted: readonly Currency[]): ParsedAnswer {
  const [first] = accepted;
  const amount = first && namesCurrency(raw) ? moneyFromText(first, raw, accepted) : null;
  return amount && typeof amount.minor === "number"
    ? parseMoney(amount, accepted)
    : refused("money_amount");
}

/** 4, "4" or "TRL 4". */
function parseTrl(given: unknown): ParsedAnswer {
  const level =
    typeof given === "string"
      ? /^(?:trl)?[\s:-]*(\d)$/i.exec(given.normalize("NFKC").trim())?.[1]
      : given;
  if (level === undefined) return refused("unknown_option");
  if (typeof level !== "number" && typeof level !== "string") return refused("wrong_type");
  const value = Number(level);
  return Number.isInteger(value) && value >= 1 && value <= 9
    ? answered(value)
    : refused("unknown_option");
}

function parseDate(given: unknown): ParsedAnswer {
  if (typeof given !== "string") return refused("wrong_type");
  const value = dateFromText(given) ?? given;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return refused("date_invalid");
  const day = new Date(`${value}T00:00:00Z`);
  const real = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
  return real ? answered(value) : refused("date_invalid");
}

function parseChoice(value: unknown, known: readonly string[]): ParsedAnswer {
  if (typeof value !== "string") return refused("wrong_type");
  return known.includes(value) ? answered(value) : refused("unknown_option");
}

// The order is the applicant's: hints ask for the most important first.
function parseChoices(value: unknown, known: ReadonlySet<string>): ParsedAnswer {
  if (!Array.isArray(value)) return refused("wrong_type");
  if (value.length > mostChoices)
    return refused("too_many_choices", { max: known.size, actual: value.length });
  const chosen = new Set<string>();
  for (const item of value as unknown[]) {
    if (typeof item !== "string") return refused("wrong_type");
    if (!known.has(item)) return refused("unknown_option");
    chosen.add(item);
  }
  return answered([...chosen]);
}

function parseCompanyNumber(value: unknown): ParsedAnswer {
  const parts = ownRecord(value, ["scheme", "value"]);
  if (!parts) return refused("wrong_type");
  if (isBlank(parts.value)) return answered(null);
  const scheme = companyNumberSchemes.find((candidate) => candidate === parts.scheme);
  if (!scheme) return refused("unknown_option");
  const words = parseText(parts.value, companyNumberMaxLength, normaliseLine);
  if (!words.ok || typeof words.value !== "string") return words;
  const number = normaliseCompanyNumber(scheme, words.value);
  if (number === "") return answered(null);
  const actual = countCharacters(number);
  if (actual > companyNumberMaxLength)
    return refused("too_long", { max: companyNumberMaxLength, actual });
  return answered({ scheme, value: number });
}

function parseRows(value: unknown, columns: readonly Column[], maxRows: number): ParsedAnswer {
  if (!Array.isArray(value)) return refused("wrong_type");
  if (value.length > maxRows)
    return refused("too_many_rows", { max: maxRows, actual: value.length });
  const rows: TableRow[] = [];
  for (const [index, item] of (value as unknown[]).entries()) {
    const row = parseRow(item, columns, index + 1);
    if (!row.ok) return row;
    rows.push(row.cells);
  }
  return answered(rows.some((row) => Object.keys(row).length > 0) ? rows : null);
}

type ParsedRow = { ok: true; cells: TableRow } | Extract<ParsedAnswer, { ok: false }>;

function parseRow(item: unknown, columns: readonly Column[], row: number): ParsedRow {
  if (typeof item !== "object" || item === null || Array.isArray(item))
    return refusedRow("wrong_type", row);
  const parts = ownRecord(
    item,
    columns.map((column) => column.key),
  );
  if (!parts) return refusedRow("unknown_column", row);
  const cells: TableRow = {};
  for (const column of columns) {
    const raw = parts[column.key];
    if (isBlank(raw)) continue;
    const cell = parseCell(column, raw);
    if (!cell.ok)
      return { ok: false, problem: { ...cell.problem, at: { row, column: column.key } } };
    if (cell.value !== null) cells[column.key] = cell.value as TableRow[string];
  }
  return { ok: true, cells };
}

function refusedRow(code: "wrong_type" | "unknown_column", row: number): ParsedRow {
  return { ok: false, problem: { code, params: {}, at: { row } } };
}

/** The object's own values under the known keys, or null for anything else: arrays, inherited or unknown keys. */
function ownRecord(value: unknown, known: readonly string[]): Record<string, unknown> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const keys = Object.keys(value);
  if (keys.length > known.length || keys.some((key) => !known.includes(key))) return null;
  return Object.assign(Object.create(null), value) as Record<string, unknown>;
}
