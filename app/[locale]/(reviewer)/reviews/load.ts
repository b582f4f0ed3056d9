import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { inOneReading } from "@/lib/platform/reading";
import { getPageSession, hasOtherMemberships } from "@/lib/platform/session";
import { listRequests } from "@/lib/releases/queries/list-requests";
import { listMyAssignments } from "@/lib/reviews/queries/assignments";
import { listReviewsElsewhere } from "@/lib/tasks/queries/list-reviews-elsewhere";

/** A reviewer's first page in two statements, and for each other membership as a reviewer one more. */
export async function loadReviews(actor: Actor, locale: Locale) {
  const own = await inOneReading(actor, async () => ({
    assignments: await listMyAssignments(actor, locale),
    releases: await listRequests(actor),
  }));
  const session = await getPageSession();
  const mayHaveMore = session !== null && hasOtherMemberships(session);
  return { ...own, elsewhere: mayHaveMore ? await listReviewsElsewhere(actor, locale) : [] };
}
