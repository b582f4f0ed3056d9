import type { Locale } from "./locales";

const icuNames: Record<Locale, string> = {
  "en-HK": "en",
  "zh-HK": "zh-Hant-HK",
  "zh-CN": "zh-Hans",
};

const tables = new Map<Locale, Intl.DisplayNames>();

/** The short name of a country by its ISO 3166-1 alpha-2 code in one language; the code itself when it is none. */
export function countryName(code: string, locale: Locale): string {
  let table = tables.get(locale);
  if (!table) {
    table = new Intl.DisplayNames([icuNames[locale]], { type: "region", style: "short" });
    tables.set(locale, table);
  }
  try {
    return table.of(code) ?? code;
  } catch {
    return code;
  }
}

// Where the city says enough to a reader in Hong Kong.
const near = new Set(["HK", "MO", "CN"]);

/** "Shenzhen", "Denmark", "Cambridge, UK": city and country as short as they can be told; empty when neither is known. */
export function placeName(city: string | null, country: string | null, locale: Locale): string {
  const land = country ? countryName(country, locale) : "";
  if (!city || (country === "HK" && /^(hong kong|香港)/i.test(city))) return land;
  if (!land || (country && near.has(country)) || city.includes(land)) return city;
  return locale === "en-HK" ? `${city}, ${land}` : `${land} ${city}`;
}
