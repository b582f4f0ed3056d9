import type { Actor } from "@/lib/platform/actor";
import type { ProblemCode } from "@/lib/platform/errors";
import { allowed, notForYou, unseen, type Permission } from "@/lib/platform/permission";
import { isTeamRole, teamRoles } from "./schema";

// Who acts for a startup, and what only its owners do.

/** The startup that the actor acts for, or null. */
export function actingStartup(actor: Actor): string | null {
  const { membership } = actor;
  return membership && isTeamRole(membership.role) ? membership.startupId : null;
}

/** The team role the actor acts in for this startup, or null. */
export function teamRoleOf(actor: Actor, startupId: string): (typeof teamRoles)[number] | null {
  if (actingStartup(actor) !== startupId) return null;
  return teamRoles.find((role) => role === actor.membership?.role) ?? null;
}

/** Acts for the startup of this record, in a team role. */
export const isTeam = (actor: Actor, facts: { startupId: string }): boolean =>
  actingStartup(actor) === facts.startupId;

/** Only an owner; to people outside the team the thing does not exist. `reason` is told to the rest of the team. */
export function needOwner(actor: Actor, startupId: string, reason: ProblemCode): Permission {
  if (actingStartup(actor) !== startupId) return unseen;
  return actor.membership?.role === "owner" ? allowed : notForYou(reason);
}

/** Never in a session that staff helped with: consent is the owner's own (product.md, Consent is the owner's). */
export const needOwnSession = (actor: Actor, reason: ProblemCode): Permission =>
  actor.assisted ? notForYou(reason) : allowed;
