import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notAllowed, notFound, Refusal } from "@/lib/platform/errors";
import { findDocument, type FoundDocument } from "./find-document";
import { openStored, type OpenedFile, type Ranges } from "./open-document";

interface OwnCopy {
  id: string;
  storageKey: string;
  size: number;
  pages: number;
  openedAt: Date;
  expiresAt: Date;
}

/**
 * A copy with its document, when the actor opened it under the membership they act under and the right by which they did
 * stands now. Asked on every request and every range.
 * Throws 404 for another person's; 403 copy_other_role, copy_closed; 410 copy_expired.
 */
export async function findCopy(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<FoundDocument & { copy: OwnCopy }> {
  const copy = await tx.documentCopy.findUnique({ where: { id } });
  if (!copy?.readyAt || copy.personId !== actor.personId) throw notFound();
  if (copy.membershipId !== actor.membership?.id) throw notAllowed("applications.copy_other_role");
  if (copy.expiresAt <= now) throw new Refusal("applications.copy_expired", { status: 410 });
  try {
    const release = copy.releaseId;
    const found = await findDocument(tx, actor, copy.documentId, now, { release });
    if (found.opening.how === "copy") return { ...found, copy };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  throw notAllowed("applications.copy_closed");
}

/** A picture's copy is a PDF. */
export const copyName = (name: string): string => name.replace(/\.[^.]+$/, ".pdf");

/**
 * The bytes of a copy or of a range of it, each time only while the right by which it was opened stands (findCopy).
 * `isTakenAway`: to be kept by the reader, which is an audit row of its own. Throws as findCopy.
 */
export async function openCopyBytes(
  actor: Actor,
  id: string,
  ranges: Ranges,
  isTakenAway: boolean,
): Promise<OpenedFile> {
  const { copy, document } = await withActor(actor, async (tx, now) => {
    const found = await findCopy(tx, actor, id, now);
    if (isTakenAway)
      await recordAudit(tx, actor, {
        type: "document.downloaded",
        objectType: "document",
        objectId: found.document.id,
        programmeId: found.row.programmeId,
        applicationId: found.row.id,
        payload: { section: found.document.sectionKey, copy: id },
      });
    return found;
  });
  return openStored(copy.storageKey, {
    name: copyName(document.name),
    mediaType: "application/pdf",
    size: copy.size,
    ...ranges,
  });
}
