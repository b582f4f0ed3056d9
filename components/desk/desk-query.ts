import { listQuerySchema, type ListQuery } from "@/lib/applications/schema";

type Asked = Record<string, string | string[] | undefined>;

const keys = [
  "intake",
  "status",
  "area",
  "country",
  "source",
  "letter",
  "q",
  "sort",
  "view",
  "page",
] as const;

/** The list's query as it stands in an address; what is not understood is left out and said. Empty fields ask nothing. */
export function deskQueryFrom(asked: Asked): { query: ListQuery; understood: boolean } {
  let understood = Object.keys(asked).every((key) => (keys as readonly string[]).includes(key));
  const kept: Record<string, string> = {};
  for (const key of keys) {
    const given = asked[key];
    const text = Array.isArray(given) ? given.filter(Boolean).join(",") : given;
    if (!text) continue;
    if (listQuerySchema.safeParse({ [key]: text }).success) kept[key] = text;
    else understood = false;
  }
  return { query: listQuerySchema.parse(kept), understood };
}

/** Filters as plain text, the way a form field or an address holds them. */
export function textOf(query: ListQuery): Record<string, string> {
  const entries = keys.flatMap((key) => {
    const value = query[key];
    if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
      return [];
    return [[key, Array.isArray(value) ? value.join(",") : String(value)] as const];
  });
  return Object.fromEntries(entries);
}

/** The address of the list with some parts changed (`null` takes one away); going elsewhere begins at page 1. */
export function deskHref(
  here: string,
  query: ListQuery,
  changes: Partial<Record<(typeof keys)[number], string | number | null>>,
): string {
  const { page: _page, ...kept } = textOf(query);
  const parts = new URLSearchParams(kept);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === undefined) parts.delete(key);
    else parts.set(key, String(value));
  }
  if (parts.get("view") === "all") parts.delete("view");
  if (parts.get("page") === "1") parts.delete("page");
  const search = parts.toString();
  return search ? `${here}?${search}` : here;
}

/** True when anything narrows the list beyond its tab. */
export const isNarrowed = (query: ListQuery): boolean =>
  Boolean(query.q || query.intake || query.source || query.letter) ||
  [query.status, query.area, query.country].some((list) => list !== undefined && list.length > 0);
