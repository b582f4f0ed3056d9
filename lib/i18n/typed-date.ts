import { chineseNumerals, numberFromChinese } from "./chinese-numerals";

// The twin of format.ts: what people type and paste as a date, read back. A date is taken only where it has one reading.

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Half-width, one space between words, no blanks around. */
const plainOf = (raw: string): string =>
  raw.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();

const two = (value: number): string => String(value).padStart(2, "0");

/** yyyy-mm-dd when the calendar has that day, else null. */
export function calendarDay(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day > last ? null : `${year}-${two(month)}-${two(day)}`;
}

/** Whether a text is a day of the calendar in its stored form, yyyy-mm-dd. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return (
    match !== null && calendarDay(Number(match[1]), Number(match[2]), Number(match[3])) === text
  );
}

function monthNamed(word: string): number | null {
  const plain = word.replace(/\.$/, "");
  const at = monthNames.findIndex(
    (name) => plain === name || (plain.length >= 3 && name.startsWith(plain)),
  );
  // "sept" is how many write it.
  return at < 0 ? null : at + 1;
}

type Order = readonly ["y" | "m" | "d", "y" | "m" | "d", "y" | "m" | "d"];
const yearFirst: Order = ["y", "m", "d"];
const dayFirst: Order = ["d", "m", "y"];
const monthFirst: Order = ["m", "d", "y"];

function inOrder(parts: readonly string[], order: Order): string | null {
  const of = (part: "y" | "m" | "d") => Number(parts[order.indexOf(part)]);
  return calendarDay(of("y"), of("m"), of("d"));
}

const separated = /^(\d{1,4})\s?([-/.\s])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?$/;
const inChinese = new RegExp(
  `^([\\d${chineseNumerals}]+) ?年 ?([\\d${chineseNumerals}]+) ?月 ?([\\d${chineseNumerals}]+) ?[日號号]?$`,
);
const ordinal = "(\\d{1,2})(?:st|nd|rd|th)?";
const dayMonthYear = new RegExp(`^${ordinal}(?: of)?[ \\-.,/]*([a-z]{3,9}\\.?)[ \\-.,/]*(\\d{4})$`);
const monthDayYear = new RegExp(`^([a-z]{3,9}\\.?)[ \\-.]*${ordinal}[ ,\\-]+(\\d{4})$`);
const yearMonthDay = new RegExp(`^(\\d{4})[ \\-.,/]*([a-z]{3,9}\\.?)[ \\-.,/]*${ordinal}$`);
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? /;

function readingsOf(raw: string): (string | null)[] {
  const plain = plainOf(raw).slice(0, 60).replace(weekday, "");
  const parts = separated.exec(plain);
  if (parts)
    return separatedReadings([parts[1] ?? "", parts[3] ?? "", parts[4] ?? ""], parts[2] ?? "");
  if (/^\d{8}$/.test(plain)) return runTogether(plain);
  const chinese = inChinese.exec(plain);
  if (chinese) return [chineseDate(chinese.slice(1))];
  const named = [
    [dayMonthYear.exec(plain), [1, 2, 3]],
    [monthDayYear.exec(plain), [2, 1, 3]],
    [yearMonthDay.exec(plain), [3, 2, 1]],
  ] as const;
  for (const [match, [day, month, year]] of named) {
    if (!match) continue;
    const at = monthNamed(match[month] ?? "");
    return [at === null ? null : calendarDay(Number(match[year]), at, Number(match[day]))];
  }
  return [];
}

function separatedReadings(parts: readonly string[], separator: string): (string | null)[] {
  const lengths = parts.map((part) => part.length);
  if (lengths[0] === 4 && (lengths[2] ?? 0) <= 2) return [inOrder(parts, yearFirst)];
  if ((lengths[0] ?? 0) > 2 || lengths[2] !== 4) return [];
  // Dots are written between day, month and year only; a stroke or hyphen stands in American dates too.
  return separator === "."
    ? [inOrder(parts, dayFirst)]
    : [inOrder(parts, dayFirst), inOrder(parts, monthFirst)];
}

/** Eight digits; a year outside of two centuries around now is no reading. */
function runTogether(digits: string): (string | null)[] {
  const cut = (...at: number[]) => [
    digits.slice(0, at[0]),
    digits.slice(at[0], at[1]),
    digits.slice(at[1]),
  ];
  return [
    inOrder(cut(4, 6), yearFirst),
    inOrder(cut(2, 4), dayFirst),
    inOrder(cut(2, 4), monthFirst),
  ].filter((day) => day !== null && day >= "1800" && day < "2200");
}

function chineseDate(words: readonly string[]): string | null {
  const [year, month, day] = words.map((word) =>
    /^\d+$/.test(word) ? Number(word) : numberFromChinese(word),
  );
  if (year == null || month == null || day == null) return null;
  return calendarDay(year, month, day);
}

/**
 * Every day that a text may mean, yyyy-mm-dd, each once: "14/2/2025" one, "3/4/2025" two (3 April, 4 March), "soon"
 * none. Understands digits with strokes, hyphens, dots or blanks, eight digits, names of months, and Chinese dates.
 */
export function datesIn(raw: string): string[] {
  return [...new Set(readingsOf(raw).filter((day): day is string => day !== null))];
}

/** The day that a text means, yyyy-mm-dd; null where it means none or more than one. */
export function dateFromText(raw: string): string | null {
  const [only, ...others] = datesIn(raw);
  return only !== undefined && others.length === 0 ? only : null;
}

/** The three boxes of a date field, as typed. */
export type DateBoxes = { day: string; month: string; year: string };

function numberInBox(typed: string, suffix: RegExp): number | null {
  const plain = plainOf(typed).replace(suffix, "").trim();
  if (/^\d{1,4}$/.test(plain)) return Number(plain);
  return plain === "" ? null : numberFromChinese(plain);
}

/** The day that three boxes mean, yyyy-mm-dd, or null. A month may be its name; a year has four digits. */
export function dateFromBoxes({ day, month, year }: DateBoxes): string | null {
  const days = numberInBox(day, /(?:st|nd|rd|th|日|號|号)$/);
  const months = numberInBox(month, /月$/) ?? monthNamed(plainOf(month));
  const years = numberInBox(year, /年$/);
  if (days === null || months === null || years === null) return null;
  return calendarDay(years, months, days);
}

/** "18:00" for 18:00, 1800, 6 pm, 6:30pm, 18時30分, 下午6時; null for what is no time of day. */
export function timeFromText(raw: string): string | null {
  const plain = plainOf(raw).replace(/\s/g, "");
  const match =
    /^(上午|早上|中午|下午|晚上)?(\d{1,2})(?:[:.時时點点h](\d{2})?分?)?(am|pm|a\.m\.|p\.m\.)?$/.exec(
      plain,
    ) ?? /^()(\d{2})(\d{2})()$/.exec(plain);
  if (!match) return null;
  const half = match[4] ? match[4].slice(0, 1) : halfInChinese(match[1]);
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? 0);
  // An hour alone says too little: 6 may be either half of the day.
  if (match[3] === undefined && !half && !/[:.時时點点h]/.test(plain)) return null;
  if (minutes > 59 || hours > 23 || (half && (hours > 12 || hours === 0))) return null;
  const shifted = half === "p" ? (hours % 12) + 12 : half === "a" ? hours % 12 : hours;
  return `${two(shifted)}:${two(minutes)}`;
}

const halfInChinese = (word: string | undefined): string | undefined =>
  word === undefined || word === "" ? undefined : word === "上午" || word === "早上" ? "a" : "p";

/** Where a day stands in a query: the hidden field of a form that a script runs, else the three boxes themselves. */
export function dayInQuery(get: (name: string) => string | null, name: string): string {
  const whole = get(name)?.trim() ?? "";
  if (whole !== "") return dateFromText(whole) ?? whole;
  const box = (part: string) => get(`${name}-${part}`) ?? "";
  return dateFromBoxes({ day: box("day"), month: box("month"), year: box("year") }) ?? "";
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** A page's query in which the named days stand whole, however they were sent. */
export function withDays(query: Query, names: readonly string[]): Query {
  const get = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value : null;
  };
  const days = names.map((name) => [name, dayInQuery(get, name)] as const);
  return { ...query, ...Object.fromEntries(days.filter(([, day]) => day !== "")) };
}
