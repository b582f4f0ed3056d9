import { recordOpenings } from "@/lib/access/openings";
import { documentFiles } from "@/lib/applications/document-files";
import {
  documentAccess,
  sectionAccess,
  type DocumentAccess,
} from "@/lib/applications/section-access";
import { recordAudit } from "@/lib/audit/record";
import { answerDownload, type DownloadAnswer } from "@/lib/files/download";
import { FileMissing } from "@/lib/files/errors";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import type { Readable } from "node:stream";
import { findVisibleApplication } from "./find-visible-application";

interface Ranges {
  range: string | null;
  ifRange: string | null;
}

/** The stored facts of a document that the actor may open now; its opening is written to the audit trail here. */
async function openable(tx: Tx, actor: Actor, id: string, now: Date) {
  const document = await tx.document.findUnique({
    where: { id },
    select: {
      applicationId: true,
      sectionKey: true,
      tier: true,
      name: true,
      size: true,
      mediaType: true,
      state: true,
      storageKey: true,
      removedAt: true,
      frozenVersions: true,
    },
  });
  if (!document) throw notFound();
  const { row, reader, access } = await findVisibleApplication(
    tx,
    actor,
    document.applicationId,
    now,
  );
  const section = { key: document.sectionKey, tier: document.tier };
  const opened = documentAccess(
    sectionAccess(reader, row, access, section),
    { id, frozenVersions: document.frozenVersions },
    row.currentVersion,
  );
  if (reader === "team" ? document.removedAt !== null : !opened.may) throw notFound();
  if (document.state === "scanning") throw conflict("applications.document_scanning");
  if (document.state === "refused") throw conflict("applications.document_refused");
  await recordAudit(tx, actor, {
    type: "document.opened",
    objectType: "document",
    objectId: id,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload: { section: document.sectionKey, ...(opened.may ? { version: opened.version } : {}) },
  });
  if (reader !== "team" && opened.may && document.tier === "T2")
    await recordOpenings(
      tx,
      actor,
      row,
      [
        {
          object: "document",
          sectionKey: document.sectionKey,
          documentId: id,
          ...openedBy(opened),
        },
      ],
      now,
    );
  return document;
}

const openedBy = ({ version, grant }: Extract<DocumentAccess, { may: true }>) => ({
  version,
  grant: grant && { reason: grant.reason, sourceId: grant.sourceId ?? null },
});

/**
 * A document for download: headers, status, and the bytes to send (null when nothing is). The audit row is committed
 * before the first byte. Throws 404 for a document the actor may not read, 409 until the scanner found it clean.
 */
export async function openDocument(
  actor: Actor,
  id: string,
  ranges: Ranges,
): Promise<{ answer: DownloadAnswer; bytes: Readable | null }> {
  const document = await withActor(actor, (tx, now) => openable(tx, actor, id, now));
  const { name, mediaType, size, storageKey } = document;
  const answer = answerDownload({ name, mediaType, size, ...ranges });
  if (answer.status === 416) return { answer, bytes: null };
  try {
    const bytes = await documentFiles().open(storageKey, answer.range);
    return { answer, bytes };
  } catch (error) {
    if (error instanceof FileMissing) throw notFound();
    throw error;
  }
}
