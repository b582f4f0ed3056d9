import type { Actor } from "@/lib/platform/actor";
import type { ProblemCode } from "@/lib/platform/errors";
import { teamRoles } from "@/lib/accounts/schema";
import { mostOwners, type TeamRole } from "./schema";

export type Decision = { may: true } | { may: false; reason: ProblemCode };

const allow: Decision = { may: true };
const deny = (reason: ProblemCode): Decision => ({ may: false, reason });

/** The team role the actor acts in for this startup, or null. */
export function teamRoleOf(actor: Actor, startupId: string): TeamRole | null {
  const { membership } = actor;
  if (!membership || membership.startupId !== startupId) return null;
  return teamRoles.find((role) => role === membership.role) ?? null;
}

/** Owners and editors write the profile. */
export function canEditStartup(actor: Actor, startupId: string): Decision {
  const role = teamRoleOf(actor, startupId);
  if (!role) return deny("platform.not_found");
  return role === "viewer" ? deny("startups.viewer_cannot_edit") : allow;
}

/** Only owners change the team, and never in a session that staff helped with. */
export function canManageTeam(actor: Actor, startupId: string): Decision {
  const role = teamRoleOf(actor, startupId);
  if (!role) return deny("platform.not_found");
  if (role !== "owner") return deny("startups.owner_only");
  return actor.assisted ? deny("startups.assisted_session") : allow;
}

/** A further owner fits while there are fewer than two; other roles always. */
export const canAddMember = (role: TeamRole, owners: number): Decision =>
  role === "owner" && owners >= mostOwners ? deny("startups.two_owners_already") : allow;

/** An owner removes anybody, everybody may leave; the last owner can do neither to themselves. */
export function canRemoveMember(
  actor: Actor,
  startupId: string,
  member: { membershipId: string; role: TeamRole },
  owners: number,
): Decision {
  const role = teamRoleOf(actor, startupId);
  if (!role) return deny("platform.not_found");
  const isSelf = actor.membership?.id === member.membershipId;
  if (!isSelf && role !== "owner") return deny("startups.owner_only");
  if (actor.assisted) return deny("startups.assisted_session");
  return member.role === "owner" && owners <= 1 ? deny("startups.last_owner") : allow;
}
