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

describe("solveInThread", { timeout: 30_000 }, () => {
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
    // Counts the loop's own processor time: on a busy machine the clock is late without any block.
    const script = `
      import { solveInThread } from "@/lib/matching/run-in-thread";
      const size = { length: 600 };
      const input = {
        scores: Array.from({ length: 50 }, (_, r) => Array.from(size, (_, a) => (r * 31 + a * 17) % 101)),
        demand: Array.from(size, () => 3),
        capacity: Array.from({ length: 50 }, () => 38),
      };
      async function main() {
        let turns = 0;
        let longest = 0;
        let before = process.threadCpuUsage();
        const timer = setInterval(() => {
          const { user, system } = process.threadCpuUsage(before);
          longest = Math.max(longest, (user + system) / 1000);
          before = process.threadCpuUsage();
          turns++;
        }, 1);
        const { status } = await solveInThread(input);
        clearInterval(timer);
        console.log(JSON.stringify({ status, turns, longest }));
      }
      void main();`;
    const { stdout } = await run(process.execPath, [
      "node_modules/tsx/dist/cli.mjs",
      "--eval",
      script,
    ]);
    const ran = JSON.parse(stdout) as { status: string; turns: number; longest: number };
    expect(ran.status).toBe("optimal");
    expect(ran.turns).toBeGreaterThan(10);
    expect(ran.longest).toBeLessThan(50);
  });
});
