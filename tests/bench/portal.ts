import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { migrateDatabase } from "@/prisma/migrate";
import { buildPages } from "@/scripts/build";
import { ensureDatabase, freePort, startEmbeddedDatabase } from "@/scripts/embedded-database";
import { root, webFlags } from "@/scripts/settings";

/** A portal of its own for the bench: Postgres with real durability, the built pages, one web process. */
export async function startPortal() {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-bench-"));
  const database = await startEmbeddedDatabase({
    directory: path.join(folder, "pg"),
    ownerPassword: "owner",
    appPassword: "app",
    persistent: false,
    flags: ["-c", "shared_buffers=512MB"],
  });
  await ensureDatabase(database.ownerUrl("postgres"), "bench");
  const ownerUrl = database.ownerUrl("bench");
  const appUrl = database.appUrl("bench");
  await migrateDatabase(ownerUrl, appUrl);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("UPDATE deployments SET mode = 'test'");
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
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
    NEXT_TELEMETRY_DISABLED: "1",
  };
  Object.assign(process.env, env, { NODE_ENV: "test" });
  await buildPages();
  const web = spawn(
    path.join(root, "node_modules/.bin/next"),
    ["start", "-p", String(port), "-H", "127.0.0.1"],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NODE_OPTIONS: webFlags },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  await waitFor(`${origin}/api/intakes?status=open`);
  return {
    origin,
    owner,
    appUrl,
    pid: web.pid ?? 0,
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
