import { isTeam, needOwner, needOwnSession } from "@/lib/accounts/team";
import type { ApplicationStatus } from "@/lib/applications/schema";
import type { Actor } from "@/lib/platform/actor";
import {
  allOf,
  allowed,
  notForYou,
  notNow,
  unseen,
  type Permission,
} from "@/lib/platform/permission";
import type { MatchState, Turn } from "./schema";

export interface MatchedApplication {
  status: ApplicationStatus;
  programmeId: string;
  leadOrganisationId: string;
  partnerOrganisationId: string;
  startupId: string;
  /** Since when the partner is out of it; then only the lead proposes. */
  partnerEndedAt: Date | null;
}

export interface MatchFacts {
  state: MatchState;
  mentorMembershipId: string;
  mentorAccepted: boolean;
  startupAccepted: boolean;
}

const covers = (actor: Actor, programmeId: string): boolean =>
  actor.membership !== null &&
  (actor.membership.programmeId === null || actor.membership.programmeId === programmeId);

/** Lead's manager and officer, and the partner's lead, propose mentors to an admitted startup of their programme. */
export function isMatchmaker(actor: Actor, application: MatchedApplication): boolean {
  const { membership } = actor;
  if (!membership || !covers(actor, application.programmeId)) return false;
  if (membership.role === "programme_manager" || membership.role === "officer")
    return membership.organisationId === application.leadOrganisationId;
  return (
    membership.role === "partner_lead" &&
    membership.organisationId === application.partnerOrganisationId &&
    application.partnerEndedAt === null
  );
}

/** A mentor is proposed to an admitted startup that approved its card. */
export function canProposeNow(application: MatchedApplication, cardApproved: boolean): Permission {
  if (application.status !== "admitted") return notNow("mentoring.not_admitted");
  return cardApproved ? allowed : notNow("mentoring.card_not_approved");
}

/** An owner in their own session answers for the startup and approves the card: consent is the owner's. */
export const canConsent = (actor: Actor, startupId: string): Permission =>
  allOf(
    needOwner(actor, startupId, "mentoring.owner_only"),
    needOwnSession(actor, "mentoring.assisted_session"),
  );

/** Anyone of the team may write the card; a viewer reads. */
export function canWriteCard(actor: Actor, startupId: string): Permission {
  if (!isTeam(actor, { startupId })) return unseen;
  return actor.membership?.role === "viewer" ? notForYou("mentoring.viewer_reads") : allowed;
}

/** The mentor of the match, acting under that membership. */
export const isMentorOf = (actor: Actor, match: Pick<MatchFacts, "mentorMembershipId">): boolean =>
  actor.membership?.role === "mentor" && actor.membership.id === match.mentorMembershipId;

/** A mentor edits the profile of the membership they act under. */
export const isMentor = (actor: Actor): boolean => actor.membership?.role === "mentor";

/** Whose turn it is on a proposed match. */
export function waitsFor(match: MatchFacts): Turn {
  if (match.state !== "proposed") return "nobody";
  if (!match.mentorAccepted && !match.startupAccepted) return "both";
  return match.mentorAccepted ? "startup" : "mentor";
}
