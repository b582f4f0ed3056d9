import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { canDecideForStartup } from "../policy";
import { requireAllowed } from "@/lib/platform/permission";
import { consentVersion, type ConsentFor } from "../schema";

/**
 * Agrees to one purpose in one programme, in its present wording; a consent to an older wording is closed. Agreeing again
 * changes nothing. 404 also for a programme to which the startup has sent nothing, 403 `privacy.owner_only`,
 * `privacy.assisted_session`.
 */
export function giveConsent(
  actor: Actor,
  startupId: string,
  { purpose, programmeId }: ConsentFor,
): Promise<{ version: string }> {
  return withActor(actor, async (tx, now) => {
    requireAllowed(canDecideForStartup(actor, startupId));
    await tx.$queryRaw`SELECT 1 FROM startups WHERE id = ${startupId}::uuid FOR UPDATE`;
    await requirePartOf(tx, startupId, programmeId);
    const live = await tx.consent.findFirst({
      where: { startupId, purpose, programmeId, revokedAt: null },
    });
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
        programmeId,
        version: consentVersion,
        givenById: actor.personId,
        givenAt: now,
      },
    });
    await recordAudit(tx, actor, {
      type: "consent.given",
      objectType: "startup",
      objectId: startupId,
      programmeId,
      payload: { purpose, version: consentVersion },
    });
    return { version: consentVersion };
  });
}

async function requirePartOf(tx: Tx, startupId: string, programmeId: string): Promise<void> {
  const sent = await tx.application.findFirst({
    where: { startupId, programmeId, submittedAt: { not: null } },
    select: { id: true },
  });
  if (!sent) throw notFound();
}
