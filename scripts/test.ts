import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { generateClient } from "./build";
import { ensureBrowser } from "./browser";
import { root } from "./settings";

// `npm test`: everything, each runner's numbers added up; the last line is the plain sum. `-- --only=lint,unit` runs a part.
interface Tally {
  passed: number;
  failed: number;
}

const results = path.join(root, "test-results");
const only = process.argv
  .find((given) => given.startsWith("--only="))
  ?.slice(7)
  .split(",");

function run(command: string, given: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, given, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    child.on("error", () => resolve(127));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** A check that says yes or no counts as one test. */
async function check(command: string, ...given: string[]): Promise<Tally> {
  return (await run(command, given)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Reads a runner's own report; a runner that failed without a failed test (it could not start) counts as one failure. */
async function reported(
  code: number,
  file: string,
  read: (report: never) => Tally,
): Promise<Tally> {
  const tally = existsSync(file)
    ? read(JSON.parse(await readFile(file, "utf8")) as never)
    : { passed: 0, failed: 0 };
  const silent = tally.failed === 0 && (code !== 0 || tally.passed === 0);
  return silent ? { passed: tally.passed, failed: 1 } : tally;
}

async function vitest(project: string): Promise<Tally> {
  const file = path.join(results, `${project}.json`);
  const code = await run("vitest", [
    "run",
    "--project",
    project,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  return reported(code, file, (report: { numPassedTests: number; numFailedTests: number }) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
  }));
}

async function playwright(): Promise<Tally> {
  await ensureBrowser();
  const file = path.join(results, "e2e.json");
  const code = await run("playwright", ["test"], { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  return reported(
    code,
    file,
    (report: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky,
    }),
  );
}

const steps: Record<string, () => Promise<Tally>> = {
  format: () => check("oxfmt", "--check", "."),
  lint: () => check("oxlint", "--type-aware"),
  types: () => check("tsc", "--noEmit"),
  unit: () => vitest("unit"),
  integration: () => vitest("integration"),
  e2e: playwright,
};

await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });
await generateClient();
const wanted = Object.entries(steps).filter(([name]) => !only || only.includes(name));
const total: Tally = { passed: 0, failed: 0 };
for (const [name, step] of wanted) {
  const begun = Date.now();
  console.log(`\n— ${name}`);
  const tally = await step();
  total.passed += tally.passed;
  total.failed += tally.failed;
  console.log(
    `— ${name}: ${tally.passed} passed, ${tally.failed} failed in ${Math.round((Date.now() - begun) / 1000)} s`,
  );
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
