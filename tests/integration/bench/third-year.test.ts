import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getApplication } from "@/lib/applications/queries/get-application";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { applicationStatuses } from "@/lib/applications/schema";
import { getPanel } from "@/lib/decisions/queries/get-panel";
import { listStandings } from "@/lib/decisions/queries/list-standings";
import { suggestMentors } from "@/lib/mentoring/queries/suggest-mentors";
import type { Actor } from "@/lib/platform/actor";
import { listMyAssignments } from "@/lib/reviews/queries/assignments";
import { actorOf, actorOfMembership } from "@/tests/bench/world/actors";
import { brokenReferences, brokenRules } from "@/tests/bench/world/checks";
import { growTo, templateOf } from "@/tests/bench/world/grow";
import { copies } from "@/tests/bench/world/plan";
import { makeTemplate } from "@/tests/bench/world/template";
import { ownerUrl } from "@/tests/support/worker-database";

// The bench's world, small: every application of the template once and every kind of copy.
const size = 160;
const owner = new pg.Client({ connectionString: ownerUrl });
let manager: Actor;

beforeAll(async () => {
  await owner.connect();
  await makeTemplate(owner, ownerUrl);
  const template = await templateOf(owner);
  await growTo(owner, template, size / 2);
  await growTo(owner, template, size);
  manager = await actorOf(owner, "manager@hkstp.demo.test", "programme_manager");
}, 300_000);

afterAll(() => owner.end());

const one = async (sql: string) => {
  const { rows } = await owner.query<{ value: string }>(sql);
  return rows[0]?.value ?? "";
};

/** What a programme's third year has none of, or what goes within the hour. */
const empty = [
  "assignment_runs",
  "assisted_sign_ins",
  "audit_blocks",
  "audit_checks",
  "cdas",
  "cut_offs",
  "data_exports",
  "emergency_accesses",
  "erasures",
  "idempotency_keys",
  "invitations",
  "sign_in_codes",
  "worker_heartbeats",
];

describe("the bench's world", () => {
  it("has the wanted number of applications, in every state, whenever it was grown", async () => {
    const { rows } = await owner.query<{ status: string; n: string }>(
      "SELECT status, count(*) AS n FROM applications GROUP BY 1",
    );
    expect(rows.map(({ status }) => status).toSorted()).toEqual(
      [...applicationStatuses].toSorted(),
    );
    expect(rows.reduce((sum, { n }) => sum + Number(n), 0)).toBe(size);
    expect(copies(500).slice(0, 60)).toEqual(copies(60));
  });

  it("has rows in every table but those that a third year may lack", async () => {
    const { rows } = await owner.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    );
    const without: string[] = [];
    for (const { name } of rows)
      if ((await one(`SELECT count(*) AS value FROM (SELECT 1 FROM ${name} LIMIT 1) r`)) === "0")
        without.push(name);
    expect(without.filter((name) => !empty.includes(name))).toEqual([]);
  });

  it("breaks no reference and no rule that commands and triggers keep", async () => {
    expect(await brokenReferences(owner)).toEqual([]);
    expect(await brokenRules(owner)).toEqual([]);
    await owner.query("BEGIN; UPDATE applications SET current_version = 9 WHERE status = 'panel'");
    expect(await brokenRules(owner)).not.toEqual([]);
    await owner.query("ROLLBACK");
  });

  it("goes back three years, half a year an intake", async () => {
    const { rows } = await owner.query<{ years: string }>(
      "SELECT DISTINCT date_part('year', age(closes_at))::text AS years FROM intakes i WHERE closes_at < now() AND EXISTS (SELECT 1 FROM applications a WHERE a.intake_id = i.id)",
    );
    expect(rows.map(({ years }) => years).toSorted()).toEqual(["0", "1", "2"]);
    expect(
      Number(await one("SELECT count(DISTINCT intake_id) AS value FROM applications")),
    ).toBeGreaterThanOrEqual(9);
  });

  it("is read by the pages' queries as made by hand", async () => {
    const list = await listApplications(manager, {}, { locale: "en-HK", differing: [] });
    expect(list.items).toHaveLength(50);
    const standings = await listStandings(
      manager,
      list.items.map(({ id }) => id),
    );
    expect(standings.size).toBeGreaterThan(0);
    const slug = await one("SELECT slug AS value FROM intakes WHERE slug LIKE 'autumn-%'");
    const panel = await getPanel(manager, slug, "en-HK");
    expect(panel.rows.length).toBeGreaterThan(20);
    expect((await suggestMentors(manager, "en-HK")).length).toBeGreaterThan(3);
  });

  it("opens a copy's record, and a copied reviewer's assignments", async () => {
    const id = await one(
      "SELECT a.id AS value FROM applications a JOIN reviews r ON r.application_id = a.id WHERE a.list_name ~ ' [0-9]+$' AND a.status = 'deciding' LIMIT 1",
    );
    const record = await getApplication(manager, id);
    expect(record.startup?.name).toMatch(/ \d+$/);
    const membership = await one(
      "SELECT s.membership_id AS value FROM assignments s JOIN people p ON p.id = s.person_id WHERE p.email ~ '^reviewer1[.]' LIMIT 1",
    );
    const reviewer = await actorOfMembership(owner, membership);
    expect((await listMyAssignments(reviewer, "en-HK")).length).toBeGreaterThan(0);
  });
});
