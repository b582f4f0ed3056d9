import { createRequire } from "node:module";
import type { Client } from "pg";

const pg = createRequire(import.meta.url)("pg") as { Client: { prototype: Client } };

const statementOf = (query: unknown): string => {
  if (typeof query === "string") return query;
  if (typeof query === "object" && query !== null && "text" in query) return String(query.text);
  return "";
};

const bookkeeping =
  /^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|SELECT 1|SHOW|DEALLOCATE)\b|set_config\('app\.|pgboss\.instance/;

/**
 * Runs `work` and names every statement sent to Postgres meanwhile, without BEGIN, COMMIT, the settings that say who
 * acts and the queue's own heartbeat. Works for one `work` at a time.
 */
export async function countQueries<T>(
  work: () => Promise<T>,
): Promise<{ result: T; queries: string[] }> {
  const queries: string[] = [];
  const { prototype } = pg.Client;
  const original = prototype.query;
  prototype.query = function query(this: Client, ...given: unknown[]) {
    const statement = statementOf(given[0]).trim();
    if (!bookkeeping.test(statement)) queries.push(statement);
    return (original as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof prototype.query;
  try {
    return { result: await work(), queries };
  } finally {
    prototype.query = original;
  }
}
