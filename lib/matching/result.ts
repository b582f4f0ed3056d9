import type { Rows } from "./model";
import { at, type Problem } from "./problem";
import type { MatchingResult, Pair, Shortfall } from "./schema";

/** Relative gap up to which the bound counts as met: what doubles add up to over many pairs. */
const PROOF = 1e-7;

interface Ended {
  readonly problem: Problem;
  readonly rows: Rows;
  readonly taken: readonly number[];
  readonly bound: number;
  readonly seconds: number;
}

/**
 * Turns the cells taken into the answer. Fit and shortfall are counted from the pairs themselves,
 * the status is `optimal` only when the bound from the duals is met.
 */
export function outcome({ problem, rows, taken, bound, seconds }: Ended): MatchingResult {
  const pairs = toPairs(problem, taken);
  const shortfall = countShortfall(problem, pairs);
  const fit = sum(taken.map((cell) => at(problem.scores, cell)));
  const penalty = paid(problem, rows, shortfall) * problem.scale;
  const ceiling = bound * problem.scale + penalty;
  // Infinite while nothing was solved; the penalty is in the sum, so its rounding is allowed for.
  const proved = ceiling - fit <= PROOF * Math.max(problem.scale, Math.abs(fit), penalty * 1e-3);
  const missing = isShort(shortfall);
  const rounded = Math.round(seconds * 1000) / 1000;
  if (proved && missing && !problem.allowShortfall)
    return {
      status: "infeasible",
      objective: null,
      bound: null,
      seconds: rounded,
      pairs: [],
      shortfall,
    };
  return {
    status: proved ? "optimal" : "limit",
    objective: fit,
    bound: proved ? Math.max(fit, tidy(ceiling, fit)) : finite(ceiling),
    seconds: rounded,
    pairs,
    shortfall,
  };
}

/** True when anything at all is missing. */
export function isShort(shortfall: Shortfall): boolean {
  const all = [...shortfall.applications, ...shortfall.groups.flat(), ...shortfall.minimum];
  return all.some((missing) => missing > 0);
}

function toPairs(problem: Problem, taken: readonly number[]): Pair[] {
  const { applications } = problem;
  return [...taken]
    .sort((one, other) => one - other)
    .map((cell) => [Math.floor(cell / applications), cell % applications]);
}

function countShortfall(problem: Problem, pairs: readonly Pair[]): Shortfall {
  const { demand, minimum, groupCount, groups, groupDemand } = problem;
  const applications = [...demand];
  const least = [...minimum];
  const inGroup = [...groupDemand];
  for (const [reviewer, application] of pairs) {
    applications[application] = (applications[application] ?? 0) - 1;
    least[reviewer] = (least[reviewer] ?? 0) - 1;
    const group = at(groups, reviewer);
    const index = application * groupCount + group;
    if (group < groupCount) inGroup[index] = (inGroup[index] ?? 0) - 1;
  }
  const missing = (values: number[]) => values.map((value) => Math.max(0, value));
  return {
    applications: missing(applications),
    groups:
      groupCount === 0
        ? []
        : applications.map((_, application) =>
            missing(inGroup.slice(application * groupCount, (application + 1) * groupCount)),
          ),
    minimum: missing(least),
  };
}

/** The scaled penalty of a shortfall, as the slacks of the model were priced. */
function paid(problem: Problem, rows: Rows, shortfall: Shortfall): number {
  const { row, cost } = rows.slacks;
  const { applications, reviewers, capacity, minimum } = problem;
  const missing = new Float64Array(rows.count);
  shortfall.applications.forEach((value, application) => (missing[application] = value));
  shortfall.minimum.forEach((value, reviewer) => {
    const beyond = Math.max(0, at(minimum, reviewer) - at(capacity, reviewer));
    missing[applications + reviewer] = Math.max(0, value - beyond);
  });
  shortfall.groups.flat().forEach((value, index) => {
    const groupRow = at(rows.groupRow, index);
    if (groupRow >= applications + reviewers) missing[groupRow] = value;
  });
  return -sum([...row].map((of, index) => at(cost, index) * at(missing, of)));
}

/** Compensated sum (Neumaier 1974), so that thousands of tenths add up to tenths. */
function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Rounding noise above the fit itself is not a gap. */
const tidy = (ceiling: number, fit: number): number =>
  ceiling - fit <= 1e-9 * Math.max(1, Math.abs(fit)) ? fit : ceiling;
