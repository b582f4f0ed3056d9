import type { Tx } from "@/lib/platform/db";
import type { CriterionAverage, DecisionRecord, NoteRecord } from "@/lib/decisions/seal";
import { sides, type Side } from "@/lib/decisions/schema";
import { loadSeals } from "@/lib/releases/queries/sealed-texts";
import { isSealedText } from "@/lib/releases/sealing";
import { factsOf, organisationOf, type DecisionParts, type FactsRow } from "./load-case";

/** Names of people by id. */
export async function namesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, displayName: true },
  });
  return new Map(people.map(({ id, displayName }) => [id, displayName]));
}

const sideOfOrganisation = (row: FactsRow, organisationId: string): Side =>
  organisationId === row.leadOrganisationId ? "lead" : "partner";

/** The notes of one application's discussion, oldest first, without those that are sealed. */
export async function loadNotes(tx: Tx, row: FactsRow): Promise<NoteRecord[]> {
  const notes = await tx.decisionNote.findMany({
    where: { applicationId: row.id },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      organisationId: true,
      authorId: true,
      text: true,
      nothingProtected: true,
      tier: true,
      createdAt: true,
    },
  });
  const taken = await loadSeals(tx, [row.id]);
  const open = notes.filter(
    ({ authorId, createdAt, ...note }) =>
      !isSealedText(
        { ...note, applicationId: row.id, personId: authorId, writtenAt: createdAt },
        taken,
      ),
  );
  const names = await namesOf(
    tx,
    open.map((note) => note.authorId),
  );
  return open.map((note) => ({
    id: note.id,
    side: sideOfOrganisation(row, note.organisationId),
    text: note.text,
    nothingProtected: note.nothingProtected,
    by: names.get(note.authorId) ?? "",
    at: note.createdAt,
  }));
}

/** Everything about one decision in the shape the seal is put over. */
export function recordOf(
  row: FactsRow,
  parts: DecisionParts,
  more: {
    names: Map<string, string>;
    notes: readonly NoteRecord[];
    averages: Record<Side, Map<string, CriterionAverage[]>>;
  },
): DecisionRecord {
  const facts = factsOf(row, parts);
  const known = new Map(sides.map((side) => [organisationOf(row, side), side]));
  return {
    sealOpenedAt: parts.decision?.sealOpenedAt ?? null,
    leadAlone: facts.leadAlone,
    recommendations: parts.recommendations.flatMap((each) => {
      const side = known.get(each.organisationId);
      if (!side) return [];
      const { id, value, reason, nothingProtected, recordedAt, supersededAt } = each;
      const by = more.names.get(each.byPersonId) ?? "";
      return [{ id, side, value, reason, nothingProtected, by, recordedAt, supersededAt }];
    }),
    notes: more.notes,
    mustConfirm: {
      lead: facts.current.lead?.mustConfirm ?? [],
      partner: facts.current.partner?.mustConfirm ?? [],
    },
    // While reviews are still written, "file your own first" holds for everybody; then nobody writes any more.
    averages: {
      lead: parts.decision ? (more.averages.lead.get(row.id) ?? null) : null,
      partner: parts.decision ? (more.averages.partner.get(row.id) ?? null) : null,
    },
  };
}
