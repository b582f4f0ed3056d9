import type { Tx } from "@/lib/platform/db";
import { reviewNumbersOf, scoredCriteria } from "./queries/review-numbers";
import { liveStates } from "./schema";
import { calibrate, weightedMean, type CalibratedScore, type FiledScore } from "./scoring";

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

/**
 * Raw and calibrated overall score of every reviewed application of an intake, from one organisation's filed, counting
 * reviews. Computed when read, so a late exclusion changes it at once. No policy is asked here.
 */
export async function calibratedScores(
  tx: Tx,
  intakeId: string,
  organisationId: string,
): Promise<Map<string, CalibratedScore>> {
  const reviews = await reviewNumbersOf(tx, { intakeId, organisationId });
  const criteria = await scoredCriteria(tx, reviews);
  const scores = reviews.flatMap(({ id, reviewer, applicationId, scores: given }): FiledScore[] => {
    const value = overallOf(given, criteria);
    return value === null ? [] : [{ reviewId: id, reviewerId: reviewer, applicationId, value }];
  });
  return calibrate(scores).applications;
}

export interface SideProgress {
  /** Live assignments: offered, accepted or completed. */
  assigned: number;
  /** Filed and counting. */
  filed: number;
}

/**
 * How far the reviews of applications are, by application id and organisation id; both sides' numbers, no content. For
 * "enough reviews" and lists; rows of applications the caller may see.
 */
export async function reviewProgress(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<Map<string, Map<string, SideProgress>>> {
  const rows = await tx.assignment.groupBy({
    by: ["applicationId", "organisationId", "state"],
    where: { applicationId: { in: [...applicationIds] }, state: { in: [...liveStates] } },
    _count: true,
  });
  const progress = new Map<string, Map<string, SideProgress>>();
  const sideOf = (row: { applicationId: string; organisationId: string }): SideProgress => {
    const sides = progress.get(row.applicationId) ?? new Map<string, SideProgress>();
    const side = sides.get(row.organisationId) ?? { assigned: 0, filed: 0 };
    progress.set(row.applicationId, sides.set(row.organisationId, side));
    return side;
  };
  for (const row of rows) {
    const side = sideOf(row);
    side.assigned += row._count;
    // A review that a conflict excluded has a conflicted assignment.
    if (row.state === "completed") side.filed += row._count;
  }
  return progress;
}
