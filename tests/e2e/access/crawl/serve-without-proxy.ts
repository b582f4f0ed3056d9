import { spawn } from "node:child_process";
import { mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { attachDatabase } from "@/scripts/attach-database";
import { dataFolder, demoSecrets, root } from "@/scripts/settings";
import { portalEnvironment, webEnvironment } from "@/scripts/web-environment";

// A second web process of the portal that runs now, from the same build with proxy.ts taken out, logging everything it
// ever would. Run by server-without-proxy.ts: PORT and PORTAL_DATA are given.
const port = Number(process.env.PORT);
const folder = path.join(dataFolder, "without-proxy");

/** Links to everything in `from` but what is named. */
async function linkAll(from: string, to: string, but: readonly string[]): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from))
    if (!but.includes(name)) await symlink(path.join(from, name), path.join(to, name));
}

const manifest = "functions-config-manifest.json";
const build = path.join(root, ".next");
await rm(folder, { recursive: true, force: true });
await linkAll(root, folder, [".next", ".data", ".git", "proxy.ts", "package-lock.json"]);
await linkAll(build, path.join(folder, ".next"), ["server", "cache", "trace"]);
const server = path.join(folder, ".next", "server");
await linkAll(path.join(build, "server"), server, [manifest, "middleware.js", "middleware"]);
const known = JSON.parse(await readFile(path.join(build, "server", manifest), "utf8")) as {
  functions: Record<string, unknown>;
};
const { "/_middleware": proxy, ...functions } = known.functions;
if (!proxy) throw new Error("the build has no proxy to take out: look where Next keeps it now");
await writeFile(path.join(server, manifest), JSON.stringify({ ...known, functions }));

const database = await attachDatabase();
const env = portalEnvironment({
  port,
  origin: `http://127.0.0.1:${port}`,
  databaseUrl: database.url,
  smtpUrl: "smtp://127.0.0.1:25",
  secrets: await demoSecrets(),
  demo: true,
  development: false,
});
const web = spawn("next", ["start", "-p", String(port), "-H", "127.0.0.1"], {
  cwd: folder,
  env: { ...webEnvironment(env, false), LOG_LEVEL: "debug" },
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => web.kill(signal));
web.on("exit", (code) => process.exit(code ?? 1));
