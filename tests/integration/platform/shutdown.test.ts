import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portal-shutdown-"));
  // Run as root, Postgres is another user.
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A process with a database of its own in a folder, once it has said `word`. */
async function started(name: string, word: string) {
  const directory = path.join(folder, name, "postgres");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/support/stoppable-database.ts", directory],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, "exit").then(() => Promise.reject(new Error(`ended after ${said}`)));
  ended.catch(() => undefined);
  while (!said.includes(word)) await Promise.race([once(child.stdout, "data"), ended]);
  return {
    child,
    cluster: path.join(directory, "PG_VERSION"),
    isRunning: () => existsSync(path.join(directory, "postmaster.pid")),
  };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, "exit");
  return child.exitCode;
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

it("leaves no database behind when a second signal follows the first", async () => {
  const { child, cluster, isRunning } = await started("twice", "ready");
  expect(isRunning()).toBe(true);
  child.kill("SIGINT");
  await pause(5);
  child.kill("SIGTERM");
  child.kill("SIGHUP");
  expect(await exitOf(child)).toBe(0);
  expect(isRunning()).toBe(false);
  expect(existsSync(cluster)).toBe(true);
}, 60_000);

it("leaves no database behind when it is stopped while that one starts", async () => {
  const { child, cluster, isRunning } = await started("early", "opening");
  child.kill("SIGTERM");
  expect(await exitOf(child)).toBe(0);
  expect(isRunning()).toBe(false);
  expect(existsSync(cluster)).toBe(true);
}, 60_000);
