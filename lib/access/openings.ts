import type { GrantReason, OpenedObject } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

/** One protected section or document that somebody outside the team opened. */
export interface OpeningInput {
  object: OpenedObject;
  sectionKey: string;
  documentId?: string;
  /** The frozen version that was served. */
  version: number;
  /** The grant it was open by; null: the reader's role. */
  grant: { reason: GrantReason; sourceId: string | null } | null;
}

const thirtyMinutes = 30 * 60_000;

const sameLine = (opening: {
  sectionKey: string;
  documentId?: string | null;
  version: number;
  sourceId: string | null;
}): string =>
  [opening.sectionKey, opening.documentId ?? "", opening.version, opening.sourceId ?? ""].join("/");

/**
 * Writes what was opened into the startup's receipt, in the transaction that reads it. The same reader opening the same
 * again within 30 minutes adds no line (product.md, Receipt). Returns the openings that made a new line.
 */
export async function recordOpenings(
  tx: Tx,
  actor: Actor,
  application: { id: string; programmeId: string },
  openings: readonly OpeningInput[],
  now: Date,
): Promise<OpeningInput[]> {
  const { membership } = actor;
  if (openings.length === 0 || !membership?.organisationId) return [];
  const recent = await tx.opening.findMany({
    where: {
      applicationId: application.id,
      personId: actor.personId,
      membershipId: membership.id,
      openedAt: { gt: new Date(now.getTime() - thirtyMinutes) },
    },
    select: { sectionKey: true, documentId: true, version: true, sourceId: true },
  });
  const known = new Set(recent.map(sameLine));
  const fresh = openings.filter(
    (opening) => !known.has(sameLine({ ...opening, sourceId: opening.grant?.sourceId ?? null })),
  );
  const { organisationId } = membership;
  await tx.opening.createMany({
    data: fresh.map(({ object, sectionKey, documentId, version, grant }) => ({
      applicationId: application.id,
      programmeId: application.programmeId,
      organisationId,
      personId: actor.personId,
      membershipId: membership.id,
      role: membership.role,
      object,
      sectionKey,
      documentId: documentId ?? null,
      version,
      reason: grant?.reason ?? null,
      sourceId: grant?.sourceId ?? null,
      openedAt: now,
    })),
  });
  return fresh;
}
