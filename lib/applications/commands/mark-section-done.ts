import { canEditSection } from "@/lib/applications/policy";
import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import { requireAllowed } from "@/lib/platform/permission";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/**
 * "I am done with this section": a note to the team with name and time, or its removal. It says nothing about
 * completeness. Throws as saveSection does for somebody who may not edit the section now.
 */
export function markSectionDone(
  actor: Actor,
  input: { applicationId: string; sectionKey: string; done: boolean },
): Promise<{ done: boolean; doneAt: string | null }> {
  return withActor(actor, async (tx, now) => {
    const { applicationId, sectionKey, done } = input;
    const { row, reader } = await findVisibleApplication(tx, actor, applicationId, now);
    if (reader !== "team") throw notFound();
    requireAllowed(canEditSection(actor, row, sectionKey, now));
    const where = { applicationId_sectionKey: { applicationId, sectionKey } };
    const found = await tx.applicationSection.findUnique({ where, select: { revision: true } });
    if (!found) throw notFound();
    await tx.applicationSection.update({
      where,
      data: { doneById: done ? actor.personId : null, doneAt: done ? now : null },
      select: { revision: true },
    });
    await recordAudit(tx, actor, {
      type: "application.section_done",
      objectType: "section",
      objectId: sectionKey,
      programmeId: row.programmeId,
      applicationId,
      payload: { done },
    });
    return { done, doneAt: done ? now.toISOString() : null };
  });
}
