import { personColumns } from "@/lib/applications/person-columns";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import type { Column, Question } from "@/lib/programmes/schema";
import {
  developmentStageLabels,
  modalityLabels,
  therapeuticAreaLabels,
  trlLabels,
} from "@/lib/programmes/vocabulary";

type Labels = Readonly<Record<string, LocalisedText>>;

/** A stored answer with words for its codes: text, a list of texts, or rows by the names of their columns. */
export function readableAnswer(question: Question, value: unknown, locale: Locale): unknown {
  switch (question.type) {
    case "table":
      return rows(value, question.config.columns, locale);
    case "people":
      return rows(value, personColumns(question.config), locale);
    case "multiple_choice":
      return each(value, (key) => option(question.options, key, locale));
    case "therapeutic_area":
      return each(value, (key) => label(therapeuticAreaLabels, key, locale));
    case "modality":
      return each(value, (key) => label(modalityLabels, key, locale));
    case "stage":
      return label(developmentStageLabels, value, locale);
    case "trl":
      return label(trlLabels, value, locale);
    case "declaration":
      return value === true ? "✓" : null;
    case "company_number":
      return (value as { value?: unknown } | null)?.value ?? value;
    case "file":
      return value;
    default:
      return cell(question, value, locale);
  }
}

type PlainCell = Column | Extract<Question, { type: Column["type"] }>;

function cell(column: PlainCell, value: unknown, locale: Locale): unknown {
  if (column.type === "single_choice") return option(column.options, value, locale);
  if (column.type === "boolean") return value === true ? "✓" : "–";
  if (column.type === "date" && typeof value === "string" && !Number.isNaN(Date.parse(value)))
    return formatDate(value, locale);
  return column.type === "money" ? money(value, locale) : value;
}

function money(value: unknown, locale: Locale): unknown {
  const given = value as { currency?: unknown; minor?: unknown } | null;
  const { currency, minor } = given ?? {};
  if (typeof minor !== "number") return value;
  if (currency === "CNY") return formatMoney({ currency: "RMB", minor }, locale);
  return currency === "HKD" || currency === "USD"
    ? formatMoney({ currency, minor }, locale)
    : value;
}

function rows(value: unknown, columns: readonly Column[], locale: Locale): unknown {
  const given = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  return given.map((row) =>
    Object.fromEntries(
      columns
        .filter(({ key }) => row[key] !== undefined)
        .map((column) => [inLocale(column.label, locale), cell(column, row[column.key], locale)]),
    ),
  );
}

const each = (value: unknown, words: (key: unknown) => unknown): unknown =>
  Array.isArray(value) ? (value as unknown[]).map(words) : words(value);

function label(labels: Labels, key: unknown, locale: Locale): unknown {
  const name = typeof key === "string" || typeof key === "number" ? String(key) : "";
  const found = Object.hasOwn(labels, name) ? labels[name] : undefined;
  return found ? inLocale(found, locale) : key;
}

function option(
  options: readonly { key: string; label: LocalisedText }[],
  key: unknown,
  locale: Locale,
): unknown {
  const found = options.find((candidate) => candidate.key === key);
  return found ? inLocale(found.label, locale) : key;
}
