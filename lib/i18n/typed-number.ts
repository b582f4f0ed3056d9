import { chineseNumerals, numberFromChinese } from "./chinese-numerals";

// The twin of format.ts: figures as people type them. Taken only where they can mean one thing.

const englishNumbers = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

const magnitudes: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  千: 1e3,
  萬: 1e4,
  万: 1e4,
  十萬: 1e5,
  十万: 1e5,
  百萬: 1e6,
  百万: 1e6,
  千萬: 1e7,
  千万: 1e7,
  億: 1e8,
  亿: 1e8,
};

/** Beside money "m" can only be million; beside a number it may be metres or months. */
const moneyMagnitudes: Record<string, number> = {
  ...magnitudes,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  bn: 1e9,
  b: 1e9,
};

/** What people count in where a figure has no unit of its own. */
const counted = new Set(
  "people person persons staff employee employees member members founder founders head heads pax 人 名 位 個 个 員 名員工 人員".split(
    " ",
  ),
);

type Reading = {
  /** Words that may follow: the unit in every language, "%". Without any, words of counting may. */
  units?: readonly string[];
  isMoney?: boolean;
};

const plainOf = (raw: string): string =>
  raw.normalize("NFKC").trim().replace(/[−﹣]/g, "-").replace(/\s+/g, " ").toLowerCase();

/** "1,250.5", "1 250", "1'250" or "1250.5" as a plain figure; groups must be groups of three, or "12,50" could be either. */
function figureOf(text: string): string | null {
  if (/^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text)) return text;
  const grouped = /^[+-]?\d{1,3}(?:([, '])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(text);
  return grouped ? text.replace(/[, ']/g, "") : null;
}

const withFigure = new RegExp(`^([+-]?(?:\\d[\\d,' ]*(?:\\.\\d+)?|\\.\\d+))(.*)$`);
const withChinese = new RegExp(`^([${chineseNumerals}]+)(.*)$`);
const withWord = new RegExp(`^(${englishNumbers.join("|")})(?![a-z])(.*)$`);

function splitNumber(plain: string, isMoney: boolean): { value: string; rest: string } | null {
  const figure = withFigure.exec(plain);
  if (figure) {
    const value = figureOf((figure[1] ?? "").trim());
    return value === null ? null : { value, rest: (figure[2] ?? "").trim() };
  }
  const chinese = withChinese.exec(plain);
  if (chinese) {
    const value = numberFromChinese(chinese[1] ?? "");
    return value === null ? null : { value: String(value), rest: (chinese[2] ?? "").trim() };
  }
  // Nobody writes an amount so; of a figure in words there is no telling what was left out.
  const word = isMoney ? null : withWord.exec(plain);
  return word
    ? { value: String(englishNumbers.indexOf(word[1] ?? "")), rest: (word[2] ?? "").trim() }
    : null;
}

const singular = (word: string): string => word.replace(/s$/, "");

function isUnit(rest: string, units: readonly string[]): boolean {
  if (units.length === 0) return counted.has(rest);
  return units.some((unit) => singular(plainOf(unit)) === singular(rest));
}

/** Moves the point instead of multiplying, so that 1.1 million is 1100000 exactly. */
function timesTenTo(figure: string, power: number): string {
  const [whole = "", decimals = ""] = figure.split(".");
  const shifted = whole + decimals.padEnd(power, "0").slice(0, power);
  const rest = decimals.slice(power);
  return rest === "" ? shifted : `${shifted}.${rest}`;
}

/**
 * The plain decimal figure that was typed, e.g. "1250.5", or null for what is no number or could be two. Understands
 * full-width digits, groups of thousands, Chinese and small English numbers, thousand, million, 萬, 億 and the unit after it.
 */
export function readFigure(
  raw: string,
  { units = [], isMoney = false }: Reading = {},
): string | null {
  if (raw.length > 60) return null;
  const split = splitNumber(plainOf(raw), isMoney);
  if (!split) return null;
  const { value, rest } = split;
  if (rest === "") return value;
  const known = isMoney ? moneyMagnitudes : magnitudes;
  const size = Object.keys(known)
    .toSorted((a, b) => b.length - a.length)
    .find(
      (word) =>
        rest === word ||
        rest.startsWith(`${word} `) ||
        (/\P{ASCII}/u.test(word) && rest.startsWith(word)),
    );
  const after = size === undefined ? rest : rest.slice(size.length).trim();
  const figure = size === undefined ? value : timesTenTo(value, Math.log10(known[size] ?? 1));
  return after === "" || (!isMoney && isUnit(after, units)) ? figure : null;
}

/** As readFigure, as a number. */
export function readNumber(raw: string, reading: Reading = {}): number | null {
  const figure = readFigure(raw, reading);
  return figure === null ? null : Number(figure);
}
