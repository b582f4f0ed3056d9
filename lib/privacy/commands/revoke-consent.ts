import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { canRevokeConsent } from "../policy";
import { requireAllowed } from "@/lib/platform/permission";
import type { ConsentFor } from "../schema";

/**
 * Takes a consent back, in an assisted session too: what it allowed ends with the next request. Without one nothing
 * changes. 404 for others, 403 `privacy.owner_only`.
 */
export function revokeConsent(
  actor: Actor,
  startupId: string,
  { purpose, programmeId }: ConsentFor,
): Promise<{ revoked: boolean }> {
  return withActor(actor, async (tx, now) => {
    requireAllowed(canRevokeConsent(actor, startupId));
    const live = await tx.consent.findFirst({
      where: { startupId, purpose, programmeId, revokedAt: null },
    });
    if (!live) return { revoked: false };
    await tx.consent.update({
      where: { id: live.id },
      data: { revokedAt: now, revokedById: actor.personId },
    });
    await recordAudit(tx, actor, {
      type: "consent.revoked",
      objectType: "startup",
      objectId: startupId,
      programmeId,
      payload: { purpose, version: live.version },
    });
    return { revoked: true };
  });
}
