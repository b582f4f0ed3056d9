import { beforeAll, expect, it } from "vitest";
import { isDemo } from "@/lib/accounts/demo";
import { listOwnMemberships } from "@/lib/accounts/queries";
import { openDecision } from "@/lib/decisions/commands/open-decision";
import { listDiffering, listStandings } from "@/lib/decisions/queries/list-standings";
import { getPanel } from "@/lib/decisions/queries/get-panel";
import type { Actor } from "@/lib/platform/actor";
import { ownerQuery } from "@/tests/support/worker-database";
import { countQueries } from "@/tests/support/query-count";
import { makeWorld, type World } from "@/tests/support/world";
import { bothSay, inDays, makeReviewed } from "./cases";

let world: World;
const ids: string[] = [];
beforeAll(async () => {
  world = await makeWorld();
  for (const value of ["reject", "admit", "waitlist"] as const) {
    const { id } = await makeReviewed(world, { scores: { lead: 4, partner: 2 } });
    await openDecision(world.manager, id, { recommendationsDueAt: inDays(7) });
    await bothSay({ world, id }, value, "admit");
    ids.push(id);
  }
});

/** An application `times` more, each of another startup, with its decision, reviews and recommendations. */
async function repeat(id: string, times: number): Promise<void> {
  const copyOf = (table: string, from: string, changes: string) => `
    INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object(${changes}))).* FROM ${from};`;
  await ownerQuery(`
    CREATE TEMP TABLE copies AS
      SELECT gen_random_uuid() AS id, gen_random_uuid() AS startup, 'CI-' || lpad(n::text, 4, '0') || '-ZZ' AS reference
        FROM generate_series(1, ${times}) n;
    ${copyOf("startups", `copies c, startups t WHERE t.id = (SELECT startup_id FROM applications WHERE id = '${id}')`, "'id', c.startup")}
    ${copyOf("applications", `copies c, applications t WHERE t.id = '${id}'`, "'id', c.id, 'startup_id', c.startup, 'reference', c.reference")}
    ${copyOf("decisions", `copies c, decisions t WHERE t.application_id = '${id}'`, "'id', gen_random_uuid(), 'application_id', c.id")}
    ${copyOf("recommendations", `copies c, recommendations t WHERE t.application_id = '${id}'`, "'id', gen_random_uuid(), 'application_id', c.id")}
    CREATE TEMP TABLE given AS
      SELECT c.id AS application, s.id AS assignment_before, r.id AS review_before, gen_random_uuid() AS assignment, gen_random_uuid() AS review
        FROM copies c, assignments s JOIN reviews r ON r.assignment_id = s.id WHERE s.application_id = '${id}';
    ${copyOf("assignments", "given g JOIN assignments t ON t.id = g.assignment_before", "'id', g.assignment, 'application_id', g.application")}
    ${copyOf("reviews", "given g JOIN reviews t ON t.id = g.review_before", "'id', g.review, 'assignment_id', g.assignment, 'application_id', g.application")}
    ${copyOf("scores", "given g JOIN scores t ON t.review_id = g.review_before", "'review_id', g.review, 'application_id', g.application")}
    ANALYZE`);
}

/** What the frame of every page asks; the session before it is one statement more, which Next alone can ask for. */
const frame = (actor: Actor) =>
  countQueries(async () => {
    await listOwnMemberships(actor, "en-HK");
    await isDemo();
  });

const measure = async (actor: Actor) => {
  const panel = await countQueries(() => getPanel(actor, world.intake.slug, "en-HK"));
  const shown = panel.result.rows.map((row) => row.applicationId);
  const beside = await countQueries(() => listStandings(actor, shown));
  const differing = await countQueries(() => listDiffering(actor));
  return {
    statements: [panel, beside, differing].map(({ queries }) => queries.length),
    shown: shown.length,
    beside: beside.result.size,
    differing: differing.result.length,
    averages: panel.result.rows.map(({ sides }) => sides.lead.averages?.[0]?.raw),
  };
};

it("is read in as many statements for three hundred applications as for three, of which it shows two hundred", async () => {
  const three = await measure(world.manager);
  expect(three).toMatchObject({ statements: [4, 1, 1], shown: 3, beside: 3, differing: 2 });
  await repeat(ids[0] ?? "", 297);
  const many = await measure(world.manager);
  expect(many).toMatchObject({ shown: 200, beside: 200, differing: 299 });
  expect(many.statements).toEqual(three.statements);
  expect(new Set(many.averages)).toEqual(new Set([4]));
  const shell = await frame(world.manager);
  expect(1 + shell.queries.length + (many.statements[0] ?? 0)).toBeLessThanOrEqual(10);
  const ofPartner = await measure(world.partnerLead);
  expect(ofPartner).toMatchObject({ statements: three.statements, shown: 200, differing: 299 });
});
