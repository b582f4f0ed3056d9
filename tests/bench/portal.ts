import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { migrateDatabase } from "@/prisma/migrate";
import { buildPages } from "@/scripts/build";
import { ensureDatabase, freePort, startEmbeddedDatabase } from "@/scripts/embedded-database";
import { root, webFlags, servePages } from "@/scripts/settings";
import { growTo, templateOf } from "./world/grow";
import { makeTemplate } from "./world/template";

export type Portal = Awaited<ReturnType<typeof startPortal>>;

/** Real durability; room for loading a large world; statements are counted, those inside functions and settings are not. */
const postgresSettings = {
  shared_buffers: "512MB",
  max_wal_size: "8GB",
  checkpoint_timeout: "30min",
  shared_preload_libraries: "pg_stat_statements",
  "pg_stat_statements.track_utility": "off",
};

/** What the web process complains about. */
const webLog = path.join(root, "test-results", "bench-web.log");

function environment(origin: string, appUrl: string, folder: string) {
  return {
    APP_ORIGIN: origin,
    NEXTAUTH_URL: origin,
    DATABASE_URL: appUrl,
    SESSION_SECRET: "bench-session-secret-of-enough-length-00",
    COMMITMENT_KEY: "bench-commitment-key-of-enough-length-00",
    AUDIT_SIGNING_KEY: Buffer.alloc(32, "audit").toString("base64url"),
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "Co-Incubation <portal@portal.test>",
    STORAGE_DIRECTORY: path.join(folder, "files"),
    LOG_LEVEL: "error",
    // On a busy machine an answer comes later; it does not become another answer.
    DATABASE_WAIT_MS: "20000",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** A portal of its own for the bench: the built pages, Postgres with the world's template in it, one web process. */
export async function startPortal() {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-bench-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const directory = path.join(folder, "pg");
  const database = await startEmbeddedDatabase({
    directory,
    ownerPassword: "owner",
    appPassword: "app",
    persistent: false,
    flags: Object.entries(postgresSettings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  });
  const [ownerUrl, appUrl] = [database.ownerUrl("bench"), database.appUrl("bench")];
  const env = environment(origin, appUrl, folder);
  Object.assign(process.env, env, { NODE_ENV: "test" });
  console.log("Building the pages if they changed …");
  await buildPages();
  await ensureDatabase(database.ownerUrl("postgres"), "bench");
  await migrateDatabase(ownerUrl, appUrl);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("CREATE EXTENSION pg_stat_statements");
  console.log("Making the template through real commands …");
  await makeTemplate(owner, ownerUrl);
  await closeQueue();
  await closeDatabase();
  const template = await templateOf(owner);
  await mkdir(path.dirname(webLog), { recursive: true });
  const web = spawn(path.join(root, "node_modules/.bin/next"), servePages(port), {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NODE_OPTIONS: webFlags },
    stdio: ["ignore", "ignore", openSync(webLog, "w")],
  });
  await waitFor(`${origin}/api/intakes?status=open`);
  const postmaster = await readFile(path.join(directory, "postmaster.pid"), "utf8");
  return {
    origin,
    owner,
    appUrl,
    webPid: web.pid ?? 0,
    postgresPid: Number(postmaster.split("\n")[0]),
    growTo: async (size: number) => {
      const begun = performance.now();
      await growTo(owner, template, size);
      await closeDatabase();
      const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
      console.log(`The world has ${size} applications, after ${seconds} s.`);
    },
    stop: async () => {
      web.kill("SIGTERM");
      await owner.end();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function waitFor(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${url} does not answer`);
}
