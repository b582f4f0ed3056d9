import { isLocale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";

/**
 * The person as they are now, acting under that membership if it is still live; null when the account is closed or the
 * membership has ended. For work that runs later than the click (security: exports).
 */
export async function liveActor(
  personId: string,
  membershipId: string | null,
  now: Date,
): Promise<Actor | null> {
  const person = await db().person.findUnique({
    where: { id: personId },
    select: { displayName: true, email: true, locale: true, suspendedAt: true },
  });
  if (!person || person.suspendedAt) return null;
  const membership = membershipId
    ? await db().membership.findFirst({
        where: {
          id: membershipId,
          personId,
          status: "active",
          validFrom: { lte: now },
          OR: [{ validUntil: null }, { validUntil: { gt: now } }],
        },
        select: {
          id: true,
          role: true,
          organisationId: true,
          programmeId: true,
          startupId: true,
          unit: true,
          deputy: true,
          maySubmit: true,
        },
      })
    : null;
  if (membershipId && !membership) return null;
  return {
    kind: "person",
    personId,
    displayName: person.displayName,
    email: person.email,
    locale: isLocale(person.locale) ? person.locale : "en-HK",
    membership,
    assisted: false,
  };
}
