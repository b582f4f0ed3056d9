import type { Currency } from "@/lib/programmes/schema";

/** Figures as people type them: full-width digits, thousands separators and spaces are folded. */
const folded = (raw: string): string => raw.normalize("NFKC").replace(/[\s,']/g, "");

/** A number that was typed, or the words themselves when they are none; an empty field is null. */
export function numberFromText(raw: string): number | string | null {
  const plain = folded(raw);
  if (plain === "") return null;
  return /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(plain) ? Number(plain) : raw;
}

export function textFromNumber(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : "";
}

/** An amount being written: `minor` counts cents or fen once it is an amount, and is the typed words until then. */
export type TypedMoney = { currency: Currency; minor: number | string };

/** "1,250.5" in HKD is {HKD, 125050}; an empty field is null; what is no amount stays as typed. */
export function moneyFromText(currency: Currency, raw: string): TypedMoney | null {
  const plain = folded(raw);
  if (plain === "") return null;
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return { currency, minor: raw };
  return { currency, minor: Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) };
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
