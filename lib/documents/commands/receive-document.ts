import { documentFiles } from "@/lib/documents/document-files";
import { canEditSection } from "@/lib/applications/policy";
import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import type { DocumentView } from "@/lib/applications/queries/list-documents";
import { requireAllowed } from "@/lib/platform/permission";
import { recordAudit } from "@/lib/audit/record";
import { FileRefused } from "@/lib/files/errors";
import { statusOfRefusal } from "@/lib/files/schema";
import type { ByteStream, ReceivedFile } from "@/lib/files/store";
import type { Actor } from "@/lib/platform/actor";
import { clockOf } from "@/lib/platform/clock";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound, Refusal } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/jobs";
import type { QuestionOf, Tier } from "@/lib/programmes/schema";
import { lockVisibleApplication } from "@/lib/applications/lock-application";

export interface IncomingDocument {
  applicationId: string;
  sectionKey: string;
  questionKey: string;
  /** As the sender wrote it. */
  name: string;
  /** Bytes announced; -1 when the sender did not say. */
  declaredLength: number;
  stream: ByteStream;
  signal?: AbortSignal;
  /** A document of the same question that this one takes the place of. */
  replaces?: string | null;
}

/** As the field that sent it shows it; its lens comes with the page. */
export type ReceivedDocument = Omit<DocumentView, "lens" | "opening" | "sentence">;

interface FilePlace {
  question: QuestionOf<"file">;
  tier: Tier;
  programmeId: string;
  organisationId: string;
}

/** The file question, for a team member who may edit its section now; before a byte is read. */
async function placeFor(
  tx: Tx,
  actor: Actor,
  input: IncomingDocument,
  locked: boolean,
): Promise<FilePlace & { now: Date }> {
  const { row, reader, now } = locked
    ? await lockVisibleApplication(tx, actor, input.applicationId)
    : await openPlace(tx, actor, input.applicationId);
  if (reader !== "team") throw notFound();
  const form = await getFormSections(tx, row.formVersionId);
  const section = form.find(({ key }) => key === input.sectionKey);
  const question = section?.questions.find(({ key }) => key === input.questionKey);
  if (!section || question?.type !== "file") throw notFound();
  requireAllowed(canEditSection(actor, row, section.key, now));
  return {
    question,
    tier: section.tier,
    programmeId: row.programmeId,
    organisationId: row.leadOrganisationId,
    now,
  };
}

async function openPlace(tx: Tx, actor: Actor, applicationId: string) {
  const now = await clockOf(tx);
  return { ...(await findVisibleApplication(tx, actor, applicationId, now)), now };
}

async function receive(input: IncomingDocument, { config }: QuestionOf<"file">) {
  try {
    return await documentFiles().receive(input.stream, {
      name: input.name,
      kinds: config.accept,
      declaredLength: input.declaredLength,
      maxBytes: config.maxBytes,
      ...(input.signal ? { signal: input.signal } : {}),
    });
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    throw new Refusal(`files.refusals.${error.code}`, { status: statusOfRefusal(error.code) });
  }
}

async function store(
  tx: Tx,
  actor: Actor,
  input: IncomingDocument,
  file: ReceivedFile,
): Promise<ReceivedDocument> {
  const place = await placeFor(tx, actor, input, true);
  const kept = await tx.document.findMany({
    where: {
      applicationId: input.applicationId,
      sectionKey: input.sectionKey,
      questionKey: input.questionKey,
      removedAt: null,
    },
    select: { id: true },
  });
  const replaced = kept.find(({ id }) => id === input.replaces);
  if (input.replaces && !replaced) throw notFound();
  const { maxFiles } = place.question.config;
  if (kept.length - (replaced ? 1 : 0) >= maxFiles)
    throw conflict("applications.too_many_files", { params: { max: maxFiles } });
  const document = await tx.document.create({
    data: {
      applicationId: input.applicationId,
      organisationId: place.organisationId,
      programmeId: place.programmeId,
      sectionKey: input.sectionKey,
      questionKey: input.questionKey,
      tier: place.tier,
      name: file.name,
      size: file.size,
      mediaType: file.mediaType,
      sha256: file.sha256,
      storageKey: file.key,
      state: "scanning",
      uploadedById: actor.personId,
      uploadedAt: place.now,
    },
    select: { id: true },
  });
  if (replaced)
    await tx.document.update({
      where: { id: replaced.id },
      data: { removedAt: place.now, replacedById: document.id },
      select: { id: true },
    });
  await recordAudit(tx, actor, {
    type: "document.received",
    objectType: "document",
    objectId: document.id,
    programmeId: place.programmeId,
    applicationId: input.applicationId,
    payload: { section: input.sectionKey, question: input.questionKey, size: file.size },
  });
  await enqueue(tx, "document.scan", { documentId: document.id });
  return {
    id: document.id,
    question: input.questionKey,
    name: file.name,
    size: file.size,
    mediaType: file.mediaType,
    state: "scanning",
    url: `/api/documents/${document.id}`,
  };
}

/**
 * Takes a file into a question of a draft (or of a returned section): allowed before the first byte is read and again
 * when all have come; checked, stored, queued for the scanner, audited. It cannot be downloaded before it is found clean.
 * Throws 404, 403 or 409 by the policy, 409 `applications.too_many_files`, and a refusal of the file itself (files.*).
 */
export async function receiveDocument(
  actor: Actor,
  input: IncomingDocument,
): Promise<ReceivedDocument> {
  const { question } = await withActor(actor, (tx) => placeFor(tx, actor, input, false));
  const file = await receive(input, question);
  try {
    return await withActor(actor, (tx) => store(tx, actor, input, file));
  } catch (error) {
    await documentFiles().remove(file.key);
    throw error;
  }
}
