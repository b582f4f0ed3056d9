import { canEditSection } from "@/lib/applications/policy";
import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import { requireAllowed } from "@/lib/platform/permission";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** Takes a file out of the draft; a frozen version that names it keeps it. Throws as receiveDocument does. */
export function removeDocument(actor: Actor, documentId: string): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    const document = await tx.document.findUnique({
      where: { id: documentId },
      select: { applicationId: true, sectionKey: true, removedAt: true },
    });
    if (!document || document.removedAt) throw notFound();
    const { row, reader } = await findVisibleApplication(tx, actor, document.applicationId, now);
    if (reader !== "team") throw notFound();
    requireAllowed(canEditSection(actor, row, document.sectionKey, now));
    await tx.document.update({
      where: { id: documentId },
      data: { removedAt: now },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "document.removed",
      objectType: "document",
      objectId: documentId,
      programmeId: row.programmeId,
      applicationId: row.id,
    });
    return { id: documentId };
  });
}
