import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { solveInThread } from "@/lib/matching/run-in-thread";
import { MatchingInputError } from "@/lib/matching/schema";

const run = promisify(execFile);

const wide = (reviewers: number, applications: number) => ({
  scores: Array.from({ length: reviewers }, (_, reviewer) =>
    Array.from({ length: applications }, (_, application) => (reviewer * 7 + application * 3) % 11),
  ),
  demand: Array.from({ length: applications }, () => 3),
  capacity: Array.from({ length: reviewers }, () => Math.ceil((applications * 3) / reviewers)),
});

describe("solveInThread", () => {
  it("gives the answer and the progress of a solve", async () => {
    let rounds = 0;
    const result = await solveInThread(wide(10, 40), { onProgress: () => rounds++ });
    expect(result.status).toBe("optimal");
    expect(result.pairs).toHaveLength(120);
    expect(rounds).toBeGreaterThan(0);
  });

  it("ends at once when aborted, with the signal's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("no longer wanted");
    const answer = solveInThread(wide(60, 600), { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 30);
    await expect(answer).rejects.toBe(reason);
    await expect(solveInThread(wide(2, 2), { signal: controller.signal })).rejects.toBe(reason);
  });

  it("refuses a contradictory input before it starts a thread", async () => {
    await expect(solveInThread({ ...wide(3, 3), demand: [1] })).rejects.toThrow(MatchingInputError);
  });

  it("works in a process run by tsx and leaves its event loop free", async () => {
    const script = `
      import { monitorEventLoopDelay } from "node:perf_hooks";
      import { solveInThread } from "@/lib/matching/run-in-thread";
      const size = { length: 600 };
      const input = {
        scores: Array.from({ length: 50 }, (_, r) => Array.from(size, (_, a) => (r * 31 + a * 17) % 101)),
        demand: Array.from(size, () => 3),
        capacity: Array.from({ length: 50 }, () => 38),
      };
      const delay = monitorEventLoopDelay({ resolution: 5 });
      async function main() {
        await new Promise((done) => setTimeout(done, 100));
        delay.enable();
        const { status } = await solveInThread(input);
        // The 99.5th percentile: on a busy machine a single tick may be late through no fault of ours.
        console.log(JSON.stringify({ status, late: delay.percentile(99.5) / 1e6 }));
      }
      void main();`;
    const { stdout } = await run("node_modules/.bin/tsx", ["--eval", script]);
    const { status, late } = JSON.parse(stdout) as { status: string; late: number };
    expect(status).toBe("optimal");
    expect(late).toBeLessThan(50);
  });
});
