import { recordAudit } from "@/lib/audit/record";
import { isLocale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { hashToken, randomToken } from "@/lib/platform/secrets";
import { assistedSessionSeconds, sessionSeconds } from "@/lib/platform/session";
import { actingMembershipSelect, liveMembershipWhere } from "../live-memberships";

export interface OpenedSession {
  /** What the cookie carries; only its hash is stored. */
  token: string;
  /** The acting role, null for a person without a membership. */
  role: NonNullable<Actor["membership"]>["role"] | null;
}

/**
 * Opens a session for a person whose identity was just proved. The acting membership is the only one, else the one of
 * the last session, else the first given. With `assistedSignInId` it is an assisted one: short, and of a team only.
 */
export async function openSession(
  tx: Tx,
  personId: string,
  now: Date,
  assistedSignInId: string | null = null,
): Promise<OpenedSession & { actor: Actor; expires: Date }> {
  const assisted = assistedSignInId !== null;
  const person = await tx.person.update({
    where: { id: personId },
    data: { lastSignInAt: now },
    select: { id: true, displayName: true, email: true, locale: true },
  });
  const membership = await membershipToActUnder(tx, personId, now, assisted);
  const token = randomToken();
  // Sessions run on the wall clock, which is what the session look-up compares with.
  const seconds = assisted ? assistedSessionSeconds : sessionSeconds;
  const expires = new Date(Date.now() + seconds * 1000);
  const session = await tx.session.create({
    data: {
      tokenHash: hashToken(token),
      personId,
      membershipId: membership?.id ?? null,
      assisted,
      assistedSignInId,
      expires,
    },
    select: { id: true },
  });
  const actor: Actor = {
    kind: "person",
    personId,
    displayName: person.displayName,
    email: person.email,
    locale: isLocale(person.locale) ? person.locale : "en-HK",
    membership,
    assisted,
  };
  await recordAudit(tx, actor, {
    type: "account.signed_in",
    objectType: "session",
    objectId: session.id,
  });
  return { token, role: membership?.role ?? null, actor, expires };
}

async function membershipToActUnder(tx: Tx, personId: string, now: Date, ofTeam: boolean) {
  const live = await tx.membership.findMany({
    where: {
      AND: [
        { personId, ...(ofTeam ? { startupId: { not: null } } : {}) },
        liveMembershipWhere(now),
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: actingMembershipSelect,
  });
  if (live.length <= 1) return live[0] ?? null;
  const last = await tx.session.findFirst({
    where: { personId, membershipId: { in: live.map(({ id }) => id) } },
    orderBy: { createdAt: "desc" },
    select: { membershipId: true },
  });
  return live.find(({ id }) => id === last?.membershipId) ?? live[0] ?? null;
}
