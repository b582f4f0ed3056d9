import type { BarFacts } from "@/lib/access/policy";
import { openingOf, type DocumentOpening } from "@/lib/applications/document-opening";
import { documentAccess, sectionAccess } from "@/lib/applications/section-access";
import { emergencyGrant, type Reader } from "@/lib/applications/policy";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import {
  findVisibleApplication,
  type ApplicationRow,
} from "@/lib/applications/queries/find-visible-application";

const documentSelect = {
  id: true,
  applicationId: true,
  sectionKey: true,
  tier: true,
  name: true,
  size: true,
  mediaType: true,
  state: true,
  stampProblem: true,
  storageKey: true,
  removedAt: true,
  frozenVersions: true,
} satisfies Prisma.DocumentSelect;

export type StoredDocument = Prisma.DocumentGetPayload<{ select: typeof documentSelect }>;

export interface FoundDocument {
  document: StoredDocument;
  row: ApplicationRow;
  reader: Reader;
  /** Live bars of the application. */
  bars: readonly BarFacts[];
  opening: DocumentOpening;
}

/**
 * A document as the actor may open it now, by the live roles, grants and bars. The one answer behind its original, its
 * copies and every byte of them. `release`: only what that one release opens counts.
 * Throws 404, 409 document_scanning, document_refused until it was found clean.
 */
export async function findDocument(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
  { release = null }: { release?: string | null } = {},
): Promise<FoundDocument> {
  const document = await tx.document.findUnique({ where: { id }, select: documentSelect });
  if (!document) throw notFound();
  const found = await findVisibleApplication(tx, actor, document.applicationId, now);
  const { row, reader, bars } = found;
  const grants = found.access.grants.filter(
    ({ sourceId }) => release === null || sourceId === release,
  );
  const section = { key: document.sectionKey, tier: document.tier };
  const byTier = documentAccess(
    sectionAccess(reader, row, { grants }, section),
    document,
    row.currentVersion,
  );
  // An emergency opens by its grant, which the receipt names; everybody else by role or by what the access says.
  const emergency = emergencyGrant(reader, grants);
  const access = byTier.may && emergency ? { ...byTier, grant: emergency } : byTier;
  if (reader === "team" ? document.removedAt !== null : !access.may) throw notFound();
  if (document.state === "scanning") throw conflict("applications.document_scanning");
  if (document.state === "refused") throw conflict("applications.document_refused");
  const isTeam = reader === "team" || !access.may;
  const opening = openingOf(reader, isTeam ? null : access, document);
  return { document, row, reader, bars, opening };
}
