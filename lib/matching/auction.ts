import { at, type Problem } from "./problem";

/** Smallest raise of a bid, in scaled fit: the auction ends within this per pair of the optimum. */
const RAISE = 0.015;
/** Bids per demanded pair and cells looked at after which the rest is left to the solver. */
const BIDS_PER_PAIR = 40;
const CELLS_LOOKED_AT = 150_000_000;

export interface Auction {
  /** Price of a place with each reviewer, in scaled fit. */
  readonly prices: Float64Array;
  /** Cells of the pairs held at the end: valid under demand, capacity and conflicts. */
  readonly held: readonly number[];
}

/**
 * A rough first answer by auction (Bertsekas 1988, the transportation form): applications bid for
 * places with reviewers, a full reviewer drops the lowest bid. Knows no minimums and no groups.
 * Bounded in time whether or not the demand can be met.
 */
export function auction(problem: Problem): Auction {
  const { reviewers, applications, capacity, demand } = problem;
  const places = Array.from({ length: reviewers }, (): Place[] => []);
  const prices = capacity.reduce((all, most, reviewer) => {
    all[reviewer] = most === 0 ? Number.POSITIVE_INFINITY : 0;
    return all;
  }, new Float64Array(reviewers));
  const taken = new Uint8Array(problem.scores.length);
  const waiting: number[] = [];
  demand.forEach((value, application) => {
    for (let unit = 0; unit < value; unit++) waiting.push(application);
  });
  let bids = Math.min(waiting.length * BIDS_PER_PAIR, CELLS_LOOKED_AT / (reviewers + 1));
  while (waiting.length > 0 && bids-- > 0) {
    const application = waiting.pop() ?? 0;
    const offer = bestOffer(problem, prices, taken, application);
    if (!offer) continue;
    const { reviewer, bid } = offer;
    const place = places[reviewer] ?? [];
    if (place.length === at(capacity, reviewer)) {
      const dropped = place.splice(lowest(place), 1)[0]?.application ?? 0;
      taken[reviewer * applications + dropped] = 0;
      waiting.push(dropped);
    }
    place.push({ application, bid });
    taken[reviewer * applications + application] = 1;
    if (place.length === at(capacity, reviewer))
      prices[reviewer] = Math.max(0, place[lowest(place)]?.bid ?? 0);
  }
  const held: number[] = [];
  taken.forEach((value, cell) => value === 1 && held.push(cell));
  return { prices, held };
}

interface Place {
  readonly application: number;
  readonly bid: number;
}

function lowest(places: readonly Place[]): number {
  let found = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < places.length; index++) {
    const bid = places[index]?.bid ?? 0;
    if (bid < least) {
      least = bid;
      found = index;
    }
  }
  return found;
}

/** The reviewer worth most to an application and what it bids; ties rotate with the application. */
function bestOffer(
  problem: Problem,
  prices: Float64Array,
  taken: Uint8Array,
  application: number,
): { reviewer: number; bid: number } | undefined {
  const { reviewers, applications, scores, scale } = problem;
  let reviewer = -1;
  let first = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (let turn = 0; turn < reviewers; turn++) {
    const candidate = (turn + application) % reviewers;
    const cell = candidate * applications + application;
    const worth = at(scores, cell) / scale - at(prices, candidate);
    // A conflict is NaN and fails both comparisons.
    if (!(worth > second) || taken[cell] === 1) continue;
    if (worth > first) {
      second = first;
      first = worth;
      reviewer = candidate;
    } else second = worth;
  }
  if (reviewer < 0 || first === Number.NEGATIVE_INFINITY) return undefined;
  const gap = Number.isFinite(second) ? first - second : 1;
  return { reviewer, bid: at(prices, reviewer) + gap + RAISE };
}
