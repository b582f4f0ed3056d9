import type { SectionAnswers } from "./answers";
import { searchTextOf } from "./search-text";

/** The columns of T1 copies that lists, facets and search read; nothing of T2 may ever come in. */
export interface ListCopies {
  listName: string;
  listNameOther: string | null;
  listTitle: string | null;
  listCountry: string | null;
  listCity: string | null;
  listDomain: string | null;
  listArea: string | null;
  listModality: string | null;
  listStage: string | null;
  listTrl: number | null;
  searchText: string;
}

const countryOfPlace: Record<string, string> = {
  hong_kong: "HK",
  mainland_gba: "CN",
  mainland_other: "CN",
  macao: "MO",
};

/** A profile's country fits "somewhere else" only when it is somewhere else. */
function countryOf(place: string | null, profile: string | null): string | null {
  const known = place ? countryOfPlace[place] : undefined;
  if (known) return known;
  const isHere = profile !== null && Object.values(countryOfPlace).includes(profile);
  return place === "overseas" && isHere ? null : profile;
}

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

const firstOf = (value: unknown): string | null =>
  Array.isArray(value) ? textOf(value[0]) : textOf(value);

/**
 * The copies from an application's T1 answers (question keys of the default form; a question that a form does not ask or
 * keeps in T2 is simply absent) and, where those are silent, from the startup's profile.
 */
export function listCopiesFrom(
  shared: SectionAnswers,
  startup: { displayName: string; country: string | null; city: string | null },
): ListCopies {
  const english = textOf(shared.company_name_en);
  const traditional = textOf(shared.company_name_zh_hant);
  const simplified = textOf(shared.company_name_zh_hans);
  const listName = english ?? traditional ?? simplified ?? startup.displayName;
  const listNameOther =
    [traditional, simplified].find((name) => name !== null && name !== listName) ?? null;
  const place = textOf(shared.place);
  const city = textOf(shared.city) ?? startup.city;
  const title = textOf(shared.title);
  return {
    listName,
    listNameOther,
    listTitle: title,
    listCountry: countryOf(place, startup.country),
    listCity: city,
    listDomain: textOf(shared.domain),
    listArea: firstOf(shared.therapeutic_area),
    listModality: firstOf(shared.modality),
    listStage: textOf(shared.stage),
    listTrl: typeof shared.trl === "number" ? shared.trl : null,
    searchText: searchTextOf([
      english,
      traditional,
      simplified,
      startup.displayName,
      title,
      textOf(shared.title_english),
      textOf(shared.abstract),
      textOf(shared.abstract_english),
      textOf(shared.indication),
      city,
    ]),
  };
}
