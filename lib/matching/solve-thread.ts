import { parentPort, workerData } from "node:worker_threads";
import type { Problem } from "./problem";
import type { MatchingResult } from "./schema";
import { solveProblem, type MatchingProgress } from "./solve";

/** What the thread is started with. */
export interface ThreadTask {
  readonly problem: Problem;
  readonly timeLimitSeconds: number | undefined;
}

/** What the thread says: any number of progress messages, then one result. */
export type ThreadMessage =
  | { readonly progress: MatchingProgress }
  | { readonly result: MatchingResult };

// Only ever started by `solveInThread`, which is typed to pass a ThreadTask.
const { problem, timeLimitSeconds } = workerData as ThreadTask;
const say = (message: ThreadMessage) => parentPort?.postMessage(message);

const options = timeLimitSeconds === undefined ? {} : { timeLimitSeconds };
void solveProblem(problem, { ...options, onProgress: (progress) => say({ progress }) }).then(
  (result) => say({ result }),
);
