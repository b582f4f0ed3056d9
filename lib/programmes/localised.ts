import { z } from "zod";

import type { Locale } from "@/lib/i18n/locales";

const oneLanguage = z.string().trim().min(1).max(2000);

/** A text stored in all three languages; none may be missing, because a founder reads only one of them. */
export const localisedText = z.strictObject({
  "en-HK": oneLanguage,
  "zh-HK": oneLanguage,
  "zh-CN": oneLanguage,
});

export type LocalisedText = z.infer<typeof localisedText>;

/** Keys name stored answers: lower case with underscores, so that `__proto__` and its like can never be one. */
export const stableKey = z
  .string()
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/)
  .max(60);

/** Writes a localised text in one line: English, traditional Chinese, simplified Chinese. */
export function text(enHK: string, zhHK: string, zhCN: string): LocalisedText {
  return { "en-HK": enHK, "zh-HK": zhHK, "zh-CN": zhCN };
}

/** The words of a localised text in the reader's language. */
export function inLocale(words: LocalisedText, locale: Locale): string {
  return words[locale];
}
