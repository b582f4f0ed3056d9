import { recordAudit } from "@/lib/audit/record";
import { canHold } from "@/lib/decisions/policy";
import { requireAllowed } from "@/lib/platform/permission";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { lockCase } from "./lock-case";

/**
 * They differ: the lead's manager holds the decision until a date, for both to discuss and each to revise.
 * Throws 404, platform.wrong_role (403), decisions.still_sealed, they_agree, already_decided, due_in_past (409).
 */
export function holdDecision(
  actor: Actor,
  applicationId: string,
  input: { until: Date },
): Promise<{ state: "held"; heldUntil: Date }> {
  return withActor(actor, async (tx) => {
    const { row, facts, parts, now } = await lockCase(tx, actor, applicationId);
    requireAllowed(canHold(actor, facts, input.until, now));
    if (!parts.decision) throw notFound();
    const isReconsidered = parts.decision.state === "decided";
    await tx.decision.update({
      where: { id: parts.decision.id },
      data: { heldUntil: input.until, ...(isReconsidered ? {} : { state: "held" as const }) },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "decision.held",
      objectType: "decision",
      objectId: parts.decision.id,
      programmeId: row.programmeId,
      applicationId,
      payload: { until: input.until.toISOString() },
    });
    return { state: "held" as const, heldUntil: input.until };
  });
}
