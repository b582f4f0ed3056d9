import type { DocumentFacts } from "@/lib/applications/section-access";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";

/** One uploaded file as a reader of its section sees it. */
export interface DocumentView {
  id: string;
  question: string;
  name: string;
  /** Bytes. */
  size: number;
  mediaType: string;
  state: "scanning" | "clean" | "refused";
  /** Where it is downloaded; blocked unless clean. */
  url: string;
}

type Which =
  | { kind: "draft" }
  | {
      kind: "frozen";
      sections: readonly string[];
      /** Whether the reader may open it (section-access.ts). */
      isOpen: (sectionKey: string, document: DocumentFacts) => boolean;
    };

function whereOf(which: Which): Prisma.DocumentWhereInput {
  return which.kind === "draft"
    ? { removedAt: null }
    : {
        frozenVersions: { isEmpty: false },
        sectionKey: { in: [...which.sections] },
        state: { not: "refused" },
      };
}

/** Documents by section: those of the draft, or the frozen ones of the named sections that are open to the reader. */
export async function listSectionDocuments(
  tx: Tx,
  applicationId: string,
  which: Which,
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
      frozenVersions: true,
    },
  });
  const bySection = new Map<string, DocumentView[]>();
  for (const { sectionKey, questionKey, frozenVersions, ...document } of rows) {
    if (which.kind === "frozen" && !which.isOpen(sectionKey, { id: document.id, frozenVersions }))
      continue;
    const list = bySection.get(sectionKey) ?? [];
    list.push({ ...document, question: questionKey, url: `/api/documents/${document.id}` });
    bySection.set(sectionKey, list);
  }
  return bySection;
}
