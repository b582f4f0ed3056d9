import type pg from "pg";

/** Settings of who acts, which go with a transaction's BEGIN and are left out like it; twin of tests/support/query-count.ts. */
const bookkeeping = String.raw`set_config\(|^SELECT \$1$|^(BEGIN|COMMIT|ROLLBACK|SET|SHOW|DEALLOCATE)\M`;

/** Forgets what was counted. */
export async function forgetStatements(owner: pg.Client): Promise<void> {
  await owner.query("SELECT pg_stat_statements_reset()");
}

/** How many statements the application has sent since, without BEGIN, COMMIT and settings. */
export async function countStatements(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ calls: string }>(
    `SELECT coalesce(sum(calls), 0) AS calls FROM pg_stat_statements
      WHERE userid = 'portal_app'::regrole AND toplevel AND query !~* $1`,
    [bookkeeping],
  );
  return Number(rows[0]?.calls);
}
