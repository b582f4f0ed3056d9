import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "match-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

async function match(content: string | undefined): Promise<Ran> {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  if (content !== undefined) await writeFile(file, content);
  const child = spawn(process.execPath, [
    "node_modules/tsx/dist/cli.mjs",
    "scripts/match.ts",
    file,
  ]);
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((done) => child.on("close", (code) => done({ code, out, err })));
}

describe.concurrent("npm run match", { timeout: 30_000 }, () => {
  it("prints the plain answer as JSON", async () => {
    const input = {
      scores: [
        [3, 1],
        [2, null],
      ],
      demand: [1, 1],
      capacity: [1, 1],
    };
    const { code, out, err } = await match(JSON.stringify(input));
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      status: "optimal",
      objective: 3,
      bound: 3,
      seconds: expect.any(Number),
      pairs: [
        [0, 1],
        [1, 0],
      ],
    });
  });

  it("names what is missing when the demand cannot be met", async () => {
    const input = { scores: [[3, null]], demand: [1, 1], capacity: [2] };
    const { code, out } = await match(JSON.stringify(input));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      status: "infeasible",
      pairs: [],
      shortfall: { applications: [0, 1] },
    });
  });

  it.each([
    ["a missing file", undefined, "cannot be read (ENOENT)"],
    ["no JSON", "{", "not JSON"],
    ["a ragged matrix", '{"scores":[[1],[1,2]],"demand":[1],"capacity":[1,1]}', "scores[1]"],
  ])("refuses %s with one line and exit code 1", async (_, content, message) => {
    const { code, out, err } = await match(content);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err).toContain(message);
  });
});
