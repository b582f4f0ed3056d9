import { isTeam, needOwner, needOwnSession } from "@/lib/accounts/team";
import type { Actor } from "@/lib/platform/actor";
import { allOf, unseen, type Permission } from "@/lib/platform/permission";

/** Any member of the team takes the startup's data along; never in a session that staff helped with. */
export const canExportStartup = (actor: Actor, startupId: string): Permission =>
  isTeam(actor, { startupId }) ? needOwnSession(actor, "privacy.assisted_session") : unseen;

/** Consent and erasure are the owner's, in their own session. */
export const canDecideForStartup = (actor: Actor, startupId: string): Permission =>
  allOf(canRevokeConsent(actor, startupId), needOwnSession(actor, "privacy.assisted_session"));

/** Taking a consent back only takes away: an owner may in any session. */
export const canRevokeConsent = (actor: Actor, startupId: string): Permission =>
  needOwner(actor, startupId, "privacy.owner_only");

/** Who previews what the timers erase: the lead's manager and the administrator, of their own organisation. */
export function retentionOrganisation(actor: Actor): string | null {
  const { role, organisationId } = actor.membership ?? {};
  return role === "programme_manager" || role === "administrator" ? (organisationId ?? null) : null;
}
