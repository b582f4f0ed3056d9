import { asHongKongClock, type Moment } from "./hong-kong-time";
import { isLocale, type Locale } from "./locales";
import { isDay } from "./typed-date";

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

type Parts = Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>;

const two = (value: number) => String(value).padStart(2, "0");

function partsOf(moment: Moment): Parts {
  const at = asHongKongClock(moment);
  if (Number.isNaN(at.getTime())) throw new RangeError("not a date");
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}

function dateOf({ year, month, day }: Parts, locale: Locale): string {
  return locale === "en-HK"
    ? `${day} ${monthNames[month - 1]} ${year}`
    : `${year} 年 ${month} 月 ${day} 日`;
}

// Pages hand over the plain string of next-intl's useLocale().
function known(locale: string): Locale {
  return isLocale(locale) ? locale : "en-HK";
}

/** "31 March 2027" · "2027 年 3 月 31 日". A "YYYY-MM-DD" string is taken as that Hong Kong day. */
export function formatDate(moment: Moment, locale: string): string {
  return dateOf(partsOf(moment), known(locale));
}

/** "March 2027" · "2027 年 3 月". */
export function formatMonth(moment: Moment, locale: string): string {
  const { year, month } = partsOf(moment);
  return known(locale) === "en-HK" ? `${monthNames[month - 1]} ${year}` : `${year} 年 ${month} 月`;
}

/** "31 March 2027, 23:59 HKT (UTC+8)" · "2027 年 3 月 31 日 23:59（香港時間 UTC+8）". */
export function formatDateTime(moment: Moment, locale: string): string {
  const parts = partsOf(moment);
  const language = known(locale);
  const time = `${two(parts.hour)}:${two(parts.minute)}`;
  const date = dateOf(parts, language);
  if (language === "en-HK") return `${date}, ${time} HKT (UTC+8)`;
  return language === "zh-HK"
    ? `${date} ${time}（香港時間 UTC+8）`
    : `${date} ${time}（香港时间 UTC+8）`;
}

/** A sentence's values with every stored day (yyyy-mm-dd) in words, so that no limit is said as "1900-01-01". */
export function datesInWords<Value>(
  params: Readonly<Record<string, Value>>,
  locale: string,
): Record<string, Value | string> {
  const said = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === "string" && isDay(value) ? formatDate(value, locale) : value,
  ]);
  return Object.fromEntries(said) as Record<string, Value | string>;
}

/** "14:02:31 HKT" · "14:02:31（香港時間）" · "14:02:31（香港时间）". */
export function formatTimeWithSeconds(moment: Moment, locale: string): string {
  const parts = partsOf(moment);
  const time = `${two(parts.hour)}:${two(parts.minute)}:${two(parts.second)}`;
  const language = known(locale);
  if (language === "en-HK") return `${time} HKT`;
  return language === "zh-HK" ? `${time}（香港時間）` : `${time}（香港时间）`;
}

/** 1234567.5 → "1,234,567.5", alike in the three languages. `digits` fixes the decimals. */
export function formatNumber(value: number, _locale?: string, digits?: number): string {
  const text = digits === undefined ? String(value) : value.toFixed(digits);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const [whole = "", decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

export type Money = { currency: "HKD" | "RMB" | "USD"; minor: number | bigint };

/**
 * `minor` counts cents (fen). "HKD 1,250,000" · whole amounts without decimals, others with two.
 * The code is written out because "$" means three currencies here.
 */
export function formatMoney({ currency, minor }: Money, _locale?: string): string {
  const cents = BigInt(minor);
  const absolute = cents < 0n ? -cents : cents;
  const whole = (absolute / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = absolute % 100n;
  const decimals = rest === 0n ? "" : `.${two(Number(rest))}`;
  return `${currency} ${cents < 0n ? "-" : ""}${whole}${decimals}`;
}

const sizeUnits = ["B", "KB", "MB", "GB", "TB"] as const;

/** Decimal units as in the upload limits: 2_400_000 → "2.4 MB", 20_000_000 → "20 MB". */
export function formatFileSize(bytes: number, _locale?: string): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < sizeUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const shown = unit === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
  return `${shown} ${sizeUnits[unit]}`;
}
