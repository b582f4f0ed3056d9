import { collectionStatementVersion } from "@/lib/applications/collection-statement";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";

/** What a page that shows the collection statement tells the server about it. */
export const shownStatement = (language: string) => ({
  version: collectionStatementVersion,
  locale: isLocale(language) ? language : defaultLocale,
});
