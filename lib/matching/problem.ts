import { checkMatchingInput, type MatchingInput } from "./schema";

/**
 * A checked problem in flat arrays, cheap to hand to another thread.
 * `scores[reviewer * applications + application]`; NaN = conflict.
 */
export interface Problem {
  readonly reviewers: number;
  readonly applications: number;
  readonly groupCount: number;
  readonly scores: Float64Array<ArrayBuffer>;
  /** Largest absolute score, 1 when all are 0: fits are solved divided by it. */
  readonly scale: number;
  readonly demand: Int32Array<ArrayBuffer>;
  readonly capacity: Int32Array<ArrayBuffer>;
  readonly minimum: Int32Array<ArrayBuffer>;
  readonly groups: Int32Array<ArrayBuffer>;
  /** `groupDemand[application * groupCount + group]`. */
  readonly groupDemand: Int32Array<ArrayBuffer>;
  /** Cells (as in `scores`) that are paired already, in ascending order. */
  readonly fixed: Int32Array<ArrayBuffer>;
  readonly allowShortfall: boolean;
}

/**
 * Flattens an input.
 * @throws MatchingInputError when the parts of the input contradict each other
 */
export function toProblem(input: MatchingInput): Problem {
  checkMatchingInput(input);
  return flattenInput(input);
}

/** {@link toProblem} for an input that was checked already. */
export function flattenInput(input: MatchingInput): Problem {
  const reviewers = input.scores.length;
  const applications = input.demand.length;
  const { scores, scale } = flatten(input.scores, applications);
  const fixed = Int32Array.from(
    (input.fixed ?? []).map(([reviewer, application]) => reviewer * applications + application),
  ).sort();
  const demand = Int32Array.from(input.demand);
  const capacity = Int32Array.from(input.capacity);
  const perApplication = new Int32Array(applications);
  const perReviewer = new Int32Array(reviewers);
  for (const cell of fixed) {
    const application = cell % applications;
    const reviewer = Math.floor(cell / applications);
    perApplication[application] = at(perApplication, application) + 1;
    perReviewer[reviewer] = at(perReviewer, reviewer) + 1;
  }
  return {
    reviewers,
    applications,
    groupCount: input.groupDemand?.[0]?.length ?? 0,
    scores,
    scale,
    demand: demand.map((value, application) => Math.max(value, at(perApplication, application))),
    capacity: capacity.map((value, reviewer) => Math.max(value, at(perReviewer, reviewer))),
    minimum: input.minimum ? Int32Array.from(input.minimum) : new Int32Array(reviewers),
    groups: input.groups ? Int32Array.from(input.groups) : new Int32Array(reviewers),
    groupDemand: Int32Array.from(input.groupDemand?.flat() ?? []),
    fixed,
    allowShortfall: input.allowShortfall ?? false,
  };
}

/** Every array's memory, to be moved to a thread instead of copied. */
export function transferables(problem: Problem): ArrayBuffer[] {
  const { scores, demand, capacity, minimum, groups, groupDemand, fixed } = problem;
  return [scores, demand, capacity, minimum, groups, groupDemand, fixed].map((part) => part.buffer);
}

/** Reads a flat array where the index is known to be inside. */
export function at(values: Float64Array | Int32Array, index: number): number {
  return values[index] ?? 0;
}

function flatten(rows: MatchingInput["scores"], applications: number) {
  const scores = new Float64Array(rows.length * applications);
  let scale = 0;
  let cell = 0;
  for (const row of rows)
    for (const score of row) {
      scores[cell++] = score === null ? Number.NaN : score;
      if (score !== null) scale = Math.max(scale, Math.abs(score));
    }
  return { scores, scale: scale > 0 ? scale : 1 };
}
