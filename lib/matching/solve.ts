import loadHighs, { type Highs, type Model } from "highs";
import { startingCells } from "./candidates";
import { addPairs, createModel, layOut, type Rows } from "./model";
import { price } from "./pricing";
import { at, toProblem, type Problem } from "./problem";
import { outcome } from "./result";
import type { MatchingInput, MatchingResult } from "./schema";

/** How far a solve is: the penalised objective so far and the best bound, in score units. */
export interface MatchingProgress {
  readonly round: number;
  readonly seconds: number;
  /** Pairs the solver looks at, of all that could be. */
  readonly pairsInModel: number;
  readonly objective: number;
  readonly bound: number;
}

export interface SolveOptions {
  /** Seconds after which the best answer so far is given with status `limit`; none when absent. */
  readonly timeLimitSeconds?: number;
  readonly onProgress?: (progress: MatchingProgress) => void;
}

/** Pairs beyond the demand an application starts with, and pairs it may gain in one round. */
const START_SPARE = 3;
const GAIN_PER_ROUND = 4;

/** HiGHS' number for the primal simplex method. */
const PRIMAL_SIMPLEX = 4;

let solver: Promise<Highs> | undefined;

/**
 * Finds the pairs with the greatest total fit under capacities, conflicts, demand, minimums, groups
 * and fixed pairs, and proves it. Blocks the thread while it solves: on a thread that serves
 * requests call `solveInThread`.
 * @throws MatchingInputError when the parts of the input contradict each other
 */
export async function solve(
  input: MatchingInput,
  options: SolveOptions = {},
): Promise<MatchingResult> {
  return solveProblem(toProblem(input), options);
}

/** {@link solve} for a problem that is flat already. */
export async function solveProblem(
  problem: Problem,
  options: SolveOptions = {},
): Promise<MatchingResult> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  solver ??= loadHighs();
  const highs = await solver;
  const rows = layOut(problem);
  const model = createModel(highs, rows);
  try {
    const end = generateColumns({ highs, model, problem, rows, options, seconds });
    return outcome({ problem, rows, ...end, seconds: seconds() });
  } finally {
    model.dispose();
  }
}

interface Run {
  readonly highs: Highs;
  readonly model: Model;
  readonly problem: Problem;
  readonly rows: Rows;
  readonly options: SolveOptions;
  readonly seconds: () => number;
}

interface End {
  /** Cells of the pairs taken. */
  taken: number[];
  /** Upper bound on the penalised scaled objective. */
  bound: number;
}

/**
 * Column generation (Gilmore and Gomory 1961): solves with the pairs chosen so far, prices all
 * others with the duals, adds those that would improve, until none does.
 */
function generateColumns(run: Run): End {
  const { highs, model, problem, rows, options } = run;
  const slackCount = rows.slacks.row.length;
  const inModel = new Uint8Array(problem.scores.length);
  const cells: number[] = [];
  let fresh = startingCells(problem, START_SPARE);
  const end: End = { taken: [...problem.fixed], bound: Number.POSITIVE_INFINITY };
  // Nothing is asked for and nothing could be paired: the solver would refuse an empty model.
  if (slackCount + fresh.length === 0) return { taken: [], bound: 0 };
  for (let round = 1; ; round++) {
    for (const cell of fresh) {
      inModel[cell] = 1;
      cells.push(cell);
    }
    addPairs(model, problem, rows, fresh);
    if (!runOnce(run, round)) return end;
    const solution = model.getSolution();
    const primal = solution.colValue.subarray(slackCount);
    const priced = price(problem, rows, solution.rowDual, inModel, GAIN_PER_ROUND);
    end.bound = Math.min(end.bound, priced.bound);
    end.taken = isIntegral(primal) ? pick(cells, primal) : end.taken;
    options.onProgress?.({
      round,
      seconds: run.seconds(),
      pairsInModel: cells.length,
      objective: model.getObjectiveValue() * problem.scale,
      bound: end.bound * problem.scale,
    });
    fresh = priced.wanted;
    if (fresh.length > 0) continue;
    if (!isIntegral(primal)) end.taken = asInteger(highs, model, slackCount, cells) ?? end.taken;
    return end;
  }
}

/** One solve of the model as it stands; false when the time ended. */
function runOnce({ highs, model, options, seconds }: Run, round: number): boolean {
  const { modelStatus } = highs.constants;
  if (options.timeLimitSeconds !== undefined) {
    const left = options.timeLimitSeconds - seconds();
    if (left <= 0) return false;
    model.zeroAllClocks();
    model.options.set("time_limit", left);
  }
  // After new columns the last basis stays feasible, so the primal method goes on from it.
  if (round === 2) model.options.set("simplex_strategy", PRIMAL_SIMPLEX);
  const status = model.run().modelStatus;
  if (status === modelStatus.timeLimit) return false;
  if (status !== modelStatus.optimal) throw new Error(`The solver ended with status ${status}`);
  return true;
}

const isIntegral = (values: Float64Array): boolean =>
  values.every((value) => Math.abs(value - Math.round(value)) < 1e-6);

const pick = (cells: readonly number[], values: Float64Array): number[] =>
  cells.filter((_, index) => at(values, index) > 0.5);

/** A vertex is integral, so this only answers to rounding trouble: the same as a whole-number program. */
function asInteger(
  highs: Highs,
  model: Model,
  slackCount: number,
  cells: readonly number[],
): number[] | undefined {
  const { integer } = highs.constants.variableType;
  const width = slackCount + cells.length;
  model.changeColsIntegrality(
    { kind: "range", from: 0, to: width - 1 },
    new Int32Array(width).fill(integer),
  );
  model.options.set({ mip_rel_gap: 0, mip_abs_gap: 1e-9 });
  if (model.run().modelStatus !== highs.constants.modelStatus.optimal) return undefined;
  return pick(cells, model.getSolution().colValue.subarray(slackCount));
}
