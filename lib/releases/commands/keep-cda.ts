import { documentFiles, documentScanner } from "@/lib/documents/document-files";
import { recordAudit } from "@/lib/audit/record";
import { FileMissing, FileRefused } from "@/lib/files/errors";
import { statusOfRefusal } from "@/lib/files/schema";
import type { ByteStream } from "@/lib/files/store";
import type { Actor, SystemActor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound, Refusal } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/jobs";
import { canConsent, sideOf } from "@/lib/releases/policy";
import type { ReleasePlace } from "@/lib/releases/queries/load-release";
import { requireAllowed } from "@/lib/platform/permission";
import type { CdaDates } from "@/lib/releases/schema";
import { lockPlace } from "./lock-release";

export interface IncomingCda extends CdaDates {
  applicationId: string;
  name: string;
  /** Bytes announced; -1 when the sender did not say. */
  declaredLength: number;
  stream: ByteStream;
  signal?: AbortSignal;
}

/** An owner in their own session, or the partner's lead while the partner reads the application. Throws 404, 403, 409. */
function requireParty(actor: Actor, place: ReleasePlace): "startup" | "partner" {
  const { row, reader } = place;
  const side = sideOf(actor, reader, row, { isNamed: false, isBarred: true });
  if (!side || side === "partner_reader") throw notFound();
  if (row.submittedAt === null) throw notFound();
  if (row.partnerEndedAt !== null) throw conflict("releases.ended");
  if (side === "partner_lead") return "partner";
  requireAllowed(canConsent(actor, side));
  return "startup";
}

function requireDates({ signedOn, expiresAt }: CdaDates, now: Date): void {
  if (signedOn <= now && expiresAt > now && signedOn < expiresAt) return;
  throw new Refusal("releases.cda_days", { fields: { signedOn: { code: "releases.cda_days" } } });
}

async function receive({ stream, name, declaredLength, signal }: IncomingCda) {
  try {
    return await documentFiles().receive(stream, {
      name,
      kinds: ["pdf"],
      declaredLength,
      maxBytes: 20_000_000,
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    throw new Refusal(`files.refusals.${error.code}`, { status: statusOfRefusal(error.code) });
  }
}

/**
 * Takes in a confidentiality agreement that was signed outside the portal, from an owner or the partner's lead. It
 * carries no release until the scanner found it clean and one person of each side confirmed it.
 * Throws 404, releases.owner_only, assisted_session (403), ended (409), cda_days (422), and refusals of the file.
 */
export async function uploadCda(actor: Actor, input: IncomingCda): Promise<{ id: string }> {
  await withActor(actor, async (tx) => {
    const place = await lockPlace(tx, actor, input.applicationId);
    requireParty(actor, place);
    requireDates(input, place.now);
  });
  const file = await receive(input);
  try {
    return await withActor(actor, async (tx) => {
      const place = await lockPlace(tx, actor, input.applicationId);
      requireParty(actor, place);
      const { row, now } = place;
      const cda = await tx.cda.create({
        data: {
          applicationId: row.id,
          programmeId: row.programmeId,
          organisationId: row.partnerOrganisationId,
          startupId: row.startupId,
          signedOn: input.signedOn,
          expiresAt: input.expiresAt,
          fileName: file.name,
          size: file.size,
          mediaType: file.mediaType,
          sha256: file.sha256,
          storageKey: file.key,
          uploadedById: actor.personId,
          uploadedAt: now,
        },
        select: { id: true },
      });
      await auditCda(tx, actor, row, cda.id, "cda.uploaded");
      await enqueue(tx, "cda.scan", { cdaId: cda.id });
      return cda;
    });
  } catch (error) {
    await documentFiles().remove(file.key);
    throw error;
  }
}

const auditCda = (
  tx: Tx,
  actor: Actor | SystemActor,
  row: { id: string; programmeId: string },
  id: string,
  type: "cda.uploaded" | "cda.scanned" | "cda.confirmed",
) =>
  recordAudit(tx, actor, {
    type,
    objectType: "cda",
    objectId: id,
    programmeId: row.programmeId,
    applicationId: row.id,
  });

/**
 * One person of a side confirms that the file is the agreement both signed; the other side does the same by another
 * person. Throws 404, releases.owner_only, assisted_session (403), cda_confirmed, cda_not_clean, cda_same_person, ended (409).
 */
export function confirmCda(actor: Actor, id: string): Promise<{ id: string }> {
  return withActor(actor, async (tx) => {
    const found = await tx.cda.findUnique({ where: { id }, select: { applicationId: true } });
    if (!found) throw notFound();
    const place = await lockPlace(tx, actor, found.applicationId);
    const party = requireParty(actor, place);
    const cda = await tx.cda.findUniqueOrThrow({
      where: { id },
      select: {
        fileState: true,
        startupConfirmedById: true,
        partnerConfirmedById: true,
      },
    });
    if (cda.fileState !== "clean") throw conflict("releases.cda_not_clean");
    const isStartup = party === "startup";
    const [own, other] = isStartup
      ? [cda.startupConfirmedById, cda.partnerConfirmedById]
      : [cda.partnerConfirmedById, cda.startupConfirmedById];
    if (own) throw conflict("releases.cda_confirmed");
    if (other === actor.personId) throw conflict("releases.cda_same_person");
    await tx.cda.update({
      where: { id },
      data: isStartup
        ? { startupConfirmedById: actor.personId, startupConfirmedAt: place.now }
        : { partnerConfirmedById: actor.personId, partnerConfirmedAt: place.now },
      select: { id: true },
    });
    await auditCda(tx, actor, place.row, id, "cda.confirmed");
    return { id };
  });
}

async function verdictOn(storageKey: string): Promise<"clean" | "infected" | "unavailable"> {
  try {
    return (await documentScanner().scan(storageKey, "pdf")).verdict;
  } catch (error) {
    // Bytes that are gone can never be found clean.
    if (error instanceof FileMissing) return "infected";
    throw error;
  }
}

/** Has an agreement's file scanned and opens or refuses it. Repeatable. Throws when the scanner cannot be reached. */
export async function scanCda(actor: SystemActor, id: string): Promise<void> {
  const cda = await withActor(actor, (tx) =>
    tx.cda.findUnique({
      where: { id },
      select: { storageKey: true, fileState: true, applicationId: true, programmeId: true },
    }),
  );
  if (!cda || cda.fileState !== "scanning") return;
  const verdict = await verdictOn(cda.storageKey);
  if (verdict === "unavailable") throw new Error("the scanner gave no verdict");
  await withActor(actor, async (tx) => {
    await tx.cda.update({
      where: { id },
      data: { fileState: verdict === "clean" ? "clean" : "refused" },
      select: { id: true },
    });
    const row = { id: cda.applicationId, programmeId: cda.programmeId };
    await auditCda(tx, actor, row, id, "cda.scanned");
  });
}
