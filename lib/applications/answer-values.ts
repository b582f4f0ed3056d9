import { datesInWords } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import type { CompanyNumberScheme, Currency } from "@/lib/programmes/schema";

/** `minor` counts cents or fen. */
export type Money = { currency: Currency; minor: number };
export type CompanyNumber = { scheme: CompanyNumberScheme; value: string };
export type CellValue = string | number | boolean | Money;
/** Only answered cells are present. Keys are column keys, or person fields. */
export type TableRow = Record<string, CellValue>;

/** What is stored for one question; null is "not answered". Files are documents and never stored as answers. */
export type AnswerValue =
  | null
  | string
  | number
  | boolean
  | Money
  | CompanyNumber
  | string[]
  | TableRow[];

/** Every code is a sentence in lib/i18n/messages/<locale>/answers.json. */
export const answerCodes = [
  "required",
  "declaration_required",
  "file_required",
  "file_refused",
  "too_many_files",
  "wrong_type",
  "control_characters",
  "too_long",
  "too_many_words",
  "url_invalid",
  "email_invalid",
  "phone_invalid",
  "number_invalid",
  "number_too_small",
  "number_too_large",
  "too_many_decimals",
  "total_too_large",
  "money_currency",
  "money_amount",
  "date_invalid",
  "date_too_early",
  "date_too_late",
  "date_in_future",
  "unknown_option",
  "too_few_choices",
  "too_many_choices",
  "unknown_column",
  "too_few_rows",
  "too_many_rows",
  "company_number_hk",
  "company_number_uscc",
  "company_number_uscc_check",
  "company_number_overseas",
  "more_than_other",
  "before_other",
  "exclusive_choice",
] as const;
export type AnswerCode = (typeof answerCodes)[number];

/** `at` points into a table or a list of people; rows count from 1. */
export type AnswerProblem = {
  code: AnswerCode;
  params: Record<string, string | number>;
  /** Values of the sentence that the form has in every language. */
  names?: Record<string, LocalisedText>;
  at?: { row: number; column?: string };
};

export type ParsedAnswer = { ok: true; value: AnswerValue } | { ok: false; problem: AnswerProblem };

export const answered = (value: AnswerValue): ParsedAnswer => ({ ok: true, value });

export const refused = (
  code: AnswerCode,
  params: AnswerProblem["params"] = {},
  at?: AnswerProblem["at"],
): ParsedAnswer => ({
  ok: false,
  problem: { code, params, ...(at ? { at } : {}) },
});

/** What a problem's sentence says in one language: days in words, and the form's own words in that language. */
export function sentenceValues(
  { params, names = {} }: AnswerProblem,
  locale: Locale,
): Record<string, string | number> {
  const named = Object.entries(names).map(([key, words]) => [key, inLocale(words, locale)]);
  return { ...datesInWords(params, locale), ...Object.fromEntries(named) };
}
