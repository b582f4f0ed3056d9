import { assessedStatuses, decidedStatuses } from "@/lib/applications/lifecycle";
import type { ApplicationStatus } from "@/lib/applications/schema";
import type { ActingMembership, Actor } from "@/lib/platform/actor";
import { allowed, notForYou, notNow, type Permission } from "@/lib/platform/permission";
import type { Tier } from "@/lib/programmes/schema";
import type { AssignmentState, EnquiryState } from "./schema";
import type { Side } from "./views";

/** The two organisations of the programme that an application or intake belongs to. */
export interface ProgrammeFacts {
  programmeId: string;
  leadOrganisationId: string;
  partnerOrganisationId: string;
}

/** Which of the two organisations this one is in the programme. */
export function sideOf(organisationId: string | null, facts: ProgrammeFacts): Side | null {
  if (organisationId === facts.leadOrganisationId) return "lead";
  return organisationId === facts.partnerOrganisationId ? "partner" : null;
}

function actsIn(membership: ActingMembership | null, facts: ProgrammeFacts): Side | null {
  if (!membership) return null;
  const reaches = membership.programmeId === null || membership.programmeId === facts.programmeId;
  return reaches ? sideOf(membership.organisationId, facts) : null;
}

/**
 * The organisation whose reviewers this person assigns, replaces and reads: the lead's programme manager and the
 * partner's lead (product.md, "People"), deputies included. Null for everybody else; an officer never.
 */
export function runsReviewsOf(actor: Actor, facts: ProgrammeFacts): string | null {
  const side = actsIn(actor.membership, facts);
  const role = actor.membership?.role;
  const runs =
    (side === "lead" && role === "programme_manager") ||
    (side === "partner" && role === "partner_lead");
  return runs ? (actor.membership?.organisationId ?? null) : null;
}

/** Whether this person carries questions to the startup: the lead's officer or programme manager. */
export function carriesEnquiries(actor: Actor, facts: ProgrammeFacts): boolean {
  const role = actor.membership?.role;
  const isStaff = role === "officer" || role === "programme_manager";
  return isStaff && actsIn(actor.membership, facts) === "lead";
}

/** Whether this person acts as a reviewer of one of the two organisations in this programme. */
export function reviewsFor(actor: Actor, facts: ProgrammeFacts): Side | null {
  return actor.membership?.role === "reviewer" ? actsIn(actor.membership, facts) : null;
}

export interface AssignmentFacts {
  personId: string;
  membershipId: string;
  state: AssignmentState;
}

/** What a reviewer may open: before the conflict declaration only the card, after a conflict nothing. */
export function sightOf(state: AssignmentState): "card" | "application" | "nothing" {
  if (state === "offered") return "card";
  return state === "accepted" || state === "completed" ? "application" : "nothing";
}

/** Reviewers are assigned while an application is with the reviewers. */
export function canAssignNow(status: ApplicationStatus): Permission {
  return status === "in_review" ? allowed : notNow("reviews.not_in_review");
}

/** Declaring "none" opens the application; declaring a conflict is possible as long as the assignment lives. */
export function canAnswerConflict(state: AssignmentState, answer: "none" | "declared"): Permission {
  if (answer === "declared") {
    return sightOf(state) === "nothing" ? notNow("reviews.assignment_over") : allowed;
  }
  if (state === "offered") return allowed;
  return notNow(
    sightOf(state) === "nothing" ? "reviews.assignment_over" : "reviews.already_declared",
  );
}

export function canDecline(state: AssignmentState): Permission {
  if (state === "completed") return notNow("reviews.already_filed");
  return sightOf(state) === "nothing" ? notNow("reviews.assignment_over") : allowed;
}

/** A filed review is not replaced: it stands, or a conflict excludes it. */
export function canReplace(state: AssignmentState): Permission {
  return canDecline(state);
}

/** Scores are written after "no conflict" and until the lead asks for recommendations (leaves `in_review`). */
export function canWriteReview(state: AssignmentState, status: ApplicationStatus): Permission {
  if (state === "completed") return notNow("reviews.already_filed");
  if (state === "offered") return notNow("reviews.declare_first");
  if (state !== "accepted") return notNow("reviews.assignment_over");
  return status === "in_review" ? allowed : notNow("reviews.review_closed");
}

/** Questions are asked while reviewing, by those who opened the application. */
export function canAsk(state: AssignmentState, status: ApplicationStatus): Permission {
  if (state === "offered") return notNow("reviews.declare_first");
  if (sightOf(state) !== "application") return notNow("reviews.assignment_over");
  return status === "in_review" ? allowed : notNow("reviews.not_in_review");
}

/** A question goes out once, and only while an answer can still matter. */
export function canForward(state: EnquiryState, status: ApplicationStatus): Permission {
  if (state !== "with_officer") return notNow("reviews.enquiry_settled");
  return assessedStatuses.includes(status) ? allowed : notNow("reviews.enquiry_too_late");
}

/** A viewer reads the question and leaves the answer to owner or editor. */
export const answersEnquiries = (actor: Actor): boolean =>
  actor.membership?.role === "owner" || actor.membership?.role === "editor";

/** A person never lifts a bar that stands against themselves. */
export function canLiftConflict(actor: Actor, assignment: AssignmentFacts): Permission {
  if (assignment.state !== "conflicted") return notNow("reviews.no_conflict");
  return assignment.personId === actor.personId ? notForYou("reviews.own_conflict") : allowed;
}

export interface ReadingFacts extends ProgrammeFacts {
  status: ApplicationStatus;
  /** The organisation that wrote the reviews. */
  organisationId: string;
  /** A live bar touches the reader. */
  barred: boolean;
  /** The person has a live assignment without a filed review here, under whichever membership. */
  owesReview: boolean;
  /** The reader filed a review for that organisation under the membership they act under. */
  hasFiled: boolean;
}

/**
 * Whether a person reads the filed reviews of an organisation about one application. Only its own people ever do here;
 * the other organisation gets averages through the decisions domain when the seal opens. "File your own first" follows
 * the person: who owes a review under any membership reads none under another.
 */
export function canReadReviews(actor: Actor, facts: ReadingFacts): boolean {
  const { membership } = actor;
  if (!membership || facts.barred || facts.owesReview) return false;
  if (!actsIn(membership, facts) || membership.organisationId !== facts.organisationId)
    return false;
  if (runsReviewsOf(actor, facts)) return true;
  if (membership.role === "reviewer") return facts.hasFiled;
  // The decision was made: then the lead's officer may read what the own organisation wrote.
  return membership.role === "officer" && decidedStatuses.includes(facts.status);
}

/** The highest tier a reviewer can read: the lead's T2 by role, the partner's only under a release (product.md, "Tiers"). */
export function reviewTier(side: Side, releasedTiers: readonly Tier[]): Tier {
  return side === "lead" || releasedTiers.includes("T2") ? "T2" : "T1";
}

/**
 * Whether a reviewer of `side` reads an enquiry: at T1 those of both organisations, at T2 only those of the lead, who
 * read the protected sections themselves. Before it goes to the startup only the person who asked sees it.
 */
export function canReadEnquiry(
  reader: { personId: string; side: Side },
  enquiry: { askedById: string; tier: Tier; state: EnquiryState },
): boolean {
  if (enquiry.askedById === reader.personId) return true;
  if (enquiry.state !== "with_startup" && enquiry.state !== "answered") return false;
  return enquiry.tier === "T1" || reader.side === "lead";
}
