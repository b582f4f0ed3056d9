import { recordAudit } from "@/lib/audit/record";
import { canWriteFeedback, speaksFor } from "@/lib/decisions/policy";
import type { Case } from "@/lib/decisions/queries/load-case";
import { requireAllowed } from "@/lib/platform/permission";
import type { Side } from "@/lib/decisions/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { lockCase } from "./lock-case";

export interface FeedbackApproval {
  approved: Record<Side, boolean>;
}

const approvalBy = (side: Side, personId: string, now: Date) =>
  side === "lead"
    ? { leadApprovedById: personId, leadApprovedAt: now }
    : { partnerApprovedById: personId, partnerApprovedAt: now };

const withdrawn = {
  leadApprovedById: null,
  leadApprovedAt: null,
  partnerApprovedById: null,
  partnerApprovedAt: null,
};

/**
 * Writes the feedback to the startup. Its author's organisation approves it by writing it; the other one has to approve
 * the new words anew, and the startup reads them only after both did.
 * Throws 404, platform.wrong_role (403), decisions.still_sealed, already_decided (409).
 */
export function writeFeedback(
  actor: Actor,
  applicationId: string,
  input: { text: string },
): Promise<FeedbackApproval> {
  return withActor(actor, async (tx) => {
    const { now, ...found } = await lockCase(tx, actor, applicationId);
    const side = speaking(actor, found);
    const words = {
      text: input.text,
      updatedAt: now,
      ...withdrawn,
      ...approvalBy(side, actor.personId, now),
    };
    await tx.feedback.upsert({
      where: { applicationId },
      create: { applicationId, programmeId: found.row.programmeId, ...words },
      update: words,
      select: { id: true },
    });
    await audit(tx, actor, found, "decision.feedback_written", side);
    return { approved: { lead: side === "lead", partner: side === "partner" } };
  });
}

/**
 * Approves the feedback for one's own organisation. Repeatable.
 * Throws 404, platform.wrong_role (403), decisions.no_feedback, feedback_changed, already_decided (409).
 */
export function approveFeedback(
  actor: Actor,
  applicationId: string,
  input: { text: string },
): Promise<FeedbackApproval> {
  return withActor(actor, async (tx) => {
    const { now, ...found } = await lockCase(tx, actor, applicationId);
    const side = speaking(actor, found);
    const { feedback } = found.parts;
    if (!feedback) throw conflict("decisions.no_feedback");
    // Nobody approves words that were changed while they read.
    if (feedback.text !== input.text) throw conflict("decisions.feedback_changed");
    const before = found.feedback?.approved ?? { lead: false, partner: false };
    if (!before[side]) {
      await tx.feedback.update({
        where: { applicationId },
        data: approvalBy(side, actor.personId, now),
        select: { id: true },
      });
      await audit(tx, actor, found, "decision.feedback_approved", side);
    }
    return { approved: { ...before, [side]: true } };
  });
}

function speaking(actor: Actor, found: Case): Side {
  requireAllowed(canWriteFeedback(actor, found.facts));
  const side = speaksFor(actor, found.facts);
  if (!side) throw notFound();
  return side;
}

function audit(
  tx: Tx,
  actor: Actor,
  { row }: Case,
  type: "decision.feedback_written" | "decision.feedback_approved",
  side: Side,
): Promise<void> {
  return recordAudit(tx, actor, {
    type,
    objectType: "feedback",
    objectId: row.id,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload: { side },
  });
}
