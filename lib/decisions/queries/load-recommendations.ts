import type { Tx } from "@/lib/platform/db";
import { loadSeals } from "@/lib/releases/queries/sealed-texts";
import { isSealedText } from "@/lib/releases/sealing";
import { recommendationFacts, type RecommendationFact } from "./recommendation-facts";

/** A recommendation with its words, empty where they are not the reader's to read. */
export interface RecommendationRow extends RecommendationFact {
  reason: string;
}

/** The second wall leaves out the words that are not the reader's; that they exist is a fact of its own. */
export async function loadRecommendations(tx: Tx, ids: string[]): Promise<RecommendationRow[]> {
  const facts = await recommendationFacts(tx, ids);
  const rows = await tx.recommendation.findMany({
    where: { applicationId: { in: ids } },
    select: {
      id: true,
      reason: true,
      applicationId: true,
      organisationId: true,
      byPersonId: true,
      tier: true,
      nothingProtected: true,
      recordedAt: true,
    },
  });
  const taken = await loadSeals(tx, ids);
  const reasons = new Map(
    rows
      .filter(
        (row) =>
          !isSealedText({ ...row, personId: row.byPersonId, writtenAt: row.recordedAt }, taken),
      )
      .map(({ id, reason }) => [id, reason]),
  );
  return facts.map((fact) => ({ ...fact, reason: reasons.get(fact.id) ?? "" }));
}
