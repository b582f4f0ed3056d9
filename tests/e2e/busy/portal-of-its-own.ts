import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { migrateDatabase } from "@/prisma/migrate";
import { ensureDatabase, freePort, startEmbeddedDatabase } from "@/scripts/embedded-database";
import { root, webFlags, servePages } from "@/scripts/settings";

/** A built portal with a database of its own that can be held up and stopped, and one connection to it. */
export interface OwnPortal {
  origin: string;
  owner: pg.Client;
  stopDatabase(): Promise<void>;
  stop(): Promise<void>;
}

async function waitUntilServing(origin: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await fetch(`${origin}/en-HK`).catch(() => null))?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${origin} does not answer`);
}

/** Starts it from the build that the other tests use. Throws when it does not answer within a minute. */
export async function startPortal(): Promise<OwnPortal> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-busy-"));
  const database = await startEmbeddedDatabase({
    directory: path.join(folder, "pg"),
    ownerPassword: "owner",
    appPassword: "app",
    persistent: false,
    flags: ["-c", "fsync=off"],
  });
  await ensureDatabase(database.ownerUrl("postgres"), "busy");
  await migrateDatabase(database.ownerUrl("busy"), database.appUrl("busy"));
  const owner = new pg.Client({ connectionString: database.ownerUrl("busy") });
  // Its end is part of the test.
  owner.on("error", () => undefined);
  await owner.connect();
  await owner.query("UPDATE deployments SET mode = 'test'");
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const { DEMO_MODE: _demo, ...inherited } = process.env;
  const web = spawn("next", servePages(port), {
    cwd: root,
    stdio: ["ignore", "ignore", "ignore"],
    env: {
      ...inherited,
      NODE_ENV: "production",
      NODE_OPTIONS: webFlags,
      APP_ORIGIN: origin,
      NEXTAUTH_URL: origin,
      DATABASE_URL: database.appUrl("busy"),
      DATABASE_POOL: "1",
      DATABASE_WAIT_MS: "400",
      SESSION_SECRET: "a-session-secret-of-enough-length-0000",
      COMMITMENT_KEY: "a-commitment-key-of-enough-length-0000",
      SMTP_URL: "smtp://127.0.0.1:1",
      MAIL_FROM: "Co-Incubation <portal@portal.test>",
      STORAGE_DIRECTORY: path.join(folder, "files"),
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  let running = true;
  const stopDatabase = async () => {
    if (running) await database.stop();
    running = false;
  };
  const stop = async () => {
    web.kill("SIGTERM");
    await owner.end().catch(() => undefined);
    await stopDatabase();
    await rm(folder, { recursive: true, force: true });
  };
  await waitUntilServing(origin).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { origin, owner, stopDatabase, stop };
}
