import { localisedName } from "@/lib/accounts/localised-name";
import type { Locale } from "@/lib/i18n/locales";
import type { Tx } from "@/lib/platform/db";
import type { CriterionAverage } from "@/lib/decisions/seal";
import { reviewNumbersOf, scoredCriteria } from "@/lib/reviews/queries/review-numbers";
import { calibrate, mean, weightedMean, type FiledScore } from "@/lib/reviews/scoring";

interface FiledReview {
  id: string;
  applicationId: string;
  reviewer: string;
  scores: { key: string; weight: number; value: number }[];
}

export interface RubricAverages {
  criteria: { key: string; label: string }[];
  /** By application; none for one without a filed review. */
  byApplication: Map<string, CriterionAverage[]>;
}

/** Filed reviews that count, of one organisation in one intake, with their scores by criterion key. */
async function filedReviews(
  tx: Tx,
  intakeId: string,
  organisationId: string,
): Promise<FiledReview[]> {
  const reviews = await reviewNumbersOf(tx, { intakeId, organisationId });
  const criteria = await scoredCriteria(tx, reviews);
  return reviews.map(({ scores, ...review }) => ({
    ...review,
    scores: scores.flatMap(({ criterionId, value }) => {
      const criterion = criteria.get(criterionId);
      return criterion ? [{ key: criterion.key, weight: criterion.weight, value }] : [];
    }),
  }));
}

const inScale = (value: number) => Math.min(5, Math.max(1, value));

/**
 * Criterion averages of one organisation over an intake, raw and with each reviewer's habit taken out (the additive
 * model of reviews/scoring, run over all its filed reviews of the intake); of applications sealed to the reader under
 * marks that nothing else knows. Nothing here is for anybody's eyes before it went through the seal.
 */
export async function listAverages(
  tx: Tx,
  of: { programmeId: string; intakeId: string; organisationId: string },
  locale: Locale,
): Promise<RubricAverages> {
  const rubric = await tx.rubric.findFirst({
    where: { programmeId: of.programmeId, organisationId: of.organisationId, status: "published" },
    orderBy: { number: "desc" },
    select: { criteria: { orderBy: { position: "asc" }, select: { key: true, label: true } } },
  });
  const criteria = (rubric?.criteria ?? []).map(({ key, label }) => ({
    key,
    label: localisedName(label, locale),
  }));
  const reviews = await filedReviews(tx, of.intakeId, of.organisationId);
  const effects = calibrate(reviews.flatMap(overallOf)).reviewers;
  const byApplication = new Map<string, CriterionAverage[]>();
  for (const applicationId of new Set(reviews.map((review) => review.applicationId))) {
    const given = reviews.filter((review) => review.applicationId === applicationId);
    byApplication.set(
      applicationId,
      criteria.map(({ key, label }) => ({ key, label, ...averageOf(given, key, effects) })),
    );
  }
  return { criteria, byApplication };
}

function overallOf(review: FiledReview): FiledScore[] {
  const value = weightedMean(review.scores);
  if (value === null) return [];
  const { id, reviewer, applicationId } = review;
  return [{ reviewId: id, reviewerId: reviewer, applicationId, value }];
}

function averageOf(given: FiledReview[], key: string, effects: Map<string, number>) {
  const scored = given.flatMap((review) =>
    review.scores
      .filter((score) => score.key === key)
      .map(({ value }) => ({ value, effect: effects.get(review.reviewer) ?? 0 })),
  );
  const corrected = mean(scored.map(({ value, effect }) => value - effect));
  return {
    raw: mean(scored.map(({ value }) => value)),
    calibrated: corrected === null ? null : inScale(corrected),
  };
}
