import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { bringUpToDate, openPortalDatabase } from "./database";
import { appRole } from "./embedded-database";
import { dataFolder, demoSecrets } from "./settings";

export interface AttachedDatabase {
  /** For the log-in role that owns nothing. */
  url: string;
  /** Leaves the database as it was found: running, or stopped. */
  leave(): Promise<void>;
}

/** The embedded database of a portal that is running now, or null. Postgres writes its port in line 4 of its pid file. */
async function runningDatabase(appPassword: string): Promise<string | null> {
  const file = path.join(dataFolder, "postgres", "postmaster.pid");
  if (!existsSync(file)) return null;
  const port = Number((await readFile(file, "utf8")).split("\n")[3]);
  if (!Number.isInteger(port)) return null;
  const url = `postgresql://${appRole}:${encodeURIComponent(appPassword)}@127.0.0.1:${port}/portal`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    return url;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * The database for a command at the console: DATABASE_URL when it is set, else the one of the running portal, else the
 * embedded one, started for this command. Ends the process with one line when there is none to be had.
 */
export async function attachDatabase(): Promise<AttachedDatabase> {
  if (process.env.DATABASE_URL)
    return { url: process.env.DATABASE_URL, leave: async () => undefined };
  const secrets = await demoSecrets();
  const running = await runningDatabase(secrets.appPassword);
  if (running) return { url: running, leave: async () => undefined };
  const database = await openPortalDatabase(secrets);
  await bringUpToDate(database);
  return { url: database.appUrl, leave: () => database.stop() };
}

/**
 * Settings that a command at the console does not use, so that it asks for none of them. Values that are set stay. Must
 * run before anything reads the settings.
 */
export async function fillSettings(databaseUrl: string): Promise<void> {
  const secrets = process.env.COMMITMENT_KEY ? null : await demoSecrets();
  const defaults: Record<string, string> = {
    DATABASE_URL: databaseUrl,
    APP_ORIGIN: "http://127.0.0.1:3000",
    SMTP_URL: "smtp://127.0.0.1:25",
    MAIL_FROM: "portal@portal.test",
    STORAGE_DIRECTORY: path.join(dataFolder, "files"),
    LOG_LEVEL: "error",
    ...(secrets
      ? {
          SESSION_SECRET: secrets.sessionSecret,
          COMMITMENT_KEY: secrets.commitmentKey,
          AUDIT_SIGNING_KEY: secrets.auditSigningKey,
        }
      : { SESSION_SECRET: "not-used-by-commands-at-the-console" }),
  };
  for (const [name, value] of Object.entries(defaults)) process.env[name] ??= value;
}
