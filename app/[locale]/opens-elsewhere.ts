import { listOtherActors } from "@/lib/accounts/queries";
import type { MembershipView } from "@/lib/accounts/schema";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { findsSomething } from "@/lib/platform/looked-at";
import { refusalFrom } from "@/lib/platform/problem";
import { doors, type Door } from "./doors";

const segmentsOf = (path: string): string[] => path.split("/").filter(Boolean);

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The place in the folders that answers an address without its language, words before blanks; null: none with a door. */
export function doorAt(path: string): { door: Door; given: Record<string, string> } | null {
  const asked = segmentsOf(path).map(decoded);
  const matching = Object.entries(doors)
    .map(([place, door]) => ({ door, place: segmentsOf(place) }))
    .filter(
      ({ place }) =>
        place.length === asked.length &&
        place.every((part, at) => part.startsWith("[") || part === asked[at]),
    )
    .toSorted((one, other) => blanksOf(one.place) - blanksOf(other.place));
  const [found] = matching;
  if (!found) return null;
  const blanks = found.place.flatMap((part, at) =>
    part.startsWith("[") ? [[part.slice(1, -1), asked[at] ?? ""] as const] : [],
  );
  return { door: found.door, given: Object.fromEntries(blanks) };
}

const blanksOf = (place: readonly string[]): number =>
  place.filter((part) => part.startsWith("[")).length;

/** What a page answers who may not know of it, or may not do there what it is for. */
function isNo(error: unknown): boolean {
  const status = refusalFrom(error)?.status;
  return status === 404 || status === 403;
}

/**
 * The actor's other memberships under which the page at `path` opens, each asked by itself in a transaction of its own
 * that leaves no trace. Empty for addresses that no page answers, and for pages that are open to all.
 */
export async function listOpening(
  actor: Actor,
  path: string,
  locale: Locale,
): Promise<MembershipView[]> {
  const [first = "", ...rest] = segmentsOf(path);
  const found = doorAt(isLocale(first) ? rest.join("/") : path);
  if (!found) return [];
  const opening: MembershipView[] = [];
  for (const other of await listOtherActors(actor, locale)) {
    const look = () => found.door(other.actor, found.given, locale);
    if (await findsSomething(other.actor, look, isNo)) opening.push(other.membership);
  }
  return opening;
}
