import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";

/** The language of a page's address; the root layout has refused every other. */
export const pageLocale = (given: string): Locale => (isLocale(given) ? given : defaultLocale);
