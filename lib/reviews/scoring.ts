/** One filed review's overall score. */
export interface FiledScore {
  reviewId: string;
  reviewerId: string;
  applicationId: string;
  /** 1 to 5, the weighted mean of its criteria */
  value: number;
}

export interface CalibratedScore {
  /** Plain mean of the reviews, 1 to 5. */
  raw: number;
  /** The same with each reviewer's habit taken out, 1 to 5. */
  calibrated: number;
  reviews: number;
}

export interface Calibration {
  /** What the model makes of each; the portal keeps it by SQL, whose twin this is (counted_review_means). */
  applications: Map<string, CalibratedScore>;
  /** How far a reviewer scores above (+) or below (−) the others, shrunk; only those with enough reviews. */
  reviewers: Map<string, number>;
}

/** Fewer reviews than this say nothing about a habit: such a reviewer's effect is zero (issue A, item 8). */
export const enoughReviews = 6;

/**
 * Reviews worth of doubt: a reviewer with n reviews keeps n / (n + 4) of the difference seen. It is the ratio of the
 * scatter within a reviewer to that between reviewers (1.0 to 0.25 points squared), as in a random-effects model.
 */
const doubt = 4;

const rounds = 500;
const stillness = 1e-10;

/** The weighted mean of scores 1 to 5; weights count by proportion. Null without any score. */
export function weightedMean(scores: readonly { value: number; weight: number }[]): number | null {
  const weight = scores.reduce((sum, score) => sum + score.weight, 0);
  if (weight === 0) return null;
  return scores.reduce((sum, score) => sum + score.value * score.weight, 0) / weight;
}

/** The plain mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Additive model: score = application + reviewer + chance, the reviewer's part shrunk towards zero. Fitted by turns
 * (each turn can only lower the penalised error, so it settles). Pure: the order of the reviews changes nothing.
 */
export function calibrate(scores: readonly FiledScore[]): Calibration {
  const byReviewer = groupBy(scores, (score) => score.reviewerId);
  const byApplication = groupBy(scores, (score) => score.applicationId);
  const judged = [...byReviewer].filter(([, given]) => given.length >= enoughReviews);
  const effects = new Map(judged.map(([reviewer]) => [reviewer, 0]));
  let levels = levelsOf(byApplication, effects);
  for (let round = 0; round < rounds; round += 1) {
    let moved = 0;
    for (const [reviewer, given] of judged) {
      const rest = given.reduce(
        (sum, score) => sum + score.value - (levels.get(score.applicationId) ?? 0),
        0,
      );
      const effect = rest / (given.length + doubt);
      moved = Math.max(moved, Math.abs(effect - (effects.get(reviewer) ?? 0)));
      effects.set(reviewer, effect);
    }
    levels = levelsOf(byApplication, effects);
    if (moved < stillness) break;
  }
  return { reviewers: effects, applications: calibratedOf(byApplication, levels) };
}

function levelsOf(
  byApplication: Map<string, FiledScore[]>,
  effects: Map<string, number>,
): Map<string, number> {
  return new Map(
    [...byApplication].map(([application, given]) => [
      application,
      mean(given.map((score) => score.value - (effects.get(score.reviewerId) ?? 0))) ?? 0,
    ]),
  );
}

function calibratedOf(byApplication: Map<string, FiledScore[]>, levels: Map<string, number>) {
  return new Map(
    [...byApplication].map(([application, given]) => {
      const raw = mean(given.map((score) => score.value)) ?? 0;
      const calibrated = Math.min(5, Math.max(1, levels.get(application) ?? raw));
      return [application, { raw, calibrated, reviews: given.length }];
    }),
  );
}

/** Groups in an order that does not depend on the order of arrival, so that rounding does not either. */
function groupBy(scores: readonly FiledScore[], keyOf: (score: FiledScore) => string) {
  const groups = new Map<string, FiledScore[]>();
  for (const score of [...scores].sort((one, other) => (one.reviewId < other.reviewId ? -1 : 1))) {
    const group = groups.get(keyOf(score));
    if (group) group.push(score);
    else groups.set(keyOf(score), [score]);
  }
  return groups;
}
