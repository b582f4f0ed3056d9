import { isTeam, needOwnSession } from "@/lib/accounts/team";
import type { Reader } from "@/lib/applications/policy";
import type { Actor } from "@/lib/platform/actor";
import type { ProblemCode } from "@/lib/platform/errors";
import { allOf, allowed, notForYou, notNow, type Permission } from "@/lib/platform/permission";
import type { Standing } from "./schema";

/** On which side of a release somebody stands; null: it does not exist for them. */
export type Side = "startup" | "partner_lead" | "partner_reader";

/** What the policy knows of an application. */
export interface PlaceFacts {
  startupId: string;
  programmeId: string;
  partnerOrganisationId: string;
  source: "self" | "import";
  submittedAt: Date | null;
  partnerEndedAt: Date | null;
}

/**
 * The side on which a person stands for the releases of an application, from who they are to it (applications/policy
 * readerOf, so bars and endings count). A partner's reviewer who may read nothing yet is let in only where a release
 * names them or they suggested it (`isNamed`).
 */
export function sideOf(
  actor: Actor,
  reader: Reader | null,
  place: PlaceFacts,
  named: { isNamed: boolean; isBarred: boolean },
): Side | null {
  if (isTeam(actor, place)) return "startup";
  if (reader === "partner" || reader === "partner_ended") return "partner_lead";
  const { membership } = actor;
  if (!membership || membership.role !== "reviewer" || place.submittedAt === null) return null;
  const isOfPartner =
    membership.organisationId === place.partnerOrganisationId &&
    (membership.programmeId === null || membership.programmeId === place.programmeId);
  if (!isOfPartner || named.isBarred) return null;
  return reader === "partner_reviewer" || named.isNamed ? "partner_reader" : null;
}

/** An owner takes away what the partner reads, also in a session that staff helped with: it opens nothing. */
export function canTakeAway(actor: Actor, side: Side | null): Permission {
  return side === "startup" && actor.membership?.role === "owner"
    ? allowed
    : notForYou("releases.owner_only");
}

/** Only an owner answers for the startup, in a session that nobody helped with (product.md, Consent is the owner's). */
export const canConsent = (actor: Actor, side: Side | null): Permission =>
  allOf(canTakeAway(actor, side), needOwnSession(actor, "releases.assisted_session"));

/** The partner's lead or deputy asks; a reviewer of the partner who reads the application suggests to them. */
export function canAsk(side: Side | null, reader: Reader | null, place: PlaceFacts): Permission {
  if (place.source === "import") return notNow("releases.nothing_protected");
  if (reader === "partner_ended" || place.partnerEndedAt !== null) return notNow("releases.ended");
  if (side === "partner_lead" || (side === "partner_reader" && reader === "partner_reviewer"))
    return allowed;
  return notForYou("platform.wrong_role");
}

const onlyWhile = (standing: Standing, ...which: Standing[]): Permission =>
  which.includes(standing) ? allowed : notNow(refusalFor(standing));

/** Why nothing can be done with a release where it stands. */
export function refusalFor(standing: Standing): ProblemCode {
  switch (standing) {
    case "expired":
    case "unanswered":
      return "releases.expired";
    case "revoked":
      return "releases.revoked";
    case "ended":
      return "releases.ended";
    case "not_yet":
      return "releases.not_yet";
    case "refused":
    case "withdrawn":
      return "releases.closed";
    default:
      return "releases.wrong_state";
  }
}

export const canAnswer = (actor: Actor, side: Side | null, standing: Standing): Permission =>
  allOf(canConsent(actor, side), onlyWhile(standing, "asked"));

/** Also what has not begun is taken back; and what expired can be closed by nobody any more. */
export const canRevoke = (actor: Actor, side: Side | null, standing: Standing): Permission =>
  allOf(canTakeAway(actor, side), onlyWhile(standing, "in_force", "not_yet"));

export const canRenew = (
  actor: Actor,
  side: Side | null,
  standing: Standing,
  versions: { bound: number | null; current: number },
): Permission =>
  allOf(
    canConsent(actor, side),
    canRevoke(actor, side, standing),
    versions.bound !== null && versions.bound < versions.current
      ? allowed
      : notNow("releases.no_newer_version"),
  );

/** The owner and the partner's lead talk while it is asked for or runs. */
export function canWriteMessage(actor: Actor, side: Side | null, standing: Standing): Permission {
  const who = side === "partner_lead" ? allowed : canConsent(actor, side);
  return allOf(who, onlyWhile(standing, "asked", "in_force", "not_yet"));
}

const byLead = (side: Side | null): Permission =>
  side === "partner_lead" ? allowed : notForYou("platform.wrong_role");

export const canForward = (side: Side | null, standing: Standing): Permission =>
  allOf(byLead(side), onlyWhile(standing, "suggested"));

/** The partner's lead takes a request back; a reviewer their own suggestion. */
export function canWithdraw(side: Side | null, standing: Standing, isOwn: boolean): Permission {
  if (side === "partner_reader")
    return isOwn && standing === "suggested" ? allowed : notForYou("platform.wrong_role");
  return allOf(byLead(side), onlyWhile(standing, "suggested", "asked"));
}

export const canAddReader = (side: Side | null, standing: Standing): Permission =>
  allOf(byLead(side), onlyWhile(standing, "asked", "in_force", "not_yet"));

/** Whoever is named declares, from the moment of being named; an interest also later, while anything is open. */
export function canDeclare(
  standing: Standing,
  reader: { interest: "none" | "declared" | null; state: string } | null,
): Permission {
  if (!reader || reader.state === "removed") return notForYou("releases.not_named");
  if (reader.interest === "declared") return notNow("releases.already_declared");
  return onlyWhile(standing, "asked", "in_force", "not_yet");
}
