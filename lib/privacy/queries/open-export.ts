import type { Readable } from "node:stream";
import { documentFiles } from "@/lib/documents/document-files";
import { recordAudit } from "@/lib/audit/record";
import { answerDownload, type DownloadAnswer } from "@/lib/files/download";
import { FileMissing } from "@/lib/files/errors";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { canExportStartup } from "../policy";

interface Ranges {
  range: string | null;
  ifRange: string | null;
}

/**
 * A finished copy to be downloaded, checked again at every fetch: the same person, in the same startup's team now, within
 * its day, and nothing in it erased since. Each fetch is one event for the copy and one for each application in it, written
 * before the first byte. 404, 409 `privacy.export_not_ready`.
 */
export async function openExport(
  actor: Actor,
  id: string,
  ranges: Ranges,
): Promise<{ answer: DownloadAnswer; bytes: Readable | null }> {
  const { storageKey, ...file } = await withActor(actor, (tx, now) => fetched(tx, actor, id, now));
  const answer = answerDownload({ ...file, ...ranges });
  if (answer.status === 416) return { answer, bytes: null };
  try {
    return { answer, bytes: await documentFiles().open(storageKey, answer.range) };
  } catch (error) {
    if (error instanceof FileMissing) throw notFound();
    throw error;
  }
}

async function fetched(tx: Tx, actor: Actor, id: string, now: Date) {
  const row = await tx.dataExport.findUnique({ where: { id } });
  if (!row || row.personId !== actor.personId || actor.assisted) throw notFound();
  if (row.startupId && !canExportStartup(actor, row.startupId).may) throw notFound();
  if (row.expiresAt && row.expiresAt <= now) throw notFound();
  const { storageKey, kind, version } = row;
  if (row.state !== "ready" || !storageKey || row.size === null)
    throw conflict("privacy.export_not_ready");
  await recordAudit(tx, actor, {
    type: "export.fetched",
    objectType: "export",
    objectId: id,
    payload: { kind },
  });
  const applications = await tx.application.findMany({
    where: { id: { in: row.applicationIds } },
    select: { id: true, programmeId: true, reference: true },
  });
  await recordAudit(
    tx,
    actor,
    ...applications.map((application) => ({
      type: "application.exported" as const,
      objectType: "application",
      objectId: application.id,
      programmeId: application.programmeId,
      applicationId: application.id,
      payload: { export: id, ...(version === null ? {} : { version }) },
    })),
  );
  const isCopy = kind === "application";
  return {
    storageKey,
    size: Number(row.size),
    mediaType: isCopy ? "application/pdf" : "application/zip",
    name: isCopy
      ? `${applications[0]?.reference ?? "copy"}-v${version}.pdf`
      : `${kind}-data-${hongKongDate(row.readyAt ?? now)}.zip`,
  };
}
