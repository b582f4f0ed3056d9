import path from "node:path";
import pg from "pg";
import { missingMigrations, migrateDatabase } from "@/prisma/migrate";
import { ensureDatabase, startEmbeddedDatabase } from "./embedded-database";
import { dataFolder, stopWith, type Secrets } from "./settings";

export interface PortalDatabase {
  ownerUrl: string;
  appUrl: string;
  embedded: boolean;
  stop(): Promise<void>;
}

/**
 * The database of this start: DATABASE_URL with MIGRATE_DATABASE_URL when they are set, else the embedded one.
 * Ends the process with one line when only one is set or Postgres does not start.
 */
export async function openPortalDatabase(secrets: Secrets): Promise<PortalDatabase> {
  const appUrl = process.env.DATABASE_URL;
  const ownerUrl = process.env.MIGRATE_DATABASE_URL;
  if (appUrl && !ownerUrl)
    stopWith("MIGRATE_DATABASE_URL is missing: DATABASE_URL alone may not change tables.");
  if (!appUrl && ownerUrl)
    stopWith("DATABASE_URL is missing: MIGRATE_DATABASE_URL alone is not enough.");
  if (appUrl && ownerUrl) return { appUrl, ownerUrl, embedded: false, stop: async () => undefined };
  const server = await startEmbeddedDatabase({
    directory: path.join(dataFolder, "postgres"),
    ownerPassword: secrets.ownerPassword,
    appPassword: secrets.appPassword,
  }).catch((error: Error) => stopWith(error.message));
  await ensureDatabase(server.ownerUrl("postgres"), "portal");
  return {
    ownerUrl: server.ownerUrl("portal"),
    appUrl: server.appUrl("portal"),
    embedded: true,
    stop: () => server.stop(),
  };
}

/** Applies what is missing; one line and exit 1 when the database is not reachable or a migration fails. */
export async function bringUpToDate(database: PortalDatabase): Promise<void> {
  try {
    if ((await missingMigrations(database.ownerUrl)).length === 0) return;
    const applied = await migrateDatabase(database.ownerUrl, database.appUrl);
    console.log(`Applied ${applied.length} migrations.`);
  } catch (error) {
    await database.stop();
    stopWith(
      `The database could not be brought up to date: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
    );
  }
}

export interface DeploymentState {
  mode: "production" | "demo" | "test";
  seeded: boolean;
}

/** What the database says of itself. */
export async function deploymentState(ownerUrl: string): Promise<DeploymentState> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ mode: DeploymentState["mode"]; seeded_at: Date | null }>(
      "SELECT mode, seeded_at FROM deployments",
    );
    return { mode: rows[0]?.mode ?? "production", seeded: Boolean(rows[0]?.seeded_at) };
  } finally {
    await client.end();
  }
}
