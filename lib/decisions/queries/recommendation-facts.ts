import type { RecommendationValue } from "@/lib/decisions/schema";
import type { Tx } from "@/lib/platform/db";

/** That a recommendation is in, without its words. */
export interface RecommendationFact {
  id: string;
  applicationId: string;
  organisationId: string;
  /** Null: closed as "no recommendation", or under seal to this reader. */
  value: RecommendationValue | null;
  nothingProtected: boolean;
  byPersonId: string;
  byMembershipId: string;
  recordedAt: Date;
  supersededAt: Date | null;
}

/**
 * Every recommendation about some applications, oldest first, through a door of the second wall: what it says only as far
 * as the seal lets the reader look. None for who has no part in the deliberation.
 */
export function recommendationFacts(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<RecommendationFact[]> {
  return tx.$queryRaw<RecommendationFact[]>`
    SELECT id, application_id AS "applicationId", organisation_id AS "organisationId", value,
           nothing_protected AS "nothingProtected", by_person_id AS "byPersonId", by_membership_id AS "byMembershipId",
           recorded_at AS "recordedAt", superseded_at AS "supersededAt"
      FROM recommendation_facts(${[...applicationIds]}::uuid[])`;
}
