import { recordAudit } from "@/lib/audit/record";
import { canNote, speaksFor } from "@/lib/decisions/policy";
import { organisationOf } from "@/lib/decisions/queries/load-case";
import { requireAllowed } from "@/lib/platform/permission";
import type { NoteInput } from "@/lib/decisions/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { readableTier } from "@/lib/reviews/queries/tiers";
import { lockCase } from "./lock-case";

/**
 * A note of the discussion. It stays the organisation's own; the other one reads it once the seal is open, if its author
 * marked it "contains nothing protected". Notes are never changed.
 * Throws 404, platform.wrong_role (403), decisions.not_open_yet (409).
 */
export function addNote(
  actor: Actor,
  applicationId: string,
  input: NoteInput,
): Promise<{ id: string }> {
  return withActor(actor, async (tx) => {
    const { row, facts, parts, now } = await lockCase(tx, actor, applicationId);
    requireAllowed(canNote(actor, facts));
    const side = speaksFor(actor, facts);
    if (!side || !parts.decision) throw notFound();
    const note = await tx.decisionNote.create({
      data: {
        decisionId: parts.decision.id,
        applicationId,
        programmeId: row.programmeId,
        organisationId: organisationOf(row, side),
        authorId: actor.personId,
        text: input.text,
        nothingProtected: input.nothingProtected,
        tier: await readableTier(tx, actor, { side, applicationId }, now),
        createdAt: now,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "decision.noted",
      objectType: "decision_note",
      objectId: note.id,
      programmeId: row.programmeId,
      applicationId,
      payload: { side },
    });
    return note;
  });
}
