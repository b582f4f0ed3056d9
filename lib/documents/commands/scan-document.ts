import { buffer } from "node:stream/consumers";
import { documentFiles, documentScanner } from "@/lib/documents/document-files";
import { stampableKind } from "@/lib/applications/document-opening";
import { recordAudit } from "@/lib/audit/record";
import { FileMissing } from "@/lib/files/errors";
import { stampInThread } from "@/lib/files/stamp/run-stamp";
import { StampRefused, type StampRefusal } from "@/lib/files/stamp/schema";
import { fileKindFacts, fileKinds, type FileKind } from "@/lib/files/schema";
import type { SystemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";

const kindOf = (mediaType: string): FileKind | undefined =>
  fileKinds.find((kind) => fileKindFacts[kind].mediaType === mediaType);

async function verdictOn(
  storageKey: string,
  mediaType: string,
): Promise<"clean" | "infected" | "unavailable"> {
  const kind = kindOf(mediaType);
  if (!kind) return "infected";
  try {
    return (await documentScanner().scan(storageKey, kind)).verdict;
  } catch (error) {
    // Bytes that are gone can never be found clean.
    if (error instanceof FileMissing) return "infected";
    throw error;
  }
}

/**
 * Whether others will be able to read it: a copy is made once and thrown away, so that the team hears at once of a file
 * that nobody else can open. Throws StampBusy, and the queue tries again.
 */
async function tryStamp(storageKey: string, mediaType: string): Promise<StampRefusal | null> {
  const kind = stampableKind(mediaType);
  if (!kind) return null;
  try {
    const bytes = await buffer(await documentFiles().open(storageKey));
    await stampInThread({ bytes, kind, parts: ["portal"] });
    return null;
  } catch (error) {
    if (error instanceof StampRefused) return error.code;
    throw error;
  }
}

/**
 * Has a received document scanned and opens or refuses it. Repeatable: one that was judged is left alone.
 * Throws when the scanner cannot be reached, so that the queue tries again; the document stays closed meanwhile.
 */
export async function scanDocument(actor: SystemActor, documentId: string): Promise<void> {
  const document = await withActor(actor, (tx) =>
    tx.document.findUnique({
      where: { id: documentId },
      select: { storageKey: true, mediaType: true, state: true },
    }),
  );
  if (!document || document.state !== "scanning") return;
  const verdict = await verdictOn(document.storageKey, document.mediaType);
  if (verdict === "unavailable") throw new Error("the scanner gave no verdict");
  const state = verdict === "clean" ? "clean" : "refused";
  const stampProblem =
    verdict === "clean" ? await tryStamp(document.storageKey, document.mediaType) : null;
  await withActor(actor, async (tx) => {
    const { applicationId, programmeId } = await tx.document.update({
      where: { id: documentId },
      data: { state, stampProblem },
      select: { applicationId: true, programmeId: true },
    });
    await recordAudit(tx, actor, {
      type: "document.scanned",
      objectType: "document",
      objectId: documentId,
      programmeId,
      applicationId,
      payload: { state },
    });
  });
}
