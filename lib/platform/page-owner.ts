import type { Actor } from "./actor";
import { conflict } from "./errors";

/**
 * By this header a page says whom it was made for. Its twin in the browser is components/ui/page-owner.ts; the values are
 * those of `pageOwner`.
 */
export const pageOwnerHeader = "x-page-of";

/** Whom a page is made for: `<person>.<membership>`, `<person>.none` before the first membership, `nobody` for a visitor. */
export const pageOwner = (actor: Actor | null): string =>
  actor ? `${actor.personId}.${actor.membership?.id ?? "none"}` : "nobody";

/**
 * How far a page must belong to the session that answers it. `membership`: to the same person under the same membership.
 * `person`: to the same person, for what chooses the membership. `anybody`: it opens or ends a session of its own.
 */
export type PageRule = "membership" | "person" | "anybody";

const personOf = (owner: string): string => owner.split(".", 1)[0] ?? "";

/**
 * A cookie belongs to the whole browser, a page to one person: when somebody else signs in in another tab, the pages that
 * stand open must neither write nor read on as them. Throws 409 where the page was made for another person or under
 * another membership. Whoever has no session is let through: that they are not signed in is said elsewhere. So is a request
 * that names no page: a program has none, and a page opened before a new version of the portal cannot say (every sender of
 * ours does: tests/unit/house/page-owner.test.ts).
 */
export function requireOwnPage(request: Request, actor: Actor | null, rule: PageRule): void {
  const owner = request.headers.get(pageOwnerHeader);
  if (!actor || owner === null || rule === "anybody") return;
  if (personOf(owner) !== actor.personId) throw conflict("platform.other_person");
  if (rule === "membership" && owner !== pageOwner(actor))
    throw conflict("platform.other_membership");
}
