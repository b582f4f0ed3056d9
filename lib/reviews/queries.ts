import type { Tx } from "@/lib/platform/db";
import { liveStates } from "./schema";
import { calibrate, mean, weightedMean, type CalibratedScore, type FiledScore } from "./scoring";

// What the decisions domain builds on. These reads ask no policy: whoever calls them has settled that the reader is of
// the organisation itself or that the seal has opened. Pages about reviews use the files in queries/.

export interface CriterionAverage {
  key: string;
  /** Localised text. */
  label: unknown;
  weight: number;
  /** 1 to 5; null while nobody scored it. */
  average: number | null;
  count: number;
}

export interface OrganisationAverages {
  criteria: CriterionAverage[];
  /** Mean of the reviews' weighted means, 1 to 5; null without reviews. */
  overall: number | null;
  reviews: number;
}

const filedAndCounting = { state: "filed", excludedAt: null } as const;

/**
 * Averages of one organisation's filed, counting reviews by criterion. For the decisions domain only: the other
 * organisation sees them when the seal opens, never before; no policy is asked here.
 */
export async function criterionAverages(
  tx: Tx,
  applicationId: string,
  organisationId: string,
): Promise<OrganisationAverages> {
  const reviews = await tx.review.findMany({
    where: { applicationId, organisationId, ...filedAndCounting },
    orderBy: { filedAt: "asc" },
    select: { rubricId: true, scores: { select: { criterionId: true, value: true } } },
  });
  const criteria = await tx.criterion.findMany({
    where: { rubricId: { in: [...new Set(reviews.map((review) => review.rubricId))] } },
    orderBy: [{ rubricId: "asc" }, { position: "asc" }],
    select: { id: true, key: true, label: true, weight: true },
  });
  const values = (criterionId: string) =>
    reviews.flatMap((review) =>
      review.scores.flatMap((score) =>
        score.criterionId === criterionId && score.value !== null ? [score.value] : [],
      ),
    );
  const weights = new Map(criteria.map((criterion) => [criterion.id, criterion.weight]));
  const overall = reviews.flatMap((review) => overallOf(review.scores, weights) ?? []);
  return {
    criteria: criteria.map(({ id, key, label, weight }) => {
      const given = values(id);
      return { key, label, weight, average: mean(given), count: given.length };
    }),
    overall: mean(overall),
    reviews: reviews.length,
  };
}

type StoredScore = { criterionId: string; value: number | null };

/** A review's weighted mean, 1 to 5; null without scores. */
export function overallOf(
  scores: readonly StoredScore[],
  weights: ReadonlyMap<string, number>,
): number | null {
  return weightedMean(
    scores.flatMap(({ criterionId, value }) =>
      value === null ? [] : [{ value, weight: weights.get(criterionId) ?? 1 }],
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
  const reviews = await tx.review.findMany({
    where: { organisationId, application: { intakeId }, ...filedAndCounting },
    select: {
      id: true,
      personId: true,
      applicationId: true,
      rubricId: true,
      scores: { select: { criterionId: true, value: true } },
    },
  });
  const criteria = await tx.criterion.findMany({
    where: { rubricId: { in: [...new Set(reviews.map((review) => review.rubricId))] } },
    select: { id: true, weight: true },
  });
  const weights = new Map(criteria.map((criterion) => [criterion.id, criterion.weight]));
  const scores = reviews.flatMap((review): FiledScore[] => {
    const value = overallOf(review.scores, weights);
    const { id, personId, applicationId } = review;
    return value === null ? [] : [{ reviewId: id, reviewerId: personId, applicationId, value }];
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
  const where = { applicationId: { in: [...applicationIds] } };
  const assigned = await tx.assignment.groupBy({
    by: ["applicationId", "organisationId"],
    where: { ...where, state: { in: [...liveStates] } },
    _count: true,
  });
  const filed = await tx.review.groupBy({
    by: ["applicationId", "organisationId"],
    where: { ...where, ...filedAndCounting },
    _count: true,
  });
  const progress = new Map<string, Map<string, SideProgress>>();
  const sideOf = (row: { applicationId: string; organisationId: string }): SideProgress => {
    const sides = progress.get(row.applicationId) ?? new Map<string, SideProgress>();
    const side = sides.get(row.organisationId) ?? { assigned: 0, filed: 0 };
    progress.set(row.applicationId, sides.set(row.organisationId, side));
    return side;
  };
  for (const row of assigned) sideOf(row).assigned = row._count;
  for (const row of filed) sideOf(row).filed = row._count;
  return progress;
}

/**
 * When a filed review of the organisation was last excluded by a late conflict, or null: a recommendation recorded
 * before that moment must be confirmed again (product.md, "Decision and seal").
 */
export async function lastExclusionAt(
  tx: Tx,
  applicationId: string,
  organisationId: string,
): Promise<Date | null> {
  const row = await tx.review.findFirst({
    where: { applicationId, organisationId, excludedAt: { not: null } },
    orderBy: { excludedAt: "desc" },
    select: { excludedAt: true },
  });
  return row?.excludedAt ?? null;
}

/** The texts to the startup that the organisation's reviewers wrote, for whoever drafts the joint feedback. No policy is asked here. */
export async function feedbackDrafts(
  tx: Tx,
  applicationId: string,
  organisationId: string,
): Promise<{ text: string; nothingProtected: boolean }[]> {
  const rows = await tx.review.findMany({
    where: { applicationId, organisationId, feedback: { not: "" }, ...filedAndCounting },
    orderBy: { filedAt: "asc" },
    select: { feedback: true, nothingProtected: true },
  });
  return rows.map(({ feedback, nothingProtected }) => ({ text: feedback, nothingProtected }));
}
