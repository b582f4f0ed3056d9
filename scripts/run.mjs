// The door of every npm script: works with whatever Node (≥ 20) the machine has, installs what is missing, and goes on
// under the Node that the lockfile pins.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const pinnedNode = path.join(root, "node_modules", "node", "bin", "node");
const stamp = path.join(root, "node_modules", ".installed");
const [command = "start", ...rest] = process.argv.slice(2);

const lockHash = () =>
  createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");

function installed() {
  return existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash();
}

if (!installed()) {
  console.log("Installing packages (once; a minute or two) …");
  const npm = (...given) =>
    spawnSync("npm", [...given, "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      stdio: ["ignore", "ignore", given[0] === "ci" ? "ignore" : "inherit"],
    });
  // A registry that does not carry the binaries of other systems makes `npm ci` refuse a lockfile without them;
  // `npm install` takes the same pinned versions and leaves the lockfile as it is.
  let result = npm("ci");
  if (result.status !== 0) result = npm("install", "--no-save");
  if (result.status !== 0) {
    console.error("Packages could not be installed: run `npm install` and read its last lines.");
    process.exit(1);
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lockHash());
}

const child = spawn(
  pinnedNode,
  ["--import", "tsx", path.join(root, "scripts", `${command}.ts`), ...rest],
  {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: `${path.join(root, "node_modules", ".bin")}${path.delimiter}${process.env.PATH ?? ""}`,
    },
  },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
