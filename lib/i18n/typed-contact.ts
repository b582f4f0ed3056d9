// Addresses and telephone numbers as people type them, in their stored form. What could mean two things stays as typed.

const halfWidth = (raw: string): string => raw.normalize("NFKC").replace(/[。｡]/g, ".");

const hostShape =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/u;

/** "www.kowloonbio.com" → "https://www.kowloonbio.com"; an address with its scheme keeps it, what is no address stays. */
export function webAddressFromText(raw: string): string {
  const trimmed = raw.trim();
  const plain = halfWidth(trimmed);
  if (/^https?:\/\/\S+$/i.test(plain)) {
    const [scheme = "", rest = ""] = plain.split(/:\/\/(.*)/s);
    return `${scheme.toLowerCase()}://${rest}`;
  }
  return hostShape.test(plain) ? `https://${plain}` : trimmed;
}

/** Half-width, no blanks around "@" and dots, no "mailto:" or brackets: "name ＠ example.com" → "name@example.com". */
export function emailFromText(raw: string): string {
  const plain = halfWidth(raw)
    .trim()
    .replace(/\s*([@.])\s*/g, "$1")
    .replace(/^mailto:/i, "")
    .replace(/^<(.*)>$/, "$1");
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain) ? plain : raw.trim();
}

/** "HK": eight digits are a Hong Kong number. */
export type PhonePlace = "HK" | null;

/**
 * A telephone number with its country code: "+852 9123 4567". "00852…" and "(852) …" mean it too; eight digits alone
 * only where the place is known. Everything else stays as typed.
 */
export function phoneFromText(raw: string, place: PhonePlace = null): string {
  const trimmed = halfWidth(raw)
    .trim()
    .replace(/[‐-―−]/g, "-");
  const digits = trimmed.replace(/[\s\-().]/g, "");
  if (/^\+\d+$/.test(digits)) return spaced(digits) ?? trimmed;
  if (/^00[1-9]\d{6,14}$/.test(digits))
    return spaced(`+${digits.slice(2)}`) ?? `+${digits.slice(2)}`;
  if (/^852[235-9]\d{7}$/.test(digits)) return spaced(`+${digits}`) ?? trimmed;
  if (place === "HK" && /^[235-9]\d{7}$/.test(digits)) return spaced(`+852${digits}`) ?? trimmed;
  return trimmed;
}

/** A Hong Kong number in two groups of four. */
function spaced(number: string): string | null {
  const match = /^\+852(\d{4})(\d{4})$/.exec(number);
  return match ? `+852 ${match[1]} ${match[2]}` : null;
}

/** Eight digits without a country code, as Hong Kong numbers are given there. */
export const isLocalPhone = (raw: string): boolean =>
  /^[235-9]\d{7}$/.test(halfWidth(raw).replace(/[\s\-().]/g, ""));
