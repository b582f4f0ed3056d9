import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { auditRelease } from "@/lib/releases/audit-release";
import { canAnswer } from "@/lib/releases/policy";
import type { LoadedRelease } from "@/lib/releases/queries/load-release";
import { requireAllowed } from "@/lib/platform/permission";
import type { AnswerInput } from "@/lib/releases/schema";
import { lockRelease } from "./lock-release";
import { openReaders } from "./open-readers";
import { requireDocuments } from "./require-documents";
import { tellPartnerLeads, tellPeople } from "./tell";

type GrantInput = Extract<AnswerInput, { answer: "grant" }>;

/**
 * The owner answers a request in their own session: all or part of it, to all or some of those named, bound to the last
 * frozen version; or refuses. Whoever declared no competing interest reads at once, the others when they have.
 * Throws 404, releases.owner_only, assisted_session (403), expired, ended, closed, wrong_state (409), section_not_asked,
 * reader_not_named, unknown_document, end_too_late (422).
 */
export function answerRelease(
  actor: Actor,
  id: string,
  input: AnswerInput,
): Promise<{ id: string; state: "granted" | "refused" }> {
  return withActor(actor, async (tx) => {
    const found = await lockRelease(tx, actor, id);
    requireAllowed(canAnswer(actor, found.side, found.standing));
    if (input.answer === "grant") await grant(tx, actor, found, input);
    else await refuse(tx, actor, found, input.reason ?? null);
    return { id, state: input.answer === "grant" ? "granted" : "refused" };
  });
}

async function refuse(
  tx: Tx,
  actor: Actor,
  found: LoadedRelease,
  reason: string | null,
): Promise<void> {
  const { id } = found.release;
  await tx.release.update({
    where: { id },
    data: {
      state: "refused",
      answeredById: actor.personId,
      answeredAt: found.now,
      answerReason: reason,
    },
    select: { id: true },
  });
  await auditRelease(tx, actor, found, id, "release.refused");
  await tellPartnerLeads(tx, actor, found, {
    template: "release_answered",
    releaseId: id,
    occasion: "refused",
  });
}

/** What the owner chose, in the bounds of what was asked. */
function requireWithin({ release, now }: LoadedRelease, input: GrantInput): Date {
  if (!input.sections.every((key) => release.sections.includes(key)))
    throw new Refusal("releases.section_not_asked", {
      fields: { sections: { code: "releases.section_not_asked" } },
    });
  const named = release.readers.filter(({ state }) => state === "named").map(({ id }) => id);
  if (!input.readers.every((id) => named.includes(id)))
    throw new Refusal("releases.reader_not_named", {
      fields: { readers: { code: "releases.reader_not_named" } },
    });
  const until = input.until ?? release.validUntil;
  const isBegun = release.validFrom === null || release.validFrom < until;
  if (until <= now || until > release.validUntil || !isBegun)
    throw new Refusal("releases.end_too_late", {
      fields: { until: { code: "releases.end_too_late" } },
    });
  return until;
}

async function grant(tx: Tx, actor: Actor, found: LoadedRelease, input: GrantInput): Promise<void> {
  const { release, row, now } = found;
  const until = requireWithin(found, input);
  const sections = release.sections.filter((key) => input.sections.includes(key));
  const place = { applicationId: row.id, version: row.currentVersion, sections };
  const documents = await requireDocuments(tx, place, input.documents);
  await tx.release.update({
    where: { id: release.id },
    data: {
      state: "granted",
      answeredById: actor.personId,
      answeredAt: now,
      grantedSections: sections,
      grantedDocuments: documents,
      grantedUntil: until,
      version: row.currentVersion,
    },
    select: { id: true },
  });
  for (const reader of release.readers.filter(({ state }) => state === "named")) {
    const isGranted = input.readers.includes(reader.id);
    await tx.releaseReader.update({
      where: { id: reader.id },
      data: isGranted ? { state: "granted", grantedAt: now } : { state: "removed", removedAt: now },
      select: { id: true },
    });
  }
  await openReaders(tx, actor, release.id);
  await auditRelease(tx, actor, found, release.id, "release.granted", {
    sections,
    documents: documents.length,
    readers: input.readers.length,
    version: row.currentVersion,
  });
  await tellAnswered(tx, actor, found, input, until);
}

async function tellAnswered(
  tx: Tx,
  actor: Actor,
  found: LoadedRelease,
  input: GrantInput,
  until: Date,
): Promise<void> {
  const { release } = found;
  const letter = { releaseId: release.id, occasion: "granted" };
  const params = { due: until.toISOString() };
  await tellPartnerLeads(tx, actor, found, { template: "release_answered", ...letter });
  await tellPeople(
    tx,
    actor,
    found,
    release.readers.filter(({ id }) => input.readers.includes(id)).map(({ personId }) => personId),
    { template: "release_granted", ...letter, params },
  );
}
