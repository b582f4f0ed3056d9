import { solveInThread } from "@/lib/matching/run-in-thread";
import { assignments } from "./budgets";

export interface Solved {
  work: string;
  /** Seconds until the answer. */
  seconds: number;
  wanted: number;
  status: string;
  held: boolean;
}

/** The same share for the same number, anywhere between 0 and 1. */
const share = (seed: number) => ((Math.imul(seed, 2654435761) >>> 0) % 1_000) / 1_000;

/** Solves both sizes of performance.md on made-up fits, one pair in twenty a conflict. */
export async function solveAssignments(): Promise<Solved[]> {
  const solved: Solved[] = [];
  for (const { work, applications, reviewers, each, seconds: wanted } of assignments) {
    const scores = Array.from({ length: reviewers }, (_, r) =>
      Array.from({ length: applications }, (__, a) =>
        share(r * applications + a) < 0.05 ? null : share(r * 7919 + a * 31),
      ),
    );
    const begun = performance.now();
    const { status } = await solveInThread({
      scores,
      demand: Array<number>(applications).fill(each),
      capacity: Array<number>(reviewers).fill(Math.ceil((applications * each) / reviewers)),
    });
    const seconds = (performance.now() - begun) / 1_000;
    solved.push({ work, seconds, wanted, status, held: status === "optimal" && seconds <= wanted });
  }
  return solved;
}
