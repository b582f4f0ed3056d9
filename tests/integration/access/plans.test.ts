import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ownerUrl } from "@/tests/support/worker-database";
import { addApplications, idOf, layBulkGround, type Somebody } from "./bulk-world";
import { as, callsDuring, costsARow, explain, ownFunctions, type Asked } from "./explain";

// What the second wall costs, read from plans (docs/adr/0012): a statement over n rows of a protected table costs n look-ups by
// index and no call of ours a row, and one row costs the same however large the tables are.

const some = 60;
const few = 1_000;
const all = 2_000;
const actors: Somebody[] = [
  "manager",
  "partner_lead",
  "lead_reviewer",
  "partner_reviewer",
  "owner",
];

const numbers = (to: number) => Array.from({ length: to }, (_, at) => at);
const ids = (to: number, name = "application") => numbers(to).map((at) => idOf(name, at));
const reviewsOf = (to: number) =>
  ["lead_reviewer", "lead_reviewer2", "partner_reviewer", "partner_reviewer2"].flatMap((who) =>
    ids(to, `review-${who}`),
  );
const byIds = (table: string, column: string, found: string[]): Asked => ({
  sql: `SELECT * FROM ${table} WHERE ${column} = ANY ($1::uuid[])`,
  values: [found],
});

/** A table's rows of the first applications, asked as a page asks. */
const byApplication = (table: string) => (to: number) => byIds(table, "application_id", ids(to));

/** The list query of each protected table. */
const lists: Record<string, (to: number) => Asked> = {
  ...Object.fromEntries(
    [
      "answer_history",
      "answers",
      "application_sections",
      "cdas",
      "decision_notes",
      "decisions",
      "documents",
      "enquiries",
      "feedbacks",
      "openings",
      "panel_minutes",
      "recommendations",
      "release_readers",
      "releases",
      "review_means",
      "reviews",
      "version_sections",
    ].map((table) => [table, byApplication(table)]),
  ),
  data_exports: (to) => byIds("data_exports", "id", ids(to, "export")),
  document_copies: (to) => byIds("document_copies", "document_id", ids(to, "document-company")),
  import_rows: (to) => ({
    sql: "SELECT * FROM import_rows WHERE batch_id = $1::uuid AND line < $2::int",
    values: [idOf("batch"), to],
  }),
  release_messages: (to) => byIds("release_messages", "release_id", ids(to, "release")),
  review_calibrations: (to) => byIds("review_calibrations", "intake_id", ids(to, "intake")),
  scores: (to) => byIds("scores", "review_id", reviewsOf(to)),
};

/** Doors that answer for many applications at once. */
const doors = Object.fromEntries(
  [
    "recommendation_facts($1::uuid[])",
    "review_exclusions($1::uuid[])",
    "review_numbers($1::uuid[], NULL)",
  ].map((door) => [
    door,
    (to: number): Asked => ({ sql: `SELECT * FROM ${door}`, values: [ids(to)] }),
  ]),
);
const statements = Object.entries({ ...lists, ...doors });

let client: pg.Client;
const whenFew = new Map<string, number>();

const costOfOne = (who: Somebody, asked: (to: number) => Asked) =>
  as(client, who, async () => {
    await explain(client, asked(1));
    return (await explain(client, asked(1))).buffers;
  });

beforeAll(async () => {
  client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await layBulkGround(client);
  await addApplications(client, 0, few);
  for (const [what, asked] of statements)
    for (const who of actors) whenFew.set(`${what} ${who}`, await costOfOne(who, asked));
  await addApplications(client, few, all);
}, 300_000);

afterAll(() => client.end());

const walledTables = async () =>
  (
    await client.query<{ name: string }>(
      "SELECT DISTINCT tablename AS name FROM pg_policies ORDER BY 1",
    )
  ).rows.map(({ name }) => name);

/** A statement over some rows and over all, with what is wrong in its plan; `planted` is SQL that the owner runs before. */
const judge = (who: Somebody, asked: (to: number) => Asked, planted = "") =>
  as(
    client,
    who,
    async () => {
      const functions = await ownFunctions(client);
      const at = async (to: number) => {
        // The first time also fills the connection's own caches.
        await explain(client, asked(to));
        const { result, calls } = await callsDuring(client, () => explain(client, asked(to)));
        return { ...result, calls, faults: costsARow(result.plan, functions) };
      };
      return { little: await at(some), much: await at(all) };
    },
    planted,
  );

test("every protected table has its list query here", async () => {
  expect(Object.keys(lists).toSorted()).toEqual(await walledTables());
});

describe.each(actors)("as %s", (who) => {
  test.each(statements)(
    "%s calls nothing a row, looks by index, in step with its rows",
    async (what, asked) => {
      const { little, much } = await judge(who, asked);
      expect(little.faults).toEqual([]);
      expect(much.faults).toEqual([]);
      expect(much.calls).toEqual(little.calls);
      // Another page a row: few rows share pages of their own table.
      expect(much.buffers).toBeLessThanOrEqual((little.buffers / some + 1) * 1.5 * all);
      // An index of twice as many rows may be a page deeper.
      const one = await costOfOne(who, asked);
      expect(one).toBeLessThanOrEqual((whenFew.get(`${what} ${who}`) ?? 0) * 1.5 + 6);
    },
  );
});

describe("what this would not let pass", () => {
  const reviews = byApplication("reviews");

  test("a policy that calls a function a row", async () => {
    const { little, much } = await judge(
      "manager",
      reviews,
      `CREATE FUNCTION planted(uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN true; END $$;
       CREATE POLICY planted ON reviews AS RESTRICTIVE USING (planted(application_id))`,
    );
    expect(little.faults).toEqual(["calls planted"]);
    expect(much.calls.planted).toBeGreaterThan(little.calls.planted ?? Infinity);
  });

  test("a policy that hides the call in a look-up", async () => {
    const { little, much } = await judge(
      "manager",
      reviews,
      `CREATE FUNCTION planted(at uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN NEXT at; END $$;
       CREATE POLICY planted ON reviews AS RESTRICTIVE USING ((SELECT p = application_id FROM planted(application_id) p))`,
    );
    expect(little.faults.join()).toContain("planted");
    expect(much.calls.planted).toBeGreaterThan(little.calls.planted ?? Infinity);
  });

  test("a policy that reads all that is visible", async () => {
    const { little } = await judge(
      "manager",
      reviews,
      "CREATE POLICY planted ON reviews AS RESTRICTIVE USING (application_id IN (SELECT s.application_id FROM standings s))",
    );
    expect(little.faults).toContain("reads a whole set");
  });

  test("a policy that looks without an index", async () => {
    const { little } = await judge(
      "manager",
      reviews,
      `CREATE TABLE planted AS SELECT id AS application_id FROM applications; GRANT SELECT ON planted TO PUBLIC;
       CREATE POLICY planted ON reviews AS RESTRICTIVE
         USING ((SELECT true FROM planted p WHERE p.application_id = reviews.application_id))`,
    );
    expect(little.faults).toContain("looks without an index");
  });

  test("a protected table that nobody added here", async () => {
    const tables = await as(
      client,
      "manager",
      walledTables,
      "CREATE TABLE planted (words text); CREATE POLICY wall ON planted USING (is_system())",
    );
    expect(tables.filter((table) => !(table in lists))).toEqual(["planted"]);
  });
});
