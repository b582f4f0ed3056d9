import type { InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "@/lib/platform/db";
import { askOne, dateIn, select } from "@/lib/platform/sql";
import { documentsOf, type DocumentRow } from "./list-documents";

/** Who did something to a section, and when. */
interface Signed {
  name: string;
  at: Date;
}

/** One section as the team is writing it. */
export interface DraftSection {
  key: string;
  revision: number;
  language: string;
  answers: Record<string, unknown>;
  /** Who wrote each answer last, by question. */
  writers: Record<string, string | null>;
  /** Those that were not removed. */
  documents: DocumentRow[];
  done: Signed | null;
  saved: Signed | null;
}

const sectionsOf = (applicationId: string) =>
  select
    .selectFrom("application_sections as s")
    .leftJoin("people as d", "d.id", "s.done_by_id")
    .leftJoin("people as w", "w.id", "s.saved_by_id")
    .where("s.application_id", "=", applicationId)
    .select([
      "s.section_key as key",
      "s.revision",
      "s.language",
      "s.done_at as doneAt",
      "d.display_name as doneBy",
      "s.saved_at as savedAt",
      "w.display_name as savedBy",
    ]);

const answersOf = (applicationId: string) =>
  select
    .selectFrom("answers as a")
    .where("a.application_id", "=", applicationId)
    .select([
      "a.section_key as sectionKey",
      "a.question_key as questionKey",
      "a.value",
      "a.updated_by_id as writer",
    ]);

/** The three parts of a draft, each a column of one statement; `draftFrom` puts them together. */
export const draftColumns = (applicationId: string) => [
  jsonArrayFrom(sectionsOf(applicationId)).as("draftSections"),
  jsonArrayFrom(answersOf(applicationId)).as("draftAnswers"),
  jsonArrayFrom(documentsOf(applicationId).where("d.removed_at", "is", null)).as("draftDocuments"),
];

const draftStatement = (applicationId: string) => select.selectNoFrom(draftColumns(applicationId));

export type StoredDraft = InferResult<ReturnType<typeof draftStatement>>[number];

const signed = (by: string | null, at: string | null): Signed | null =>
  at === null ? null : { name: by ?? "", at: dateIn(at) };

/** Every section of a draft by key, with live answers and documents that were not removed. */
export function draftFrom(stored: StoredDraft): Map<string, DraftSection> {
  const draft = new Map<string, DraftSection>(
    stored.draftSections.map(({ key, revision, language, ...by }) => [
      key,
      {
        key,
        revision,
        language,
        answers: {},
        writers: {},
        documents: [],
        done: signed(by.doneBy, by.doneAt),
        saved: signed(by.savedBy, by.savedAt),
      },
    ]),
  );
  for (const { sectionKey, questionKey, value, writer } of stored.draftAnswers) {
    const section = draft.get(sectionKey);
    if (!section) continue;
    section.answers[questionKey] = value;
    section.writers[questionKey] = writer;
  }
  for (const document of stored.draftDocuments)
    draft.get(document.sectionKey)?.documents.push(document);
  return draft;
}

/** Every section of a draft by key, in one statement, however much is written. */
export async function loadDraft(tx: Tx, applicationId: string): Promise<Map<string, DraftSection>> {
  const stored = await askOne(tx, draftStatement(applicationId));
  return stored ? draftFrom(stored) : new Map();
}
