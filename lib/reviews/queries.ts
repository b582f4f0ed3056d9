import { ask, select } from "@/lib/platform/sql";
import { sql } from "kysely";
import type { Tx } from "@/lib/platform/db";
import { weightedMean } from "./scoring";

// What the decisions domain builds on. These reads ask no policy: whoever calls them has settled that the reader is of
// the organisation itself or that the seal has opened. Pages about reviews use the files in queries/.

type StoredScore = { criterionId: string; value: number | null };

/** A review's weighted mean, 1 to 5; null without scores. */
export function overallOf(
  scores: readonly StoredScore[],
  criteria: ReadonlyMap<string, { weight: number }>,
): number | null {
  return weightedMean(
    scores.flatMap(({ criterionId, value }) =>
      value === null ? [] : [{ value, weight: criteria.get(criterionId)?.weight ?? 1 }],
    ),
  );
}

export interface SideProgress {
  /** Live assignments: offered, accepted or completed. */
  assigned: number;
  /** Filed and counting: a review that a conflict excluded has a conflicted assignment. */
  filed: number;
}

/**
 * How far the reviews of applications are, by application id and organisation id, from the kept counts; both sides'
 * numbers, no content. For "enough reviews" and lists; rows of applications the caller may see.
 */
export async function reviewProgress(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<Map<string, Map<string, SideProgress>>> {
  const progress = new Map<string, Map<string, SideProgress>>();
  const rows = await ask(
    tx,
    select
      .selectFrom("review_counts")
      .where(sql<boolean>`application_id = ANY (${[...applicationIds]}::uuid[])`)
      .where(sql<boolean>`asked > 0`)
      .select([
        "application_id as applicationId",
        "organisation_id as organisationId",
        "asked as assigned",
        "filed",
      ]),
  );
  for (const { applicationId, organisationId, ...side } of rows) {
    const sides = progress.get(applicationId) ?? new Map<string, SideProgress>();
    progress.set(applicationId, sides.set(organisationId, side));
  }
  return progress;
}
