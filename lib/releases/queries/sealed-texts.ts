import { erasedFrom } from "@/lib/applications/retention";
import type { ApplicationRow } from "@/lib/applications/queries/find-visible-application";
import type { Tx } from "@/lib/platform/db";
import { dateIn, select } from "@/lib/platform/sql";
import type { SealedOf } from "@/lib/releases/sealing";
import type { SealedText } from "@/lib/releases/views";

/**
 * From whom a release of an application was taken back, and when, as a part of one statement; kept apart from the releases,
 * because whoever reads a text need not read the release (docs/second-wall.md).
 */
export const sealsOf = (applicationId: string) =>
  select
    .selectFrom("sealed_authors as t")
    .where("t.application_id", "=", applicationId)
    .select([
      "t.application_id as applicationId",
      "t.person_id as personId",
      "t.organisation_id as organisationId",
      "t.at",
    ]);

/** Seals out of a nested row, where JSON made text of their date. */
export const sealsFrom = (stored: readonly (Omit<SealedOf, "at"> & { at: string })[]): SealedOf[] =>
  stored.map((seal) => ({ ...seal, at: dateIn(seal.at) }));

interface Row {
  id: string;
  kind: SealedText["kind"];
  person: string | null;
  written_at: Date;
  sealed_at: Date;
}

/** That the partner keeps texts of its own under seal: kind, who, when, until when. Never a word of them. */
export async function sealedTexts(tx: Tx, row: ApplicationRow): Promise<SealedText[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT t.id, t.kind, p.display_name AS person, t.written_at, t.sealed_at
      FROM sealed_texts(${row.id}::uuid) t LEFT JOIN people p ON p.id = t.person_id
     ORDER BY t.written_at DESC, t.id`;
  const until = erasedFrom({ ...row, wasSubmitted: true });
  return rows.map((each) => ({
    id: each.id,
    kind: each.kind,
    person: each.person ?? "",
    writtenAt: each.written_at.toISOString(),
    sealedAt: each.sealed_at.toISOString(),
    keptUntil: until?.toISOString() ?? null,
  }));
}
