import type { Worker } from "node:worker_threads";
import { StampRefused } from "./schema";
import type { StampAnswer, StampTask } from "./stamp-thread";

export interface StampLimits {
  /** Time for one file; 20 seconds by default. */
  timeoutMs?: number;
}

/** More files than this waiting for the one thread: the next is told to come back. */
const mostWaiting = 12;
/** A thread without work is kept so long, because the next copy is then made in a tenth of the time. */
const keptMs = 120_000;
const memoryMb = 768;

interface Press {
  thread: Worker | undefined;
  idle: NodeJS.Timeout | undefined;
  waiting: number;
  last: Promise<unknown>;
}

const shared = globalThis as typeof globalThis & { portalPress?: Press };

/** Too many copies are being made at this moment. */
export class StampBusy extends Error {
  override readonly name = "StampBusy";
}

/**
 * `stampFile` on a thread of its own, one file after the other, so that the process goes on answering. A file that takes
 * too long or too much memory ends its thread; the next file gets another.
 * @throws StampRefused (see stampFile; `too_large` also for time and memory), StampBusy
 */
export async function stampInThread(
  task: StampTask,
  { timeoutMs = 20_000 }: StampLimits = {},
): Promise<{ bytes: Uint8Array; pages: number }> {
  const press = (shared.portalPress ??= {
    thread: undefined,
    idle: undefined,
    waiting: 0,
    last: Promise.resolve(),
  });
  if (press.waiting >= mostWaiting) throw new StampBusy("too many copies at once");
  press.waiting += 1;
  const turn = press.last.then(() => printed(press, task, timeoutMs));
  press.last = turn.catch(() => undefined).finally(() => (press.waiting -= 1));
  const answer = await turn;
  if ("refused" in answer) throw new StampRefused(answer.refused, answer.detail);
  return answer;
}

/** Ends the thread. For shutdown and tests. */
export async function closePress(): Promise<void> {
  const press = shared.portalPress;
  delete shared.portalPress;
  clearTimeout(press?.idle);
  await press?.thread?.terminate();
}

function printed(press: Press, task: StampTask, timeoutMs: number): Promise<StampAnswer> {
  clearTimeout(press.idle);
  const thread = (press.thread ??= startThread());
  thread.ref();
  return new Promise<StampAnswer>((resolve) => {
    const give = (answer: StampAnswer, isOver: boolean) => {
      clearTimeout(timer);
      thread.off("message", onMessage).off("error", onError).off("exit", onExit);
      if (isOver) {
        press.thread = undefined;
        // A late error of a thread that was given up must not end the process.
        thread.on("error", () => undefined);
        void thread.terminate();
      } else rest(press, thread);
      resolve(answer);
    };
    const over = (detail: string) => give({ refused: "too_large", detail }, true);
    const onMessage = (answer: StampAnswer) => give(answer, false);
    const onError = (error: Error) => over(error.message);
    const onExit = (code: number) => over(`exit ${code}`);
    const timer = setTimeout(() => over("time"), timeoutMs);
    thread.on("message", onMessage).on("error", onError).on("exit", onExit);
    thread.postMessage(task);
  });
}

function rest(press: Press, thread: Worker): void {
  thread.unref();
  press.idle = setTimeout(() => {
    if (press.thread === thread) press.thread = undefined;
    void thread.terminate();
  }, keptMs);
  press.idle.unref();
}

/**
 * Node's modules are taken at run time: a bundler that sees `new Worker(some path)` takes the whole project along. The
 * thread loads its source by `tsx` from the project's folder, in which every process of the portal runs.
 */
function startThread(): Worker {
  const threads = process.getBuiltinModule("node:worker_threads");
  const entry = [process.cwd(), "lib", "files", "stamp", "stamp-thread.ts"].join("/");
  return new threads.Worker(entry, {
    execArgv: ["--import", "tsx"],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
}
