import type pg from "pg";
import { appRole } from "@/scripts/embedded-database";
import { idOf, type Somebody } from "./bulk-world";

/** A statement with its parameters, as the application sends it. */
export interface Asked {
  sql: string;
  values: unknown[];
}

interface Node {
  "Node Type": string;
  "Parent Relationship"?: string;
  "Actual Loops": number;
  "Actual Rows": number;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  "Function Call"?: string;
  Plans?: Node[];
}

export interface Explained {
  plan: Node;
  rows: number;
  /** Pages of tables and indexes looked at. */
  buffers: number;
  /** Milliseconds. */
  time: number;
}

/** Runs `work` as `who`, under the application's role, after `prepared` as the owner, and undoes it all. `client` is the owner's. */
export async function as<T>(
  client: pg.Client,
  who: Somebody,
  work: () => Promise<T>,
  prepared = "",
): Promise<T> {
  await client.query("BEGIN");
  try {
    await client.query(prepared);
    // Counting calls is the owner's to switch on; without JIT, whose cost has nothing to do with the wall.
    await client.query(
      `SET LOCAL track_functions = 'all'; SET LOCAL jit = off; SET LOCAL ROLE ${appRole}`,
    );
    await client.query(
      "SELECT set_config('app.actor', $1, true), set_config('app.membership', $2, true)",
      [idOf(`person-${who}`), idOf(`member-${who}`)],
    );
    return await work();
  } finally {
    await client.query("ROLLBACK");
  }
}

/** The plan of a statement and what running it took. */
export async function explain(client: pg.Client, { sql, values }: Asked): Promise<Explained> {
  const { rows } = await client.query<{
    "QUERY PLAN": [{ Plan: Node; "Execution Time": number }];
  }>(`EXPLAIN (ANALYZE, VERBOSE, BUFFERS, TIMING OFF, FORMAT JSON) ${sql}`, values);
  const answer = rows[0]?.["QUERY PLAN"][0];
  if (!answer) throw new Error("Postgres explained nothing");
  const { Plan: plan, "Execution Time": time } = answer;
  return {
    plan,
    rows: plan["Actual Rows"],
    buffers: (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0),
    time,
  };
}

/** What `work` returns, and the calls of our own functions meanwhile, by name; one that Postgres wrote into the plan is not called. */
export async function callsDuring<T>(
  client: pg.Client,
  work: () => Promise<T>,
): Promise<{ result: T; calls: Record<string, number> }> {
  const count = async () =>
    (
      await client.query<{ name: string; calls: number }>(
        "SELECT funcname AS name, sum(calls)::int AS calls FROM pg_stat_xact_user_functions WHERE schemaname = 'public' GROUP BY 1 ORDER BY 1",
      )
    ).rows;
  const before = new Map((await count()).map(({ name, calls }) => [name, calls]));
  const result = await work();
  const made = (await count()).map(
    ({ name, calls }) => [name, calls - (before.get(name) ?? 0)] as const,
  );
  return { result, calls: Object.fromEntries(made.filter(([, calls]) => calls > 0)) };
}

/** Names of all functions that our migrations made. */
export async function ownFunctions(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT proname AS name FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  );
  return rows.map(({ name }) => name);
}

const expressions = (node: Node): string[] =>
  Object.entries(node)
    .filter(([key]) => key !== "Plans" && key !== "Function Call")
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value) => typeof value === "string");

/**
 * What in a plan costs more than an index look-up a row: a call of one of `functions` wherever it is not asked once a
 * statement, a set that is read whole into a hash, a look from a row at another table without an index. Once are: a
 * sub-select that no row decides (run one time or none), and a function without arguments that is read like a table.
 */
export function costsARow(plan: Node, functions: string[]): string[] {
  const call = new RegExp(`(?<![\\w.])(?:public\\.)?(${functions.join("|")})\\(`, "g");
  const visit = (node: Node, inLook: boolean): string[] => {
    const kind = node["Parent Relationship"];
    if (kind === "InitPlan" && node["Actual Loops"] <= 1) return [];
    const look = inLook || kind === "SubPlan" || kind === "InitPlan";
    const texts = expressions(node);
    const found = texts.flatMap((text) =>
      [...text.matchAll(call)].map(([, name]) => `calls ${name}`),
    );
    if (texts.some((text) => text.includes("hashed SubPlan"))) found.push("reads a whole set");
    if (look && node["Node Type"] === "Seq Scan") found.push("looks without an index");
    const called = node["Function Call"];
    const isAskedOnce = node["Actual Loops"] <= 1 || (called?.endsWith("()") ?? true);
    if (!isAskedOnce) found.push(`calls ${called}`);
    return [...found, ...(node.Plans ?? []).flatMap((each) => visit(each, look))];
  };
  return [...new Set(visit(plan, false))];
}
