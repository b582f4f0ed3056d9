import { membershipWords } from "@/lib/accounts/membership-words";
import { listOtherActors } from "@/lib/accounts/queries";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import type { Actor } from "@/lib/platform/actor";
import { listMyAssignments } from "@/lib/reviews/queries/assignments";
import { isToDo } from "@/lib/reviews/schema";
import type { MyAssignment } from "@/lib/reviews/views";

/** An assignment with the membership it belongs to, in words, where that is not the acting one. */
export interface AssignmentElsewhere extends MyAssignment {
  under: { membershipId: string; words: string };
}

/**
 * What the person has to review under their other memberships, each asked by itself in a transaction of its own. One
 * statement a membership as a reviewer, and one to know them.
 */
export async function listReviewsElsewhere(
  actor: Actor,
  locale: Locale,
): Promise<AssignmentElsewhere[]> {
  const t = await getTranslator(locale, "accounts");
  const found: AssignmentElsewhere[] = [];
  for (const { actor: other, membership } of await listOtherActors(actor, locale)) {
    if (membership.role !== "reviewer") continue;
    const under = { membershipId: membership.id, words: membershipWords(membership, t) };
    const assignments = await listMyAssignments(other, locale);
    found.push(...assignments.filter(isToDo).map((each) => ({ ...each, under })));
  }
  return found;
}
