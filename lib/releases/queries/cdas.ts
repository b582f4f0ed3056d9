import { documentFiles } from "@/lib/documents/document-files";
import { recordAudit } from "@/lib/audit/record";
import { answerDownload, type DownloadAnswer } from "@/lib/files/download";
import { FileMissing } from "@/lib/files/errors";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { canConsent, sideOf, type Side } from "@/lib/releases/policy";
import type { CdaView } from "@/lib/releases/views";
import type { Readable } from "node:stream";
import { loadPlace, type ReleasePlace } from "./load-release";

/** The two parties of an agreement; those only named in a release are none. */
function partyOf(actor: Actor, { row, reader }: ReleasePlace): Side {
  const side = sideOf(actor, reader, row, { isNamed: false, isBarred: true });
  if (!side || side === "partner_reader") throw notFound();
  return side;
}

/** The agreements of an application for its team and the partner's lead, newest first. Throws 404 for everybody else. */
export function listCdas(actor: Actor, applicationId: string): Promise<CdaView[]> {
  return withActor(actor, async (tx, now) => {
    const place = await loadPlace(tx, actor, applicationId, now);
    const side = partyOf(actor, place);
    const cdas = await tx.cda.findMany({
      where: { applicationId },
      orderBy: [{ uploadedAt: "desc" }, { id: "asc" }],
      select: {
        id: true,
        fileName: true,
        size: true,
        signedOn: true,
        expiresAt: true,
        fileState: true,
        startupConfirmedById: true,
        partnerConfirmedById: true,
      },
    });
    const names = await namesOf(
      tx,
      cdas.flatMap((cda) => [cda.startupConfirmedById, cda.partnerConfirmedById]),
    );
    const mayAct =
      place.row.partnerEndedAt === null && (side === "partner_lead" || canConsent(actor, side).may);
    return cdas.map(({ startupConfirmedById: ours, partnerConfirmedById: theirs, ...cda }) => ({
      id: cda.id,
      fileName: cda.fileName,
      size: cda.size,
      signedOn: cda.signedOn.toISOString().slice(0, 10),
      expiresAt: cda.expiresAt.toISOString(),
      state: cda.fileState,
      isExpired: cda.expiresAt <= now,
      startup: ours ? (names.get(ours) ?? "") : null,
      partner: theirs ? (names.get(theirs) ?? "") : null,
      mayConfirm: mayAct && cda.fileState === "clean" && !(side === "startup" ? ours : theirs),
    }));
  });
}

async function namesOf(tx: Tx, ids: (string | null)[]): Promise<Map<string, string>> {
  const people = await tx.person.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, displayName: true },
  });
  return new Map(people.map(({ id, displayName }) => [id, displayName]));
}

/** An agreement's file for its two parties; the audit row is committed before the first byte. Throws 404, 409. */
export async function openCda(
  actor: Actor,
  id: string,
  ranges: { range: string | null; ifRange: string | null },
): Promise<{ answer: DownloadAnswer; bytes: Readable | null }> {
  const cda = await withActor(actor, async (tx, now) => {
    const found = await tx.cda.findUnique({
      where: { id },
      select: {
        applicationId: true,
        programmeId: true,
        fileName: true,
        size: true,
        mediaType: true,
        storageKey: true,
        fileState: true,
      },
    });
    if (!found) throw notFound();
    partyOf(actor, await loadPlace(tx, actor, found.applicationId, now));
    if (found.fileState !== "clean") throw conflict("releases.cda_not_clean");
    await recordAudit(tx, actor, {
      type: "cda.opened",
      objectType: "cda",
      objectId: id,
      programmeId: found.programmeId,
      applicationId: found.applicationId,
    });
    return found;
  });
  const { fileName: name, mediaType, size, storageKey } = cda;
  const answer = answerDownload({ name, mediaType, size, ...ranges });
  if (answer.status === 416) return { answer, bytes: null };
  try {
    return { answer, bytes: await documentFiles().open(storageKey, answer.range) };
  } catch (error) {
    if (error instanceof FileMissing) throw notFound();
    throw error;
  }
}
