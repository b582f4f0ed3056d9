import type { Highs, Model } from "highs";
import { at, type Problem } from "./problem";

/**
 * The linear program: one row per application (its demand), one per reviewer (minimum to capacity)
 * and one per demanded group of an application. Rows of applications and their groups are nested,
 * reviewers' rows are disjoint: two laminar families, so the matrix is totally unimodular
 * (Edmonds 1970; Schrijver, Combinatorial Optimization, ch. 41) and a vertex is integral.
 *
 * Columns: first the slacks (what is missing, with a penalty), then the pairs.
 */
export interface Rows {
  readonly count: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Row of `application * groupCount + group`, -1 without one. */
  readonly groupRow: Int32Array;
  readonly slacks: Slacks;
}

/** Slack columns: the row each relieves, its largest value and its cost (scaled, ≤ 0). */
export interface Slacks {
  readonly row: Int32Array;
  readonly upper: Float64Array;
  readonly cost: Float64Array;
}

/** Lays out rows and slacks of a problem. */
export function layOut(problem: Problem): Rows {
  const { applications, reviewers, demand, capacity, minimum, groupDemand } = problem;
  const lower = [...demand];
  const upper: number[] = [...demand];
  const penalty = penalties(problem);
  const row: number[] = [];
  const slackUpper: number[] = [];
  const cost: number[] = [];
  const relieve = (of: number, most: number, price: number) => {
    if (most <= 0) return;
    row.push(of);
    slackUpper.push(most);
    cost.push(-price);
  };
  demand.forEach((value, application) => relieve(application, value, penalty.coverage));
  for (let reviewer = 0; reviewer < reviewers; reviewer++) {
    const most = at(capacity, reviewer);
    // A minimum above the capacity is short by the difference whatever is paired.
    const least = Math.min(at(minimum, reviewer), most);
    lower.push(least);
    upper.push(most);
    relieve(applications + reviewer, least, penalty.side);
  }
  const groupRow = new Int32Array(groupDemand.length).fill(-1);
  groupDemand.forEach((value, index) => {
    if (value === 0) return;
    groupRow[index] = lower.length;
    relieve(lower.length, value, penalty.side);
    lower.push(value);
    upper.push(Number.POSITIVE_INFINITY);
  });
  return {
    count: lower.length,
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    groupRow,
    slacks: {
      row: Int32Array.from(row),
      upper: Float64Array.from(slackUpper),
      cost: Float64Array.from(cost),
    },
  };
}

/**
 * Penalties per missing unit. One unit gained may move a chain of pairs that visits no reviewer
 * twice, so with scaled fits in [-1, 1] it costs less than 2 × (reviewers + 1) fit, and less than
 * that many side units: each level outweighs every chain of the level below.
 */
function penalties(problem: Problem): { coverage: number; side: number } {
  const chain = 2 * (problem.reviewers + 1);
  const hasSide = problem.groupDemand.length > 0 || problem.minimum.some((value) => value > 0);
  return { side: chain, coverage: hasSide ? chain * (chain + 1) : chain };
}

/** The rows a pair takes part in. */
export function rowsOf(problem: Problem, rows: Rows, cell: number): [number, number, number] {
  const { applications, groupCount } = problem;
  const application = cell % applications;
  const reviewer = (cell - application) / applications;
  const group = at(problem.groups, reviewer);
  const groupRow = group < groupCount ? at(rows.groupRow, application * groupCount + group) : -1;
  return [application, applications + reviewer, groupRow];
}

/** Creates the solver's model with the slacks only; pairs come by {@link addPairs}. */
export function createModel(highs: Highs, rows: Rows): Model {
  const { slacks } = rows;
  const size = slacks.row.length;
  const model = highs.createModel({
    numCols: size,
    numRows: rows.count,
    sense: highs.constants.objectiveSense.maximize,
    colCost: slacks.cost,
    colLower: new Float64Array(size),
    colUpper: slacks.upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: {
      format: "csc",
      numRows: rows.count,
      numCols: size,
      starts: Int32Array.from({ length: size + 1 }, (_, index) => index),
      indices: slacks.row,
      values: new Float64Array(size).fill(1),
    },
  });
  model.options.set({
    output_flag: false,
    dual_feasibility_tolerance: 1e-9,
    primal_feasibility_tolerance: 1e-9,
  });
  return model;
}

/** Adds the pairs of these cells as columns, in this order. */
export function addPairs(
  model: Model,
  problem: Problem,
  rows: Rows,
  cells: readonly number[],
): void {
  const { fixed } = problem;
  const pinned = new Set(fixed);
  const starts = new Int32Array(cells.length + 1);
  const indices: number[] = [];
  cells.forEach((cell, index) => {
    for (const row of rowsOf(problem, rows, cell)) if (row >= 0) indices.push(row);
    starts[index + 1] = indices.length;
  });
  model.addCols({
    cost: Float64Array.from(cells, (cell) => at(problem.scores, cell) / problem.scale),
    lower: Float64Array.from(cells, (cell) => (pinned.has(cell) ? 1 : 0)),
    upper: new Float64Array(cells.length).fill(1),
    matrix: {
      format: "csc",
      numRows: rows.count,
      numCols: cells.length,
      starts,
      indices: Int32Array.from(indices),
      values: new Float64Array(indices.length).fill(1),
    },
  });
}
