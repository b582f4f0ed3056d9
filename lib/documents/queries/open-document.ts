import type { Readable } from "node:stream";
import { documentFiles } from "@/lib/documents/document-files";
import { recordDocumentOpening } from "@/lib/documents/record-opening";
import { answerDownload, type Download, type DownloadAnswer } from "@/lib/files/download";
import { FileMissing } from "@/lib/files/errors";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { findDocument, type StoredDocument } from "./find-document";

export interface Ranges {
  range: string | null;
  ifRange: string | null;
}

export interface OpenedFile {
  answer: DownloadAnswer;
  /** Null when nothing is sent. */
  bytes: Readable | null;
}

/**
 * The original of a document for download, for its team, and an office file for the lead's staff: headers, status, and
 * the bytes to send. The audit row is committed before the first byte. Throws 404 for a document the actor may not read;
 * 409 until the scanner found it clean, and where others read a stamped copy or nothing.
 */
export async function openDocument(actor: Actor, id: string, ranges: Ranges): Promise<OpenedFile> {
  const document = await withActor(actor, async (tx, now): Promise<StoredDocument> => {
    const found = await findDocument(tx, actor, id, now);
    const { opening } = found;
    if (opening.how === "copy") throw conflict("applications.document_opens_as_copy");
    if (opening.how === "closed") throw conflict(`applications.document_${opening.obstacle}`);
    await recordDocumentOpening(tx, actor, found, opening.access, now);
    return found.document;
  });
  return openStored(document.storageKey, { ...document, ...ranges });
}

/** A stored file as an answer with its range. Throws 404 when its bytes are gone. */
export async function openStored(storageKey: string, download: Download): Promise<OpenedFile> {
  const answer = answerDownload(download);
  if (answer.status === 416) return { answer, bytes: null };
  try {
    return { answer, bytes: await documentFiles().open(storageKey, answer.range) };
  } catch (error) {
    if (error instanceof FileMissing) throw notFound();
    throw error;
  }
}
