import type { Locale } from "@/lib/i18n/locales";

/** A stored name in the reader's language; English, then anything, when a language is missing. */
export function localisedName(stored: unknown, locale: Locale): string {
  if (typeof stored === "string") return stored;
  if (typeof stored !== "object" || stored === null) return "";
  const names = stored as Record<string, unknown>;
  const wanted = names[locale] ?? names["en-HK"] ?? Object.values(names)[0];
  return typeof wanted === "string" ? wanted : "";
}
