import type { Option } from "@/components/ui/fields";
import { countryCodes } from "@/lib/imports/countries";
import type { Locale } from "@/lib/i18n/locales";

const icuNames: Record<Locale, string> = {
  "en-HK": "en",
  "zh-HK": "zh-Hant-HK",
  "zh-CN": "zh-Hans",
};
/** Where most of our startups are; listed first. */
const first = ["HK", "CN", "MO", "SG"];

/** Countries and regions by name, made on the server so that every browser shows the same names. */
export function countryOptions(locale: Locale): Option[] {
  const names = new Intl.DisplayNames([icuNames[locale]], { type: "region", style: "short" });
  const named = (value: string) => ({ value, label: names.of(value) ?? value });
  const rest = countryCodes.filter((code) => !first.includes(code)).map(named);
  const collator = new Intl.Collator(icuNames[locale]);
  return [...first.map(named), ...rest.toSorted((a, b) => collator.compare(a.label, b.label))];
}
