import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isAnswered } from "@/lib/applications/answer-check";
import { personColumns } from "@/lib/applications/person-columns";
import { textFromMoney, textFromNumber } from "@/lib/applications/typed-values";
import { formatDate, formatMoney, formatNumber } from "@/lib/i18n/format";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import { companyNumberSchemes, type Column, type Question } from "@/lib/programmes/schema";
import {
  companyNumberSchemeLabels,
  currencyLabels,
  developmentStageLabels,
  modalityLabels,
  therapeuticAreaLabels,
  trlLabels,
} from "@/lib/programmes/vocabulary";
import styles from "./answer-view.module.css";

type AnswerViewProps = { question: Question; value: unknown };

/** One answer as a reader sees it; null when nothing was answered. Files are shown by their own list. */
export function AnswerView({ question, value }: AnswerViewProps): ReactNode {
  const language = useLocale();
  const t = useTranslations("apply.fields");
  if (!isAnswered(value)) return null;
  const locale = isLocale(language) ? language : defaultLocale;
  switch (question.type) {
    case "table":
      return <RowsView rows={value} columns={question.config.columns} />;
    case "people":
      return <RowsView rows={value} columns={personColumns(question.config)} />;
    case "multiple_choice":
      return joined(value, (key) => optionLabel(question.options, key, locale), t("comma"));
    case "therapeutic_area":
      return joined(value, (key) => labelIn(therapeuticAreaLabels, key, locale), t("comma"));
    case "modality":
      return joined(value, (key) => labelIn(modalityLabels, key, locale), t("comma"));
    case "stage":
      return labelIn(developmentStageLabels, value, locale);
    case "trl":
      return labelIn(trlLabels, value, locale);
    case "declaration":
      return value === true ? t("declared") : null;
    case "company_number":
      return companyNumber(value, locale);
    case "file":
      return null;
    default:
      return cellText(question, value, locale, t("yes"), t("no"));
  }
}

type PlainCell = Column | Extract<Question, { type: Column["type"] }>;

function cellText(cell: PlainCell, value: unknown, locale: Locale, yes: string, no: string) {
  switch (cell.type) {
    case "short_text":
      return plain(value);
    case "long_text":
      return <span className={styles.text}>{plain(value)}</span>;
    case "number": {
      const unit = cell.config.unit ? ` ${inLocale(cell.config.unit, locale)}` : "";
      return typeof value === "number" ? formatNumber(value, locale) + unit : textFromNumber(value);
    }
    case "money":
      return moneyText(value, locale);
    case "date":
      return dateText(value, locale);
    case "single_choice":
      return optionLabel(cell.options, value, locale);
    case "boolean":
      return value === true ? yes : no;
  }
}

/** More columns than this, or a long text among them, are read one under the other. */
const mostColumns = 5;

function RowsView({ rows, columns }: { rows: unknown; columns: readonly Column[] }) {
  const language = useLocale();
  const t = useTranslations("apply.fields");
  const locale = isLocale(language) ? language : defaultLocale;
  const filled = (Array.isArray(rows) ? (rows as unknown[]) : []).filter(
    (row): row is Record<string, unknown> =>
      typeof row === "object" && row !== null && Object.keys(row).length > 0,
  );
  const used = columns.filter((column) => filled.some((row) => row[column.key] !== undefined));
  const isWide = used.length > mostColumns || used.some(({ type }) => type === "long_text");
  return (
    <div className={styles.rows} data-stack={isWide || undefined}>
      <table className={styles.table}>
        <thead>
          <tr>
            {used.map((column) => (
              <th key={column.key} scope="col">
                {inLocale(column.label, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {filled.map((row, index) => (
            // Rows are kept in the order they were written and have no key of their own.
            <tr key={index}>
              {used.map((column) => (
                <td key={column.key} data-label={inLocale(column.label, locale)}>
                  {row[column.key] === undefined
                    ? "–"
                    : cellText(column, row[column.key], locale, t("yes"), t("no"))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const plain = (value: unknown): string => (typeof value === "string" ? value : textOfAny(value));

const textOfAny = (value: unknown): string => {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return value === null || value === undefined ? "" : JSON.stringify(value);
};

function labelIn(
  labels: Readonly<Record<string, LocalisedText>>,
  key: unknown,
  locale: Locale,
): string {
  const name = textOfAnyKey(key);
  const label = Object.hasOwn(labels, name) ? labels[name] : undefined;
  return label ? inLocale(label, locale) : name;
}

const textOfAnyKey = (key: unknown): string =>
  typeof key === "string" || typeof key === "number" ? String(key) : "";

function optionLabel(
  options: readonly { key: string; label: LocalisedText }[],
  key: unknown,
  locale: Locale,
): string {
  const option = options.find((each) => each.key === key);
  return option ? inLocale(option.label, locale) : textOfAnyKey(key);
}

function joined(value: unknown, label: (key: unknown) => string, comma: string): string {
  return Array.isArray(value) ? (value as unknown[]).map(label).join(comma) : label(value);
}

function moneyText(value: unknown, locale: Locale): string {
  if (typeof value !== "object" || value === null || !("currency" in value)) return plain(value);
  const { currency } = value;
  const minor = "minor" in value ? value.minor : null;
  if (currency !== "HKD" && currency !== "CNY" && currency !== "USD") return plain(value);
  if (typeof minor !== "number") return textFromMoney(value);
  if (locale === "en-HK")
    return formatMoney({ currency: currency === "CNY" ? "RMB" : currency, minor }, locale);
  const amount = formatMoney({ currency: "USD", minor }, locale).replace("USD ", "");
  return `${inLocale(currencyLabels[currency], locale)} ${amount}`;
}

function dateText(value: unknown, locale: Locale): string {
  const isDay = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return isDay && !Number.isNaN(Date.parse(value)) ? formatDate(value, locale) : plain(value);
}

function companyNumber(value: unknown, locale: Locale): string {
  if (typeof value !== "object" || value === null || !("value" in value)) return plain(value);
  const given = "scheme" in value ? value.scheme : undefined;
  const scheme = companyNumberSchemes.find((each) => each === given);
  const number = plain(value.value);
  if (!scheme) return number;
  const register = inLocale(companyNumberSchemeLabels[scheme], locale);
  return locale === "en-HK" ? `${number} (${register})` : `${number}（${register}）`;
}
