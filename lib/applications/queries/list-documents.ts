import { sql, type InferResult } from "kysely";
import type { DocumentFacts } from "@/lib/applications/section-access";
import type { StampProblem, Tier } from "@/lib/generated/prisma/enums";
import { select } from "@/lib/platform/sql";
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

/** The documents of an application in the order they came; a part of one statement. */
export const documentsOf = (applicationId: string) =>
  select
    .selectFrom("documents as d")
    .where("d.application_id", "=", applicationId)
    .orderBy("d.uploaded_at")
    .select((of) => [
      "d.id",
      "d.section_key as sectionKey",
      "d.question_key as questionKey",
      "d.name",
      "d.size",
      "d.media_type as mediaType",
      "d.state",
      "d.tier",
      "d.stamp_problem as stampProblem",
      of.fn.coalesce("d.frozen_versions", sql<number[]>`'{}'`).as("frozenVersions"),
    ]);

export type DocumentRow = InferResult<ReturnType<typeof documentsOf>>[number];

/** Documents by section, as the reader is told of them. */
export function documentsBySection(
  rows: readonly DocumentRow[],
  describe: DocumentDescriber,
): Map<string, DocumentView[]> {
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
