import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { hashToken, randomToken } from "@/lib/platform/secrets";

/** A signed-in browser of this actor, as the Cookie header it would send. */
export async function cookieOf(actor: Actor): Promise<string> {
  const token = randomToken();
  await db().session.create({
    data: {
      tokenHash: hashToken(token),
      personId: actor.personId,
      membershipId: actor.membership?.id ?? null,
      expires: new Date(Date.now() + 24 * 3600_000),
    },
  });
  return `session=${token}`;
}
