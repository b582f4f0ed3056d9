import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { documentFiles } from "@/lib/documents/document-files";
import { stampableKind, type DocumentOpening } from "@/lib/applications/document-opening";
import { findDocument, type FoundDocument } from "@/lib/documents/queries/find-document";
import { recordDocumentOpening } from "@/lib/documents/record-opening";
import { stampWords } from "@/lib/documents/stamp-words";
import { StampBusy, stampInThread } from "@/lib/files/stamp/run-stamp";
import { StampRefused } from "@/lib/files/stamp/schema";
import { FileMissing } from "@/lib/files/errors";
import { newKey } from "@/lib/files/store";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound, Refusal } from "@/lib/platform/errors";
import { limitRate } from "@/lib/platform/rate-limit";

export const copyMinutes = 60;
/** A second click within this time gets the copy of the first. */
const sameCopyMinutes = 30;

type CopyOpening = Extract<DocumentOpening, { how: "copy" }>;
type Copied = FoundDocument & { opening: CopyOpening };

/** Throws 409 with the reason where there is no copy for this reader. */
async function findCopied(tx: Tx, actor: Actor, id: string, now: Date): Promise<Copied> {
  const found = await findDocument(tx, actor, id, now);
  const { opening } = found;
  if (opening.how === "closed") throw conflict(`applications.document_${opening.obstacle}`);
  if (opening.how === "original") throw conflict("applications.document_is_original");
  return { ...found, opening };
}

const releaseOf = ({ grant }: CopyOpening): string | null =>
  grant?.reason === "release" ? (grant.sourceId ?? null) : null;

/** The copy of a click just before, where the same person reads the same by the same right. */
function findEarlier(tx: Tx, actor: Actor, { document, opening }: Copied, now: Date) {
  return tx.documentCopy.findFirst({
    where: {
      documentId: document.id,
      personId: actor.personId,
      membershipId: actor.membership?.id ?? "",
      version: opening.version,
      releaseId: releaseOf(opening),
      readyAt: { not: null },
      openedAt: { gt: new Date(now.getTime() - sameCopyMinutes * 60_000) },
      expiresAt: { gt: now },
    },
    orderBy: { openedAt: "desc" },
    select: { id: true },
  });
}

/** What is to be printed, and the row of a copy whose bytes are still to come: a broken-off making leaves no lost file. */
async function begin(tx: Tx, actor: Actor, found: Copied, now: Date) {
  const { document, row, opening } = found;
  const { membership } = actor;
  if (!membership?.organisationId) throw notFound();
  const storageKey = newKey();
  const { id } = await tx.documentCopy.create({
    data: {
      documentId: document.id,
      applicationId: row.id,
      programmeId: row.programmeId,
      organisationId: membership.organisationId,
      personId: actor.personId,
      membershipId: membership.id,
      releaseId: releaseOf(opening),
      version: opening.version,
      storageKey,
      openedAt: now,
      expiresAt: new Date(now.getTime() + copyMinutes * 60_000),
    },
    select: { id: true },
  });
  return { id, storageKey, document, parts: await stampWords(tx, actor, found, now) };
}

type Begun = Awaited<ReturnType<typeof begin>>;

/** Stamps the original and stores the copy under its key. Throws 409 with the obstacle, 503 when too many wait. */
async function print({
  document,
  storageKey,
  parts,
}: Begun): Promise<{ size: number; pages: number }> {
  const kind = stampableKind(document.mediaType);
  if (!kind) throw conflict("applications.document_office");
  try {
    const original = await buffer(await documentFiles().open(document.storageKey));
    const { bytes, pages } = await stampInThread({ bytes: original, kind, parts });
    await documentFiles().keep(Readable.from([bytes]), storageKey);
    return { size: bytes.length, pages };
  } catch (error) {
    if (error instanceof StampRefused) throw conflict(`applications.document_${error.code}`);
    if (error instanceof FileMissing) throw notFound();
    if (error instanceof StampBusy)
      throw new Refusal("applications.document_busy", { status: 503, retryAfterSeconds: 10 });
    throw error;
  }
}

/** Asked again after the making, which takes its time; only now is it opened: audit row and line of the receipt. */
function finish(actor: Actor, { id, document }: Begun, made: { size: number; pages: number }) {
  return withActor(actor, async (tx, now) => {
    const found = await findCopied(tx, actor, document.id, now);
    await recordDocumentOpening(tx, actor, found, found.opening, now);
    await tx.documentCopy.update({
      where: { id },
      data: { ...made, readyAt: now },
      select: { id: true },
    });
  });
}

async function forget(actor: Actor, { id, storageKey }: Begun): Promise<void> {
  await documentFiles().remove(storageKey);
  await withActor(actor, (tx) => tx.documentCopy.deleteMany({ where: { id } }));
}

/**
 * Opens a document for somebody outside its team: makes a copy of it that carries their name, the time and their right on
 * every page, kept for an hour, for them alone. Every click is an audit row; repeats within 30 minutes are one line of the
 * receipt and get the same copy. Throws 404, 409 `applications.document_…` where there is no copy, 429, 503.
 */
export async function openCopy(actor: Actor, documentId: string): Promise<{ id: string }> {
  const begun = await withActor(actor, async (tx, now) => {
    const found = await findCopied(tx, actor, documentId, now);
    const earlier = await findEarlier(tx, actor, found, now);
    if (!earlier) return found;
    await recordDocumentOpening(tx, actor, found, found.opening, now);
    return earlier;
  });
  if (!("document" in begun)) return { id: begun.id };
  await limitRate("document-copy", actor.personId);
  const copy = await withActor(actor, async (tx, now) =>
    begin(tx, actor, await findCopied(tx, actor, documentId, now), now),
  );
  try {
    await finish(actor, copy, await print(copy));
    return { id: copy.id };
  } catch (error) {
    await forget(actor, copy);
    throw error;
  }
}
