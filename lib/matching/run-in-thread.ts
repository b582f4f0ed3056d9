import { setImmediate } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { flattenInput, transferables } from "./problem";
import { checkMatchingInput, type MatchingInput, type MatchingResult } from "./schema";
import type { MatchingProgress, SolveOptions } from "./solve";
import type { ThreadMessage, ThreadTask } from "./solve-thread";

export interface ThreadOptions extends SolveOptions {
  /** Aborting ends the thread at once and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * `solve` on a thread of its own, so that the caller's event loop goes on: only checking and
 * flattening the input happens here. The thread loads its source by `tsx` from the project's folder,
 * in which every process of the portal runs.
 * @throws MatchingInputError when the parts of the input contradict each other
 * @throws the signal's reason when aborted
 */
export async function solveInThread(
  input: MatchingInput,
  options: ThreadOptions = {},
): Promise<MatchingResult> {
  const { signal, onProgress, timeLimitSeconds } = options;
  signal?.throwIfAborted();
  // Others have their turn between the steps that grow with the input.
  checkMatchingInput(input);
  await setImmediate();
  const problem = flattenInput(input);
  await setImmediate();
  signal?.throwIfAborted();
  const task: ThreadTask = { problem, timeLimitSeconds };
  const thread = startThread(task, transferables(problem));
  const stop = () => void thread.terminate();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await answer(thread, onProgress);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    await thread.terminate();
  }
}

function answer(
  thread: Worker,
  onProgress: ((progress: MatchingProgress) => void) | undefined,
): Promise<MatchingResult> {
  return new Promise((resolve, reject) => {
    thread.on("message", (message: ThreadMessage) => {
      if ("progress" in message) onProgress?.(message.progress);
      else resolve(message.result);
    });
    thread.on("error", reject);
    thread.on("exit", (code) => reject(new Error(`The matching thread ended with code ${code}`)));
  });
}

/**
 * Node's modules are taken at run time: a bundler that sees `new Worker(some path)` takes the whole project along.
 */
function startThread(task: ThreadTask, transferList: ArrayBuffer[]): Worker {
  const threads = process.getBuiltinModule("node:worker_threads");
  const entry = [process.cwd(), "lib", "matching", "solve-thread.ts"].join("/");
  return new threads.Worker(entry, {
    workerData: task,
    transferList,
    execArgv: ["--import", "tsx"],
  });
}
