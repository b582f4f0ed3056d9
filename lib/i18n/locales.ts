/** The three languages of the portal: English, traditional Chinese (Hong Kong), simplified Chinese (mainland). */
export const locales = ["en-HK", "zh-HK", "zh-CN"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en-HK";

/** True when an untrusted value names one of our locales exactly. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && (locales as readonly string[]).includes(value);
}

/**
 * Our best language for an Accept-Language header (RFC 9110, quality values); English when nothing fits or the
 * header is missing or broken. Traditional script goes to zh-HK (also zh-TW, zh-MO, zh-Hant), other Chinese to zh-CN.
 */
export function localeFromAcceptLanguage(header: string | null | undefined): Locale {
  const wishes = (header ?? "")
    .slice(0, 1000)
    .split(",")
    .map((part, order) => {
      const [tag = "", ...settings] = part.trim().toLowerCase().split(";");
      const quality = settings.map((s) => /^\s*q=(.*)$/.exec(s)?.[1]).find((q) => q !== undefined);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality), order };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  for (const { tag } of wishes) {
    // A named script wins over the region: zh-Hans-HK is simplified.
    if (/^(zh|yue)\b.*-hans\b/.test(tag)) return "zh-CN";
    if (/^zh\b.*-(hant|hk|mo|tw)\b/.test(tag) || /^yue\b/.test(tag)) return "zh-HK";
    if (/^zh\b/.test(tag)) return "zh-CN";
    if (/^en\b/.test(tag)) return "en-HK";
  }
  return defaultLocale;
}
