import type { getTranslations } from "next-intl/server";
import { textOf } from "@/components/desk/desk-query";
import type { FilterChoice } from "@/components/desk/list-filters";
import type { ListFacets } from "@/lib/applications/queries/list-facets";
import {
  applicationStatuses,
  listSorts,
  type Audience,
  type ListQuery,
} from "@/lib/applications/schema";
import { countryName } from "@/lib/i18n/countries";
import type { Locale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import { therapeuticAreas } from "@/lib/programmes/vocabulary-keys";
import { therapeuticAreaLabels } from "@/lib/programmes/vocabulary";

interface Context {
  t: Awaited<ReturnType<typeof getTranslations<"desk.list">>>;
  /** From the namespace `applications`. */
  statusLabel: (audience: Audience, status: (typeof applicationStatuses)[number]) => string;
  audience: Audience;
  locale: Locale;
}

/** The selects of the list: only what the reader can meet in it. */
export function filterChoices(
  query: ListQuery,
  facets: ListFacets,
  { t, statusLabel, audience, locale }: Context,
): FilterChoice[] {
  const set = textOf(query);
  const isOneProgramme = new Set(facets.intakes.map(({ programme }) => programme)).size <= 1;
  const choice = (
    name: FilterChoice["name"],
    label: string,
    options: FilterChoice["options"],
  ): FilterChoice => ({ name, label, options, value: set[name] ?? "", blank: t("any") });
  return [
    choice(
      "intake",
      t("intake"),
      facets.intakes.map(({ slug, name, programme }) => ({
        value: slug,
        label: isOneProgramme ? name : `${programme} · ${name}`,
      })),
    ),
    choice(
      "status",
      t("status"),
      applicationStatuses
        .filter((status) => status !== "draft")
        .map((status) => ({ value: status, label: statusLabel(audience, status) })),
    ),
    choice(
      "area",
      t("area"),
      therapeuticAreas.map((area) => ({
        value: area,
        label: inLocale(therapeuticAreaLabels[area], locale),
      })),
    ),
    choice(
      "country",
      t("country"),
      facets.countries.map((code) => ({ value: code, label: countryName(code, locale) })),
    ),
    choice(
      "source",
      t("source"),
      (["self", "import"] as const).map((value) => ({ value, label: t(`sources.${value}`) })),
    ),
    choice("letter", t("letter"), [{ value: "waits", label: t("letters.unsent") }]),
    {
      name: "sort",
      label: t("sort"),
      value: set.sort === "newest" ? "" : (set.sort ?? ""),
      options: listSorts
        .filter((value) => value !== "newest")
        .map((value) => ({ value, label: t(`sorts.${value}`) })),
      blank: t("sorts.newest"),
    },
  ];
}
