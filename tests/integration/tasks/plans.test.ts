import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staffWaitsStatement } from "@/lib/decisions/queries/list-staff-waits";
import type { Actor } from "@/lib/platform/actor";
import { addApplications, idOf, layBulkGround } from "@/tests/integration/access/bulk-world";
import { as, callsDuring, explain } from "@/tests/integration/access/explain";
import { ownerUrl } from "@/tests/support/worker-database";

// What waits for staff is read past the second wall over hundreds of applications at once: the wall asks who acts once a
// statement, never once a row (docs/adr/0012).

let client: pg.Client;
const people = { manager: "programme_manager", partner_lead: "partner_lead" } as const;
type Who = keyof typeof people;

const actorOf = (who: Who): Actor => ({
  kind: "person",
  personId: idOf(`person-${who}`),
  email: `${who}@bulk.example`,
  displayName: who,
  locale: "en-HK",
  assisted: false,
  membership: {
    id: idOf(`member-${who}`),
    role: people[who],
    organisationId: idOf(who === "manager" ? "lead" : "partner"),
    programmeId: idOf("programme"),
    startupId: null,
    unit: null,
    deputy: false,
    maySubmit: false,
  },
});

async function cost(who: Who) {
  const compiled = staffWaitsStatement(actorOf(who), new Date())?.compile();
  if (!compiled) throw new Error("no statement");
  const asked = { sql: compiled.sql, values: [...compiled.parameters] };
  return as(client, who, async () => {
    await explain(client, asked);
    const { result, calls } = await callsDuring(client, () => explain(client, asked));
    return { buffers: result.buffers, calls };
  });
}

async function add(from: number, to: number) {
  await addApplications(client, from, to);
  await client.query("BEGIN; SET LOCAL session_replication_role = replica");
  await client.query(
    "UPDATE applications SET status = 'deciding' WHERE status = 'offered'; UPDATE applications SET status = 'submitted' WHERE status = 'rejected'",
  );
  await client.query("COMMIT; ANALYZE");
}

beforeAll(async () => {
  client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await layBulkGround(client);
  await add(0, 100);
}, 120_000);

afterAll(() => client.end());

test("costs no call of a wall's rule a row", async () => {
  const few = { manager: await cost("manager"), partner_lead: await cost("partner_lead") };
  await add(100, 1000);
  for (const who of ["manager", "partner_lead"] as const) {
    const many = await cost(who);
    expect(many.calls, who).toEqual(few[who].calls);
    expect(Object.keys(many.calls), who).not.toEqual([]);
    expect(many.buffers, who).toBeLessThanOrEqual((few[who].buffers / 100 + 1) * 1.5 * 1000);
  }
}, 120_000);
