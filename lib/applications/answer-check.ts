import type { Column, Question, QuestionOf } from "@/lib/programmes/schema";

import { parseAnswerDraft } from "./answer-draft";
import { countCharacters, countWords } from "./answer-text";
import type { AnswerCode, AnswerProblem, AnswerValue, CellValue, TableRow } from "./answer-values";
import { companyNumberProblem } from "./company-numbers";
import { personColumns } from "./person-columns";

/** `today` is the date in Hong Kong, yyyy-mm-dd; without it "not in the future" is not judged. */
export type CheckOptions = { today?: string };

/**
 * Everything that keeps one answer from being submitted; an empty list means it may go. Judges stored and fresh values
 * alike. Files are judged from documents (sectionCompleteness), so a file question has no problem here.
 */
export function checkAnswerForSubmit(
  question: Question,
  value: unknown,
  options: CheckOptions = {},
): AnswerProblem[] {
  const parsed = parseAnswerDraft(question, value);
  if (!parsed.ok) return [parsed.problem];
  if (question.type === "file") return [];
  if (!isAnswered(parsed.value)) return question.required ? [missing(question.type)] : [];
  return checkAnswered(question, parsed.value, options);
}

/** True when a stored value says something: null, "", [], an unticked declaration and rows without a cell do not. */
export function isAnswered(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  if (!Array.isArray(value)) return true;
  return (value as unknown[]).some(
    (item) => typeof item !== "object" || item === null || Object.keys(item).length > 0,
  );
}

function missing(type: Question["type"]): AnswerProblem {
  return problem(type === "declaration" ? "declaration_required" : "required");
}

function problem(code: AnswerCode, params: AnswerProblem["params"] = {}): AnswerProblem {
  return { code, params };
}

function checkAnswered(
  question: Question,
  value: AnswerValue,
  options: CheckOptions,
): AnswerProblem[] {
  switch (question.type) {
    case "table":
      return checkRows(question.config.columns, value, question.config.minRows, options);
    case "people":
      return checkRows(personColumns(question.config), value, question.config.minPeople, options);
    case "multiple_choice":
    case "therapeutic_area":
    case "modality":
      return checkChoices(value, question.config);
    case "company_number": {
      if (typeof value !== "object" || value === null || !("scheme" in value))
        return [problem("wrong_type")];
      if (typeof value.scheme !== "string" || typeof value.value !== "string")
        return [problem("wrong_type")];
      const found = companyNumberProblem(value.scheme, value.value);
      return found ? [problem(found)] : [];
    }
    case "file":
    case "trl":
    case "stage":
    case "declaration":
      return [];
    default:
      return checkCell(question, value, options);
  }
}

function checkCell(
  cell: Column | QuestionOf<Column["type"]>,
  value: AnswerValue | CellValue,
  { today }: CheckOptions,
): AnswerProblem[] {
  switch (cell.type) {
    case "short_text":
      return typeof value === "string" ? checkLine(value, cell.config) : [];
    case "long_text":
      return typeof value === "string" ? checkLongText(value, cell.config) : [];
    case "number":
      return typeof value === "number" ? checkNumber(value, cell.config) : [];
    case "date":
      return typeof value === "string" ? checkDate(value, cell.config, today) : [];
    case "money":
    case "single_choice":
    case "boolean":
      return [];
  }
}

function checkLine(value: string, config: QuestionOf<"short_text">["config"]): AnswerProblem[] {
  const problems = checkLength(value, config.maxLength);
  const wrong = wrongFormat(value, config.format);
  return wrong ? [...problems, problem(wrong)] : problems;
}

function checkLongText(value: string, config: QuestionOf<"long_text">["config"]): AnswerProblem[] {
  const problems = checkLength(value, config.maxLength);
  const words = config.maxWords === undefined ? 0 : countWords(value);
  if (config.maxWords !== undefined && words > config.maxWords) {
    problems.push(problem("too_many_words", { max: config.maxWords, actual: words }));
  }
  return problems;
}

function checkLength(value: string, max: number): AnswerProblem[] {
  const actual = countCharacters(value);
  return actual > max ? [problem("too_long", { max, actual })] : [];
}

function wrongFormat(
  value: string,
  format: QuestionOf<"short_text">["config"]["format"],
): AnswerCode | null {
  switch (format) {
    case "url":
      return isWebAddress(value) ? null : "url_invalid";
    case "email":
      return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(value) ? null : "email_invalid";
    case "phone":
      // E.164: a plus sign, then 7 to 15 digits; spaces, hyphens and brackets are how people write it.
      return /^\+[1-9]\d{6,14}$/.test(value.replace(/[\s\-()]/g, "")) ? null : "phone_invalid";
    default:
      return null;
  }
}

// Only web schemes, so that a stored address can be shown as a link; no user name, which disguises the host.
function isWebAddress(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
  const { hostname, username, password } = new URL(value);
  return hostname.includes(".") && username === "" && password === "";
}

function checkNumber(
  value: number,
  { min, max, decimals }: QuestionOf<"number">["config"],
): AnswerProblem[] {
  if (min !== undefined && value < min) return [problem("number_too_small", { min })];
  if (max !== undefined && value > max) return [problem("number_too_large", { max })];
  const rounded = Number(value.toFixed(decimals));
  return rounded === value ? [] : [problem("too_many_decimals", { max: decimals })];
}

function checkDate(
  value: string,
  config: QuestionOf<"date">["config"],
  today?: string,
): AnswerProblem[] {
  // Dates of this shape sort as text.
  if (config.min !== undefined && value < config.min)
    return [problem("date_too_early", { min: config.min })];
  if (config.max !== undefined && value > config.max)
    return [problem("date_too_late", { max: config.max })];
  if (config.notInFuture && today !== undefined && value > today)
    return [problem("date_in_future")];
  return [];
}

function checkChoices(
  value: AnswerValue,
  config?: { min?: number; max?: number },
): AnswerProblem[] {
  const actual = Array.isArray(value) ? value.length : 0;
  if (config?.min !== undefined && actual < config.min)
    return [problem("too_few_choices", { min: config.min, actual })];
  if (config?.max !== undefined && actual > config.max)
    return [problem("too_many_choices", { max: config.max, actual })];
  return [];
}

function checkRows(
  columns: readonly Column[],
  value: AnswerValue,
  minRows: number,
  options: CheckOptions,
): AnswerProblem[] {
  const rows = rowsOf(value);
  const filled = rows.filter((row) => Object.keys(row).length > 0).length;
  const problems =
    filled < minRows ? [problem("too_few_rows", { min: minRows, actual: filled })] : [];
  rows.forEach((row, index) => {
    if (Object.keys(row).length > 0) problems.push(...checkRow(columns, row, index + 1, options));
  });
  return [...problems, ...checkTotals(columns, rows)];
}

function rowsOf(value: AnswerValue): TableRow[] {
  if (!Array.isArray(value)) return [];
  return value.filter((row): row is TableRow => typeof row === "object");
}

function checkRow(
  columns: readonly Column[],
  row: TableRow,
  number: number,
  options: CheckOptions,
): AnswerProblem[] {
  return columns.flatMap((column) => {
    const at = { row: number, column: column.key };
    const cell = Object.hasOwn(row, column.key) ? row[column.key] : undefined;
    if (cell === undefined) return column.required ? [{ ...problem("required"), at }] : [];
    return checkCell(column, cell, options).map((found) => ({ ...found, at }));
  });
}

function checkTotals(columns: readonly Column[], rows: readonly TableRow[]): AnswerProblem[] {
  return columns.flatMap((column) => {
    if (column.type !== "number" || column.config.totalMax === undefined) return [];
    const total = rows.reduce(
      (sum, row) => sum + (typeof row[column.key] === "number" ? Number(row[column.key]) : 0),
      0,
    );
    // Six decimals: 33.33 three times must not become 99.99000000000001.
    const actual = Number(total.toFixed(6));
    return actual > column.config.totalMax
      ? [problem("total_too_large", { max: column.config.totalMax, actual })]
      : [];
  });
}
