import { auction } from "./auction";
import { at, type Problem } from "./problem";

/**
 * Picks the pairs to start with: what a quick auction holds, and for each application (and each of
 * its demanded groups) the best few at the auction's prices. Any choice ends in the same optimum, a
 * good one only saves rounds. Fixed pairs are always in.
 */
export function startingCells(problem: Problem, spare: number): number[] {
  const { applications, groupCount, demand, groupDemand, groups } = problem;
  const { prices, held } = auction(problem);
  const chosen = new Set<number>([...problem.fixed, ...held]);
  for (let application = 0; application < applications; application++) {
    const room = at(demand, application) + spare;
    for (const cell of best(problem, prices, application, room)) chosen.add(cell);
    for (let group = 0; group < groupCount; group++) {
      const wanted = at(groupDemand, application * groupCount + group);
      if (wanted === 0) continue;
      const inGroup = (reviewer: number) => at(groups, reviewer) === group;
      for (const cell of best(problem, prices, application, wanted + spare, inGroup))
        chosen.add(cell);
    }
  }
  return [...chosen];
}

/** The cells of an application's best reviewers after their prices; ties rotate with it. */
function best(
  problem: Problem,
  prices: Float64Array,
  application: number,
  room: number,
  among: (reviewer: number) => boolean = () => true,
): number[] {
  const { reviewers, applications, scores, scale } = problem;
  const cells: number[] = [];
  const values: number[] = [];
  for (let turn = 0; turn < reviewers; turn++) {
    const reviewer = (turn + application) % reviewers;
    const cell = reviewer * applications + application;
    const value = at(scores, cell) / scale - at(prices, reviewer);
    if (Number.isNaN(value) || !among(reviewer)) continue;
    if (cells.length >= room && !(value > (values[room - 1] ?? 0))) continue;
    let place = Math.min(cells.length, room - 1);
    while (place > 0 && value > (values[place - 1] ?? 0)) {
      cells[place] = cells[place - 1] ?? 0;
      values[place] = values[place - 1] ?? 0;
      place--;
    }
    cells[place] = cell;
    values[place] = value;
  }
  return cells;
}
