import type { Rows } from "./model";
import { at, type Problem } from "./problem";

/** Reduced profit (scaled) below which a pair left out is not worth adding. */
const TOLERANCE = 1e-9;

export interface Priced {
  /** Upper bound on the penalised scaled objective over every pair, from these duals alone. */
  readonly bound: number;
  /** Cells not yet in the model that would improve it, the best few per application. */
  readonly wanted: number[];
}

/**
 * Prices every pair with the duals of the rows and derives the Lagrangian bound
 * `Σ rows max(y·lower, y·upper) + Σ columns max over their range of (cost − y·column)·x`,
 * valid for any duals, so the proof does not rest on the solver's own word.
 */
export function price(
  problem: Problem,
  rows: Rows,
  rowDual: Float64Array,
  inModel: Uint8Array,
  perApplication: number,
): Priced {
  const duals = usableDuals(rows, rowDual);
  const bound = rowBound(rows, duals) + slackBound(rows, duals) + fixedBound(problem, rows, duals);
  const { wanted, gain } = pricePairs(problem, rows, duals, inModel, perApplication);
  return { bound: bound + gain, wanted };
}

/** A dual that would lean on an infinite side of its row is rounding noise: taken as 0. */
function usableDuals(rows: Rows, rowDual: Float64Array): Float64Array {
  return rowDual.map((dual, row) => {
    const side = dual > 0 ? at(rows.upper, row) : at(rows.lower, row);
    return Number.isFinite(side) ? dual : 0;
  });
}

function rowBound(rows: Rows, duals: Float64Array): number {
  let sum = 0;
  duals.forEach((dual, row) => {
    if (dual !== 0) sum += dual * (dual > 0 ? at(rows.upper, row) : at(rows.lower, row));
  });
  return sum;
}

function slackBound(rows: Rows, duals: Float64Array): number {
  const { row, upper, cost } = rows.slacks;
  let sum = 0;
  row.forEach((of, index) => {
    sum += Math.max(0, at(cost, index) - at(duals, of)) * at(upper, index);
  });
  return sum;
}

/** Fixed pairs count in full: what the free pricing leaves out of them when it is a loss. */
function fixedBound(problem: Problem, rows: Rows, duals: Float64Array): number {
  let sum = 0;
  for (const cell of problem.fixed) {
    const application = cell % problem.applications;
    const reviewer = (cell - application) / problem.applications;
    sum += Math.min(0, reduced(problem, rows, duals, reviewer, application));
  }
  return sum;
}

function reduced(
  problem: Problem,
  rows: Rows,
  duals: Float64Array,
  reviewer: number,
  application: number,
): number {
  const { applications, groupCount, scores, scale } = problem;
  const group = at(problem.groups, reviewer);
  const groupRow = group < groupCount ? at(rows.groupRow, application * groupCount + group) : -1;
  const profit =
    at(scores, reviewer * applications + application) / scale -
    at(duals, application) -
    at(duals, applications + reviewer);
  return groupRow >= 0 ? profit - at(duals, groupRow) : profit;
}

function pricePairs(
  problem: Problem,
  rows: Rows,
  duals: Float64Array,
  inModel: Uint8Array,
  perApplication: number,
) {
  const { applications, reviewers } = problem;
  const wanted: number[] = [];
  let gain = 0;
  for (let application = 0; application < applications; application++) {
    const found: { cell: number; profit: number }[] = [];
    for (let reviewer = 0; reviewer < reviewers; reviewer++) {
      const profit = reduced(problem, rows, duals, reviewer, application);
      // NaN (a conflict) fails this comparison, so it is never priced in.
      if (!(profit > 0)) continue;
      gain += profit;
      const cell = reviewer * applications + application;
      if (profit > TOLERANCE && inModel[cell] === 0) found.push({ cell, profit });
    }
    found.sort((one, other) => other.profit - one.profit || one.cell - other.cell);
    for (const { cell } of found.slice(0, perApplication)) wanted.push(cell);
  }
  return { wanted, gain };
}
