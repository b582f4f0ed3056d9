import pg from "pg";
import { PgBoss } from "pg-boss";
import { queues } from "@/lib/platform/queues";
import { applyMigrations, expectedMigrations } from "./schema-engine";

/** Name of the log-in role in a connection string. */
function roleOf(connectionString: string): string {
  return decodeURIComponent(new URL(connectionString).username);
}

/**
 * Brings a database up to this build: migrations, the queue's own schema and queues, and the rights of the role the
 * application logs in as. Repeatable. Returns the migrations applied now.
 * Throws when both connection strings name the same role: the application must own nothing (security.md 1).
 */
export async function migrateDatabase(ownerUrl: string, appUrl: string): Promise<string[]> {
  if (roleOf(ownerUrl) === roleOf(appUrl)) {
    throw new Error(
      "DATABASE_URL and MIGRATE_DATABASE_URL name the same role; the application must log in as one that owns nothing",
    );
  }
  const applied = await applyMigrations(ownerUrl);
  await prepareQueues(ownerUrl);
  await grantRights(ownerUrl, roleOf(appUrl));
  return applied;
}

async function prepareQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    supervise: false,
    schedule: false,
    max: 2,
  });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    for (const [name, options] of Object.entries(queues)) await boss.createQueue(name, options);
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function grantRights(ownerUrl: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const who = client.escapeIdentifier(role);
  try {
    await client.query(`
      GRANT USAGE ON SCHEMA public, pgboss TO ${who};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO ${who};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, pgboss TO ${who};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, pgboss TO ${who};
      REVOKE UPDATE, DELETE, TRUNCATE ON audit_events, status_changes, application_versions, version_sections FROM ${who};
      REVOKE UPDATE, TRUNCATE ON openings, release_messages FROM ${who};
      REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON sealed_authors FROM ${who};
      REVOKE UPDATE, DELETE, TRUNCATE ON audit_blocks, audit_checks, erasures FROM ${who};
      REVOKE INSERT, UPDATE, DELETE ON deployments, _prisma_migrations FROM ${who};
    `);
  } finally {
    await client.end();
  }
}

/** Migrations this build expects that the database has not applied, oldest first. */
export async function missingMigrations(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const table = await client.query(`SELECT to_regclass('public._prisma_migrations') AS name`);
    if (!table.rows[0]?.name) return expectedMigrations();
    const done = await client.query<{ migration_name: string }>(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const names = new Set(done.rows.map((row) => row.migration_name));
    return (await expectedMigrations()).filter((name) => !names.has(name));
  } finally {
    await client.end();
  }
}
