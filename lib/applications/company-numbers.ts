import type { CompanyNumberScheme } from "@/lib/programmes/schema";

// GB 32100-2015: no I, O, S, V, Z; the last of 18 characters is a check digit, weights are powers of 3 modulo 31.
const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const usccShape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Longer than any register's number. */
export const companyNumberMaxLength = 40;

// "BR No. 12345678", "CRN: C0012345", "USCC 9144…": what the number is called, before a number of a known shape.
const numberAlone =
  /^(?:BRN?|CRN?|UBI|USCC)(?:NO|NUMBER)?[.:#]*(\d{8}|[A-Z]\d{7}|[0-9A-HJ-NPQRTUWXY]{18})$/;

/**
 * One spelling for one number: half-width, capitals, no spaces or hyphens in Hong Kong and mainland numbers,
 * nor what the number is called. The full number of a business registration certificate (12345678-000-03-26-1) becomes its first eight digits.
 */
export function normaliseCompanyNumber(scheme: CompanyNumberScheme, raw: string): string {
  const plain = raw.normalize("NFKC").trim().replace(/\s+/g, " ");
  if (scheme === "overseas") return plain;
  const capitals = plain.toUpperCase();
  const certificate =
    scheme === "hk_brn" ? /^(\d{8})-\d{3}-\d{2}-\d{2}-[0-9A-Z]$/.exec(capitals) : null;
  const number = certificate?.[1] ?? capitals.replace(/[\s\-‐-―]/gu, "");
  return numberAlone.exec(number)?.[1] ?? number;
}

/** The check digit that belongs to the first 17 characters of a unified social credit code; null when they cannot begin one. */
export function usccCheckDigit(first17: string): string | null {
  if (first17.length !== 17) return null;
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = usccAlphabet.indexOf(character);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return usccAlphabet[(31 - (sum % 31)) % 31] ?? null;
}

export type CompanyNumberProblem =
  | "company_number_hk"
  | "company_number_uscc"
  | "company_number_uscc_check"
  | "company_number_overseas";

/** What is wrong with a normalised number, or null. Hong Kong: 8 digits, or a letter and 7 digits (product.md, "Question types"). */
export function companyNumberProblem(
  scheme: CompanyNumberScheme,
  value: string,
): CompanyNumberProblem | null {
  switch (scheme) {
    case "hk_brn":
      return /^(?:\d{8}|[A-Z]\d{7})$/.test(value) ? null : "company_number_hk";
    case "cn_uscc":
      if (!usccShape.test(value)) return "company_number_uscc";
      return usccCheckDigit(value.slice(0, 17)) === value[17] ? null : "company_number_uscc_check";
    case "overseas":
      return /[\p{L}\p{N}]/u.test(value) ? null : "company_number_overseas";
  }
}
