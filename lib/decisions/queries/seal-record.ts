import type { CriterionAverage, DecisionRecord, NoteRecord } from "@/lib/decisions/seal";
import { sides, type Side } from "@/lib/decisions/schema";
import { factsOf, organisationOf, type FactsRow } from "./load-case";
import type { DecisionParts } from "./load-parts";

/** Everything about one decision in the shape the seal is put over. */
export function recordOf(
  row: FactsRow,
  parts: DecisionParts,
  more: {
    reasons: ReadonlyMap<string, string>;
    notes: readonly NoteRecord[];
    averages: Record<Side, readonly CriterionAverage[] | null>;
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
      const { id, value, by, nothingProtected, recordedAt, supersededAt } = each;
      const reason = more.reasons.get(id) ?? "";
      return [{ id, side, value, reason, nothingProtected, by, recordedAt, supersededAt }];
    }),
    notes: more.notes,
    mustConfirm: {
      lead: facts.current.lead?.mustConfirm ?? [],
      partner: facts.current.partner?.mustConfirm ?? [],
    },
    // While reviews are still written, "file your own first" holds for everybody; then nobody writes any more.
    averages: parts.decision ? more.averages : { lead: null, partner: null },
  };
}
