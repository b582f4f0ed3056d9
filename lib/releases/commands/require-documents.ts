import { obstacleOf } from "@/lib/applications/document-opening";
import type { Tx } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";

interface DocumentPlace {
  applicationId: string;
  /** The frozen version that is released. */
  version: number;
  sections: readonly string[];
}

/**
 * The chosen documents, when each stands in the released sections of exactly that version and can be read as a stamped
 * copy. Throws releases.unknown_document, releases.document_not_releasable (422).
 */
export async function requireDocuments(
  tx: Tx,
  { applicationId, version, sections }: DocumentPlace,
  chosen: readonly string[],
): Promise<string[]> {
  const ids = [...new Set(chosen)];
  if (ids.length === 0) return [];
  const found = await tx.document.findMany({
    where: {
      AND: [
        { id: { in: ids }, applicationId, tier: "T2", state: { not: "refused" } },
        { sectionKey: { in: [...sections] }, frozenVersions: { has: version } },
      ],
    },
    select: { id: true, mediaType: true, stampProblem: true },
  });
  if (found.length !== ids.length)
    throw new Refusal("releases.unknown_document", {
      fields: { documents: { code: "releases.unknown_document" } },
    });
  if (found.some((document) => obstacleOf(document) !== null))
    throw new Refusal("releases.document_not_releasable", {
      fields: { documents: { code: "releases.document_not_releasable" } },
    });
  return ids;
}
