import { liveGrantsOf } from "@/lib/access/scope";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import type { Tier } from "@/lib/programmes/schema";
import { reviewTier } from "@/lib/reviews/policy";
import type { Side } from "@/lib/reviews/views";

/** The highest tier the reviewer can read of an application now. Releases only ever name protected sections. */
export async function readableTier(
  tx: Tx,
  actor: Actor,
  of: { side: Side; applicationId: string },
  now: Date,
): Promise<Tier> {
  const released = await tx.grant.findFirst({
    where: {
      AND: [{ applicationId: of.applicationId, reason: "release" }, liveGrantsOf(actor, now)],
    },
    select: { id: true },
  });
  return reviewTier(of.side, released ? ["T2"] : []);
}
