import { readFigure, readNumber } from "@/lib/i18n/typed-number";
import type { LocalisedText } from "@/lib/programmes/localised";
import { currencies, type Currency } from "@/lib/programmes/schema";

/** What a figure counts: its unit in the three languages, and a label that names per cent. */
export type Measured = { label: LocalisedText; config: { unit?: LocalisedText | undefined } };

/** The words that may follow a figure and say nothing new. */
export function unitsOf({ label, config }: Measured): string[] {
  const units = Object.values(config.unit ?? {});
  const isPercent = [...units, ...Object.values(label)].some((words) => /[%％]/.test(words));
  return isPercent ? [...units, "%", "percent", "per cent"] : units;
}

/** A number that was typed, or the words themselves when they are none; an empty field is null. */
export function numberFromText(raw: string, units: readonly string[] = []): number | string | null {
  if (raw.trim() === "") return null;
  return readNumber(raw, { units }) ?? raw;
}

export function textFromNumber(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : "";
}

/** An amount being written: `minor` counts cents or fen once it is an amount, and is the typed words until then. */
export type TypedMoney = { currency: Currency; minor: number | string };

const signs: [RegExp, Currency][] = [
  [/hk\$|hkd|港元|港幣|港币/, "HKD"],
  [/us\$|usd|美元|美金/, "USD"],
  [/cn¥|rmb|cny|人民幣|人民币|[¥￥]/, "CNY"],
];

const plainOf = (raw: string): string => raw.normalize("NFKC").trim().toLowerCase();

/** Whether an amount says its currency itself, as "HK$1.5m" does. */
export const namesCurrency = (raw: string): boolean =>
  signs.some(([sign]) => sign.test(plainOf(raw)));

/**
 * "1,250.5" in HKD is {HKD, 125050}, and "HK$1.5m" or "150萬港元" say their currency themselves; an empty field is null.
 * What is no amount, or names a currency that is not asked for, stays as typed.
 */
export function moneyFromText(
  currency: Currency,
  raw: string,
  accepted: readonly Currency[] = currencies,
): TypedMoney | null {
  const plain = plainOf(raw);
  if (plain === "") return null;
  const asTyped = { currency, minor: raw };
  const named = signs.filter(([sign]) => sign.test(plain));
  const said = named[0]?.[1] ?? currency;
  if (named.length > 1 || !accepted.includes(said)) return asTyped;
  const bare = named.reduce((words, [sign]) => words.replace(sign, " "), plain).trim();
  const isDollar = said !== "CNY";
  const amount = bare.replace(isDollar ? /^\$|元$/ : /元$/, "").trim();
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(readFigure(amount, { isMoney: true }) ?? "");
  if (!match) return asTyped;
  return {
    currency: said,
    minor: Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")),
  };
}

/** The amount without its currency, as one would type it: 125050 → "1250.50", 125000 → "1250". */
export function textFromMoney(value: unknown): string {
  if (typeof value !== "object" || value === null || !("minor" in value)) return "";
  const { minor } = value;
  if (typeof minor !== "number") return typeof minor === "string" ? minor : "";
  const rest = minor % 100;
  const whole = String((minor - rest) / 100);
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, "0")}`;
}
