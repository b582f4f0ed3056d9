import type { DocumentFact } from "@/lib/applications/completeness";
import type { Tx } from "@/lib/platform/db";

/** One section as the team is writing it. */
export interface DraftSection {
  key: string;
  revision: number;
  language: string;
  answers: Record<string, unknown>;
  documents: DocumentFact[];
  doneById: string | null;
  doneAt: Date | null;
  savedById: string | null;
  savedAt: Date | null;
}

/** Every section of a draft by key, with live answers and documents that were not removed. Three queries, however much is written. */
export async function loadDraft(tx: Tx, applicationId: string): Promise<Map<string, DraftSection>> {
  const sections = await tx.applicationSection.findMany({
    where: { applicationId },
    select: {
      sectionKey: true,
      revision: true,
      language: true,
      doneById: true,
      doneAt: true,
      savedById: true,
      savedAt: true,
    },
  });
  const answers = await tx.answer.findMany({
    where: { applicationId },
    select: { sectionKey: true, questionKey: true, value: true },
  });
  const documents = await tx.document.findMany({
    where: { applicationId, removedAt: null },
    select: { sectionKey: true, questionKey: true, state: true },
  });
  const draft = new Map<string, DraftSection>(
    sections.map(({ sectionKey, ...section }) => [
      sectionKey,
      { ...section, key: sectionKey, answers: {}, documents: [] },
    ]),
  );
  for (const { sectionKey, questionKey, value } of answers) {
    const section = draft.get(sectionKey);
    if (section) section.answers[questionKey] = value;
  }
  for (const { sectionKey, ...document } of documents)
    draft.get(sectionKey)?.documents.push(document);
  return draft;
}
