import { isTeamRole } from "@/lib/accounts/schema";
import type { Actor } from "@/lib/platform/actor";
import type { ProblemCode } from "@/lib/platform/errors";

export type Decision = { may: true } | { may: false; reason: ProblemCode };

const deny = (reason: ProblemCode): Decision => ({ may: false, reason });

/** The startup that the actor acts for, or null. */
export function actingStartup(actor: Actor): string | null {
  const { membership } = actor;
  return membership && isTeamRole(membership.role) ? membership.startupId : null;
}

/** Any member of the team takes the startup's data along; never in a session that staff helped with. */
export function canExportStartup(actor: Actor, startupId: string): Decision {
  if (actingStartup(actor) !== startupId) return deny("platform.not_found");
  return actor.assisted ? deny("privacy.assisted_session") : { may: true };
}

/** Consent and erasure are the owner's, in their own session. */
export function canDecideForStartup(actor: Actor, startupId: string): Decision {
  const owner = canRevokeConsent(actor, startupId);
  return owner.may && actor.assisted ? deny("privacy.assisted_session") : owner;
}

/** Taking a consent back only takes away: an owner may in any session. */
export function canRevokeConsent(actor: Actor, startupId: string): Decision {
  if (actingStartup(actor) !== startupId) return deny("platform.not_found");
  return actor.membership?.role === "owner" ? { may: true } : deny("privacy.owner_only");
}

/** Who previews what the timers erase: the lead's manager and the administrator, of their own organisation. */
export function retentionOrganisation(actor: Actor): string | null {
  const { role, organisationId } = actor.membership ?? {};
  return role === "programme_manager" || role === "administrator" ? (organisationId ?? null) : null;
}
