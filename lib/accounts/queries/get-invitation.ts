import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";
import { localisedName } from "../localised-name";
import type { InvitationView } from "../schema";

/** The invitation behind a link, for the person it was mailed to; null for everybody else and for unknown links. */
export async function getInvitation(
  actor: Actor,
  token: string,
  locale: Locale,
): Promise<InvitationView | null> {
  const found = await db().invitation.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!found || found.email !== actor.email) return null;
  const [organisation, programme, startup, inviter, now] = await Promise.all([
    found.organisationId
      ? db().organisation.findUnique({
          where: { id: found.organisationId },
          select: { name: true },
        })
      : null,
    found.programmeId
      ? db().programme.findUnique({ where: { id: found.programmeId }, select: { name: true } })
      : null,
    found.startupId
      ? db().startup.findUnique({
          where: { id: found.startupId },
          select: { displayName: true },
        })
      : null,
    db().person.findUnique({ where: { id: found.invitedById }, select: { displayName: true } }),
    databaseNow(),
  ]);
  return {
    role: found.role,
    deputy: found.deputy,
    place: startup?.displayName ?? localisedName(organisation?.name, locale),
    programme: programme ? localisedName(programme.name, locale) : null,
    invitedBy: inviter?.displayName ?? "",
    expiresAt: found.expiresAt.toISOString(),
    state: found.acceptedAt
      ? "accepted"
      : found.revokedAt || found.expiresAt <= now
        ? "closed"
        : "open",
  };
}
