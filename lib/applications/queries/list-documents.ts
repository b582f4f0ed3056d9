import type { DocumentFacts } from "@/lib/applications/section-access";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { StampProblem, Tier } from "@/lib/generated/prisma/enums";
import type { Tx } from "@/lib/platform/db";
import type { LensView } from "./lens-view";

/** One uploaded file as a reader of its section sees it. */
export interface DocumentView {
  id: string;
  question: string;
  name: string;
  /** Bytes. */
  size: number;
  mediaType: string;
  state: "scanning" | "clean" | "refused";
  /** How this reader opens it; closed: `sentence` says why there is nothing to open. */
  opening: "original" | "copy" | "closed";
  sentence: string | null;
  /** Who can see it, and why. */
  lens: LensView;
  /** Where its original is downloaded, and under which (`/copies`) a copy is asked for; blocked unless clean. */
  url: string;
}

/** A stored file, before it is put in a reader's words. */
export interface ListedDocument extends DocumentFacts {
  sectionKey: string;
  tier: Tier;
  mediaType: string;
  stampProblem: StampProblem | null;
}

/** How one reader opens a file and who else does, in their words; null: it is not there for them. */
export type DocumentDescriber = (
  document: ListedDocument,
) => Pick<DocumentView, "opening" | "sentence" | "lens"> | null;

type Which = { kind: "draft" } | { kind: "frozen"; sections: readonly string[] };

function whereOf(which: Which): Prisma.DocumentWhereInput {
  return which.kind === "draft"
    ? { removedAt: null }
    : {
        frozenVersions: { isEmpty: false },
        sectionKey: { in: [...which.sections] },
        state: { not: "refused" },
      };
}

/** Documents by section: those of the draft, or the frozen ones of the named sections, as the reader is told of them. */
export async function listSectionDocuments(
  tx: Tx,
  applicationId: string,
  which: Which,
  describe: DocumentDescriber,
): Promise<Map<string, DocumentView[]>> {
  const rows = await tx.document.findMany({
    where: { AND: [{ applicationId }, whereOf(which)] },
    orderBy: { uploadedAt: "asc" },
    select: {
      id: true,
      sectionKey: true,
      questionKey: true,
      name: true,
      size: true,
      mediaType: true,
      state: true,
      tier: true,
      stampProblem: true,
      frozenVersions: true,
    },
  });
  const bySection = new Map<string, DocumentView[]>();
  for (const row of rows) {
    const described = describe(row);
    if (!described) continue;
    const { id, name, size, mediaType, state, sectionKey, questionKey: question } = row;
    const list = bySection.get(sectionKey) ?? [];
    list.push({
      id,
      question,
      name,
      size,
      mediaType,
      state,
      ...described,
      url: `/api/documents/${id}`,
    });
    bySection.set(sectionKey, list);
  }
  return bySection;
}
