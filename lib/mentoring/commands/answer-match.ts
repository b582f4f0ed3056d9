import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import { giveGrant, revokeGrantsOf } from "@/lib/access/commands";
import type { AuditEventType } from "@/lib/audit/events";
import { recordAudit } from "@/lib/audit/record";
import { canConsent, isMatchmaker, isMentorOf } from "@/lib/mentoring/policy";
import { isExcluded } from "@/lib/mentoring/queries/facts";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { loadMatch, lockCapacity, type LoadedMatch } from "./load-match";
import { mailActive, mailDeclined } from "./match-mails";

type Side = "mentor" | "startup";

/** On whose side the actor answers. Throws 404 for others, 403 for a team member who is not an owner in their own session. */
function sideOf(actor: Actor, match: LoadedMatch): Side {
  if (isMentorOf(actor, match)) return "mentor";
  requireAllowed(canConsent(actor, match.application.startupId));
  return "startup";
}

const audited = (tx: Tx, actor: Actor, match: LoadedMatch, type: AuditEventType, side: string) =>
  recordAudit(tx, actor, {
    type,
    objectType: "match",
    objectId: match.id,
    programmeId: match.programmeId,
    applicationId: match.applicationId,
    payload: { side },
  });

/**
 * One side accepts; when both have, the match is active and the mentor may read T1 (a grant). Accepting twice changes
 * nothing. The mentor's number is looked at here, where a place is taken, whatever it was at the proposal.
 * Throws 404, 403, 409 mentoring.not_open / mentor_excluded (barred meanwhile) / mentor_unknown (left
 * meanwhile) / mentor_full / own_places_taken.
 */
export function acceptMatch(actor: Actor, id: string): Promise<{ state: "proposed" | "active" }> {
  return withActor(actor, async (tx, now) => {
    const match = await loadMatch(tx, id, now);
    const side = sideOf(actor, match);
    if (match.state === "active") return { state: "active" };
    if (match.state !== "proposed" || match.application.status !== "admitted")
      throw conflict("mentoring.not_open");
    if (await isExcluded(tx, match.mentorPersonId, match.application))
      throw conflict("mentoring.mentor_excluded");
    await requireLiveMentor(tx, match, now);
    await requireFreePlace(tx, match, side);
    const both = side === "mentor" ? match.startupAccepted : match.mentorAccepted;
    await tx.match.update({
      where: { id },
      data: {
        ...(side === "mentor"
          ? { mentorAcceptedAt: now }
          : { startupAcceptedAt: now, startupAcceptedById: actor.personId }),
        state: both ? "active" : "proposed",
      },
    });
    await audited(tx, actor, match, "mentor.match_accepted", side);
    if (both) await activate(tx, actor, match, now);
    return { state: both ? "active" : "proposed" };
  });
}

/** The mentor still is one: who has left since the proposal gets no startup. */
async function requireLiveMentor(tx: Tx, match: LoadedMatch, now: Date): Promise<void> {
  const live = await tx.membership.count({
    where: {
      AND: [
        { id: match.mentorMembershipId, person: { suspendedAt: null } },
        liveMembershipWhere(now),
      ],
    },
  });
  if (live === 0) throw conflict("mentoring.mentor_unknown");
}

/**
 * A place of the mentor is free. Holds the profile, so that answers to two matches of one mentor, and the mentor's own
 * change of their number (save-profile.ts), come one after the other.
 */
async function requireFreePlace(tx: Tx, match: LoadedMatch, side: Side): Promise<void> {
  const capacity = await lockCapacity(tx, match.mentorProfileId);
  const active = await tx.match.count({
    where: { mentorProfileId: match.mentorProfileId, state: "active" },
  });
  if (active < capacity) return;
  throw conflict(side === "mentor" ? "mentoring.own_places_taken" : "mentoring.mentor_full");
}

async function activate(tx: Tx, actor: Actor, match: LoadedMatch, now: Date): Promise<void> {
  const membership = await tx.membership.findUnique({
    where: { id: match.mentorMembershipId },
    select: { organisationId: true },
  });
  await giveGrant(tx, actor, {
    personId: match.mentorPersonId,
    membershipId: match.mentorMembershipId,
    applicationId: match.applicationId,
    programmeId: match.programmeId,
    organisationId: membership?.organisationId ?? match.application.leadOrganisationId,
    sections: ["*"],
    reason: "match",
    sourceId: match.id,
  });
  await audited(tx, actor, match, "mentor.match_active", "both");
  await mailActive(tx, actor, { ...match, matchId: match.id }, now);
}

/**
 * One side declines a proposed match; nothing of the startup was shown but the card. Throws 404, 403,
 * 409 mentoring.not_open.
 */
export function declineMatch(actor: Actor, id: string, reason: string | null): Promise<void> {
  return withActor(actor, async (tx, now) => {
    const match = await loadMatch(tx, id, now);
    const side = sideOf(actor, match);
    if (match.state !== "proposed") throw conflict("mentoring.not_open");
    await tx.match.update({
      where: { id },
      data: { state: "declined", declinedBy: side, declineReason: reason, endedAt: now },
    });
    await audited(tx, actor, match, "mentor.match_declined", side);
    await mailDeclined(tx, actor, { ...match, matchId: match.id });
  });
}

/**
 * Staff withdraw a proposal; staff, mentor or owner end an active match: the grant ends at once. Throws 404, 403,
 * 409 mentoring.not_open.
 */
export function endMatch(actor: Actor, id: string): Promise<{ state: "withdrawn" | "ended" }> {
  return withActor(actor, async (tx, now) => {
    const match = await loadMatch(tx, id, now);
    const staff = isMatchmaker(actor, match.application);
    if (!staff) sideOf(actor, match);
    if (match.state !== "active" && !(staff && match.state === "proposed"))
      throw conflict("mentoring.not_open");
    const state = match.state === "active" ? "ended" : "withdrawn";
    await tx.match.update({ where: { id }, data: { state, endedAt: now } });
    await revokeGrantsOf(tx, actor, match.id, now);
    await audited(
      tx,
      actor,
      match,
      state === "ended" ? "mentor.match_ended" : "mentor.match_withdrawn",
      staff ? "staff" : "side",
    );
    return { state };
  });
}
