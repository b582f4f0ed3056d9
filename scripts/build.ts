import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./settings";

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "prisma",
  "next.config.js",
  "proxy.ts",
  "instrumentation.ts",
  "package-lock.json",
  "tsconfig.json",
];

async function* filesUnder(place: string): AsyncGenerator<string> {
  const full = path.join(root, place);
  if (!existsSync(full)) return;
  if ((await stat(full)).isFile()) return void (yield place);
  for (const entry of (await readdir(full)).toSorted()) {
    if (entry !== "generated") yield* filesUnder(path.join(place, entry));
  }
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const place of sources) {
    for await (const file of filesUnder(place))
      hash.update(file).update(await readFile(path.join(root, file)));
  }
  return hash.digest("hex");
}

type Begun = (program: ChildProcess) => void;

function run(begun: Begun, command: string, ...given: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, {
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    });
    begun(child);
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${given.join(" ")} failed:\n${words}`)),
    );
  });
}

/** Writes the Prisma client into lib/generated when the models changed or it is missing. */
export async function generateClient(begun: Begun = () => undefined): Promise<void> {
  const hash = createHash("sha256");
  for await (const file of filesUnder("prisma"))
    if (file.endsWith(".prisma")) hash.update(await readFile(path.join(root, file)));
  const digest = hash.digest("hex");
  const stamp = path.join(root, "lib", "generated", "models.sha256");
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === digest) return;
  await run(begun, "prisma", "generate");
  await writeFile(stamp, digest);
}

/**
 * Builds the pages unless the last build is of these very sources. Returns whether it built; `begun` gets the programs
 * that it runs.
 */
export async function buildPages(begun: Begun = () => undefined): Promise<boolean> {
  await generateClient(begun);
  const digest = await fingerprint();
  const stamp = path.join(root, ".next", "sources.sha256");
  if (
    existsSync(path.join(root, ".next", "BUILD_ID")) &&
    existsSync(stamp) &&
    (await readFile(stamp, "utf8")) === digest
  )
    return false;
  await run(begun, "next", "build");
  await writeFile(stamp, digest);
  return true;
}
