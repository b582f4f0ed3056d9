import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { canDecideForStartup } from "../policy";
import { requireAllowed } from "../refuse";
import type { ConsentPurpose } from "../schema";

/** Takes a consent back, from now on. Without one nothing changes. 404, 403 as giveConsent. */
export function revokeConsent(
  actor: Actor,
  startupId: string,
  purpose: ConsentPurpose,
): Promise<{ revoked: boolean }> {
  return withActor(actor, async (tx, now) => {
    requireAllowed(canDecideForStartup(actor, startupId));
    const live = await tx.consent.findFirst({ where: { startupId, purpose, revokedAt: null } });
    if (!live) return { revoked: false };
    await tx.consent.update({
      where: { id: live.id },
      data: { revokedAt: now, revokedById: actor.personId },
    });
    await recordAudit(tx, actor, {
      type: "consent.revoked",
      objectType: "startup",
      objectId: startupId,
      payload: { purpose, version: live.version },
    });
    return { revoked: true };
  });
}
