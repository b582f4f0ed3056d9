import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { canEditStartup } from "../policy";
import { requireAllowed } from "@/lib/platform/permission";
import type { StartupProfile } from "../schema";
import { websiteDomainOf } from "../website-domain";

/** Writes the whole profile; submitted applications keep what was frozen. Owner or editor; 404 for everyone else. */
export function updateStartup(
  actor: Actor,
  startupId: string,
  profile: StartupProfile,
): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    requireAllowed(canEditStartup(actor, startupId));
    await tx.startup.update({
      where: { id: startupId },
      data: { ...profile, websiteDomain: websiteDomainOf(profile.website), updatedAt: now },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "startup.updated",
      objectType: "startup",
      objectId: startupId,
    });
    return { id: startupId };
  });
}
