import pg from "pg";
import { describe, expect, inject, it } from "vitest";
import { missingMigrations } from "@/prisma/migrate";
import { applyMigrations, diffSql } from "@/prisma/schema-engine";
import { ownerQuery, ownerUrl } from "@/tests/support/worker-database";

/** Everything of the public schema that the models can say, as comparable lines. */
const catalogue = `
  SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '-') AS line
    FROM information_schema.columns JOIN information_schema.tables USING (table_catalog, table_schema, table_name)
   WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
  UNION ALL
  SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f') AND conname NOT LIKE '%\\_ref'
  UNION ALL
  SELECT 'index ' || pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indrelid
   WHERE c.relnamespace = 'public'::regnamespace AND indpred IS NULL AND indexprs IS NULL
  UNION ALL
  SELECT 'enum ' || t.typname || ' ' || string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)
    FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
   WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname
  ORDER BY 1`;

const notPrismas = (row: { line: string }) => !row.line.includes("_prisma_migrations");

async function catalogueOf(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ line: string }>(catalogue);
  await client.end();
  return rows.filter(notPrismas).map((row) => row.line);
}

describe("migrations", () => {
  it("lead to exactly the tables that the models describe", async () => {
    const empty = inject("server").ownerUrl.replace(/DATABASE$/, `portal_models_${process.pid}`);
    await ownerQuery(`CREATE DATABASE portal_models_${process.pid}`);
    const client = new pg.Client({ connectionString: empty });
    await client.connect();
    await client.query(
      "CREATE EXTENSION pg_trgm; CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'",
    );
    await client.query(await diffSql([], empty));
    await client.end();
    expect(await catalogueOf(ownerUrl)).toEqual(await catalogueOf(empty));
  });

  it("are all applied, and applying them again changes nothing", async () => {
    expect(await missingMigrations(ownerUrl)).toEqual([]);
    expect(await applyMigrations(ownerUrl)).toEqual([]);
  });

  it("make no view that reads with its owner's rights", async () => {
    const views = await ownerQuery<{ name: string; asks: boolean }>(
      `SELECT relname AS name, coalesce(reloptions @> '{security_invoker=true}', false) AS asks
         FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace`,
    );
    expect(views.length).toBeGreaterThan(3);
    expect(views.filter(({ asks }) => !asks)).toEqual([]);
    const { db } = await import("@/lib/platform/db");
    for (const { name } of views)
      expect([name, await db().$queryRawUnsafe(`SELECT count(*)::int AS n FROM ${name}`)]).toEqual([
        name,
        [{ n: 0 }],
      ]);
  });

  it("leave the application's role owning nothing and unable to rewrite the trail", async () => {
    const owned = await ownerQuery("SELECT 1 FROM pg_tables WHERE tableowner = 'portal_app'");
    expect(owned).toEqual([]);
    const rights = await ownerQuery<{ u: boolean; d: boolean; c: boolean; bypass: boolean }>(
      `SELECT has_table_privilege('portal_app', 'audit_events', 'UPDATE') AS u, has_table_privilege('portal_app', 'audit_events', 'DELETE') AS d,
              has_table_privilege('portal_app', 'deployments', 'UPDATE') AS c, rolbypassrls AS bypass FROM pg_roles WHERE rolname = 'portal_app'`,
    );
    expect(rights).toEqual([{ u: false, d: false, c: false, bypass: false }]);
  });
});
