import type { Locale } from "@/lib/i18n/locales";
import { isTeam } from "@/lib/accounts/team";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { dateIn } from "@/lib/platform/sql";
import {
  answersEnquiries,
  canForward,
  canReadEnquiry,
  carriesEnquiries,
  reviewsFor,
  runsReviewsOf,
  sideOf,
} from "@/lib/reviews/policy";
import type { EnquiryView } from "@/lib/reviews/views";
import type { ReviewedApplication } from "./facts";
import { findPlace, type ReviewedPlace } from "./find-reviewed";
import { readReviews, type StoredEnquiry } from "./read-reviews";

/**
 * The questions about an application that the reader may see: the lead's officer and manager all, a reviewer their own
 * and those that went out to their circle, the partner's lead those of the partner and what both organisations read,
 * the startup those that were forwarded. Throws 404 when the application is not visible.
 */
export function listEnquiries(
  actor: Actor,
  applicationId: string,
  locale: Locale,
): Promise<EnquiryView[]> {
  return withActor(actor, async (tx, now) => {
    const place = await findPlace(tx, actor, applicationId, locale, now);
    const { enquiries } = await readReviews(tx, actor, applicationId);
    return enquiryViews(actor, place, enquiries);
  });
}

/** Those of the stored enquiries that the reader may see. */
export function enquiryViews(
  actor: Actor,
  { application, names }: ReviewedPlace,
  rows: readonly StoredEnquiry[],
): EnquiryView[] {
  const carries = carriesEnquiries(actor, application);
  const ofTeam = isTeam(actor, application);
  return rows
    .filter((row) => sees(actor, application, row))
    .map((row) => {
      const side = sideOf(row.organisationId, application) ?? "partner";
      const own = row.askedById === actor.personId;
      return {
        id: row.id,
        state: row.state,
        tier: row.tier,
        question: row.question,
        answer: row.answer,
        organisation: names[side],
        readers: row.tier === "T1" ? [names.lead, names.partner] : [names.lead],
        own,
        askedAt: dateIn(row.createdAt).toISOString(),
        dueAt: dateIn(row.dueAt)?.toISOString() ?? null,
        answeredAt: dateIn(row.answeredAt)?.toISOString() ?? null,
        officerNote: own || carries ? row.officerNote : null,
        mayForward: carries && canForward(row.state, application.status).may,
        mayAnswer: ofTeam && answersEnquiries(actor) && row.state === "with_startup",
        mayNarrow: side === "lead",
      };
    });
}

function sees(actor: Actor, application: ReviewedApplication, row: StoredEnquiry): boolean {
  if (carriesEnquiries(actor, application)) return true;
  const isOut = row.state === "with_startup" || row.state === "answered";
  if (isTeam(actor, application)) return isOut;
  const side = reviewsFor(actor, application);
  if (side) return canReadEnquiry({ personId: actor.personId, side }, row);
  const organisationId = runsReviewsOf(actor, application);
  if (!organisationId) return false;
  return row.organisationId === organisationId || (isOut && row.tier === "T1");
}
