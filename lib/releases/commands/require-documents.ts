import type { Tx } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";

interface DocumentPlace {
  applicationId: string;
  /** The frozen version that is released. */
  version: number;
  sections: readonly string[];
}

/**
 * The chosen documents, when each stands in the released sections of exactly that version.
 * Throws releases.unknown_document (422).
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
    select: { id: true },
  });
  if (found.length === ids.length) return ids;
  throw new Refusal("releases.unknown_document", {
    fields: { documents: { code: "releases.unknown_document" } },
  });
}
