import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";

/** The language of a page's address; the root layout has refused every other. */
export const pageLocale = (given: string): Locale => (isLocale(given) ? given : defaultLocale);

/** Whole days until a moment, counted down: 0 within the last day. Null when it is past. */
export function daysUntil(now: string, moment: string): number | null {
  const left = Date.parse(moment) - Date.parse(now);
  return left < 0 ? null : Math.floor(left / (24 * 3600_000));
}
