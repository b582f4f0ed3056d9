import type { Actor } from "@/lib/platform/actor";
import {
  allOf,
  allowed,
  notForYou,
  notNow,
  unseen,
  type Permission,
} from "@/lib/platform/permission";
import { needOwner, needOwnSession, teamRoleOf } from "@/lib/accounts/team";
import { mostOwners, type TeamRole } from "./schema";

/** Owners and editors write the profile. */
export function canEditStartup(actor: Actor, startupId: string): Permission {
  const role = teamRoleOf(actor, startupId);
  if (!role) return unseen;
  return role === "viewer" ? notForYou("startups.viewer_cannot_edit") : allowed;
}

/** Only owners change the team, and never in a session that staff helped with. */
export const canManageTeam = (actor: Actor, startupId: string): Permission =>
  allOf(
    needOwner(actor, startupId, "startups.owner_only"),
    needOwnSession(actor, "startups.assisted_session"),
  );

/** A further owner fits while there are fewer than two; other roles always. */
export const canAddMember = (role: TeamRole, owners: number): Permission =>
  role === "owner" && owners >= mostOwners ? notNow("startups.two_owners_already") : allowed;

/** An owner removes anybody, everybody may leave; the last owner can do neither to themselves. */
export function canRemoveMember(
  actor: Actor,
  startupId: string,
  member: { membershipId: string; role: TeamRole },
  owners: number,
): Permission {
  const role = teamRoleOf(actor, startupId);
  if (!role) return unseen;
  const isSelf = actor.membership?.id === member.membershipId;
  if (!isSelf && role !== "owner") return notForYou("startups.owner_only");
  const isLastOwner = member.role === "owner" && owners <= 1;
  return allOf(
    needOwnSession(actor, "startups.assisted_session"),
    isLastOwner ? notNow("startups.last_owner") : allowed,
  );
}
