import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { canDecideForStartup } from "../policy";
import { requireAllowed } from "../refuse";
import { consentVersion, type ConsentPurpose } from "../schema";

/**
 * Agrees to one purpose in its present wording; a consent to an older wording is closed. Agreeing again changes nothing.
 * 404, 403 `privacy.owner_only`, `privacy.assisted_session`.
 */
export function giveConsent(
  actor: Actor,
  startupId: string,
  purpose: ConsentPurpose,
): Promise<{ version: string }> {
  return withActor(actor, async (tx, now) => {
    requireAllowed(canDecideForStartup(actor, startupId));
    await tx.$queryRaw`SELECT 1 FROM startups WHERE id = ${startupId}::uuid FOR UPDATE`;
    const live = await tx.consent.findFirst({ where: { startupId, purpose, revokedAt: null } });
    if (live?.version === consentVersion) return { version: consentVersion };
    if (live)
      await tx.consent.update({
        where: { id: live.id },
        data: { revokedAt: now, revokedById: actor.personId },
      });
    await tx.consent.create({
      data: {
        startupId,
        purpose,
        version: consentVersion,
        givenById: actor.personId,
        givenAt: now,
      },
    });
    await recordAudit(tx, actor, {
      type: "consent.given",
      objectType: "startup",
      objectId: startupId,
      payload: { purpose, version: consentVersion },
    });
    return { version: consentVersion };
  });
}
