import { beforeAll, describe, expect, test } from "vitest";
import { setBar } from "@/lib/access/commands";
import { takeUpApplication } from "@/lib/applications/commands/screen-application";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { applicationScope } from "@/lib/applications/scope";
import { listApplications, listWithFacets } from "@/lib/applications/queries/list-applications";
import { listFacets } from "@/lib/applications/queries/list-facets";
import { listQuerySchema } from "@/lib/applications/schema";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { makeCompleteDraft, makeSubmitted } from "@/tests/support/applications";
import { countQueries } from "@/tests/support/query-count";
import { ownerQuery } from "@/tests/support/worker-database";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

let world: World;

async function submitted(name: string, product: Record<string, unknown> = {}, company = {}) {
  const { owner } = await makeStartup(name);
  return makeSubmitted(owner, world.intake.id, {
    company: { company_name_en: name, ...company },
    product,
  });
}

beforeAll(async () => {
  world = await makeWorld();
  await submitted(
    "KinYuen Therapeutics",
    { title: "Tumour 100%_safe" },
    { company_name_zh_hant: "健源醫藥", place: "hong_kong", city: "Hong Kong" },
  );
  await submitted(
    "Meridian Biosensing",
    { therapeutic_area: ["cardiometabolic"] },
    { place: "mainland_gba", city: "Shenzhen" },
  );
  await submitted(
    "Aster Peptides",
    { therapeutic_area: ["cardiometabolic"] },
    { place: "overseas", city: "Cambridge" },
  );
});

const names = async (actor: Actor, query: Record<string, string>) =>
  (await listApplications(actor, listQuerySchema.parse(query))).items.map(({ name }) => name);

describe("the list of applications", () => {
  test("finds words in either Chinese script, in any case, and takes wildcards literally", async () => {
    expect(await names(world.officer, { q: "健源医药" })).toEqual(["KinYuen Therapeutics"]);
    expect(await names(world.officer, { q: "健源" })).toEqual(["KinYuen Therapeutics"]);
    for (const q of ["源医", "源醫", "醫", " 药 "])
      expect(await names(world.officer, { q })).toEqual(["KinYuen Therapeutics"]);
    expect(await names(world.officer, { q: "源健" })).toEqual([]);
    expect(await names(world.officer, { q: "健源", country: "HK" })).toEqual([
      "KinYuen Therapeutics",
    ]);
    expect(await names(world.officer, { q: "健源", country: "CN" })).toEqual([]);
    expect(await names(world.officer, { q: "bio", area: "cardiometabolic" })).toEqual([
      "Meridian Biosensing",
    ]);
    expect(await names(world.officer, { q: "kinyuen" })).toEqual(["KinYuen Therapeutics"]);
    expect(await names(world.officer, { q: "100%_SAFE" })).toEqual(["KinYuen Therapeutics"]);
    expect(await names(world.officer, { q: "%" })).toEqual(["KinYuen Therapeutics"]);
    expect(await names(world.officer, { q: "1__%" })).toEqual([]);
    expect(await names(world.officer, { q: "\\" })).toEqual([]);
  });

  test("filters by area, country and status, sorts by name, counts by tab", async () => {
    expect(await names(world.officer, { area: "cardiometabolic", sort: "name" })).toEqual([
      "Aster Peptides",
      "Meridian Biosensing",
    ]);
    expect(await names(world.officer, { country: "HK,CN", sort: "name" })).toEqual([
      "KinYuen Therapeutics",
      "Meridian Biosensing",
    ]);
    expect(await names(world.officer, { status: "screening" })).toEqual([]);
    const list = await listApplications(world.officer, { q: "kinyuen" });
    expect(list).toMatchObject({ total: 1, counts: { all: 1, waiting_for_us: 1, ended: 0 } });
    const item = list.items[0];
    const found = await listApplications(world.officer, { q: item?.reference ?? "none" });
    expect(found.items.map(({ reference }) => reference)).toEqual([item?.reference]);
  });

  test("is scoped to the intake asked for, by id or slug, and empty for a strange one", async () => {
    expect(await names(world.officer, { intake: world.intake.slug })).toHaveLength(3);
    expect(await names(world.officer, { intake: world.intake.id })).toHaveLength(3);
    expect(await names(world.officer, { intake: world.second.intake.slug })).toEqual([]);
    expect(await names(world.officer, { intake: "------------------------------------" })).toEqual(
      [],
    );
    expect(await names(world.otherPartnerLead, {})).toEqual([]);
  });

  test("refuses unknown filters and values instead of guessing", () => {
    for (const query of [
      { nothing: "1" },
      { status: "gone" },
      { sort: "listName" },
      { page: "0" },
      { country: "hong kong" },
      { area: "a'b" },
    ])
      expect(listQuerySchema.safeParse(query).success).toBe(false);
  });

  test("an auditor cannot learn by searching, filtering or sorting what the list does not show", async () => {
    expect((await listApplications(world.auditor, { q: "kinyuen" })).total).toBe(0);
    const all = await listApplications(world.auditor, { area: ["cardiometabolic"], sort: "name" });
    expect(all.total).toBe(3);
    expect(
      all.items.every((item) => item.name === null && item.area === null && item.country === null),
    ).toBe(true);
  });

  test("tells the lead how many drafts there are, from five on, and nobody else", async () => {
    const drafts = async (actor: Actor) => (await listApplications(actor, {})).drafts;
    for (let count = 1; count <= 5; count += 1) {
      expect(await drafts(world.officer)).toBeNull();
      await makeCompleteDraft((await makeStartup()).owner, world.intake.id);
    }
    expect(await drafts(world.officer)).toBe(5);
    for (const other of [world.partnerLead, world.auditor, world.otherPartnerLead, world.owner])
      expect(await drafts(other)).toBeNull();
    expect((await listApplications(world.officer, {})).total).toBe(3);
  });

  test("a team lists its own applications, drafts included, in its own words", async () => {
    const { owner, startup } = await makeStartup("My draft");
    await makeCompleteDraft(owner, world.intake.id);
    const list = await listApplications(owner, {});
    expect(list.items).toHaveLength(1);
    expect(list.items[0]).toMatchObject({
      name: startup.displayName,
      status: "draft",
      next: { ball: "startup" },
    });
  });

  test("costs one query for one row and for three, with and without what it can be narrowed by", async () => {
    const one = await countQueries(() => listApplications(world.officer, { q: "kinyuen" }));
    const three = await countQueries(() => listApplications(world.officer, {}));
    expect(one.result.items).toHaveLength(1);
    expect(three.result.items).toHaveLength(3);
    expect(three.queries).toHaveLength(one.queries.length);
    expect(three.queries).toHaveLength(1);
    const withFacets = await countQueries(() =>
      listWithFacets(world.officer, {}, { locale: "en-HK" }),
    );
    expect(withFacets.result?.list).toEqual({
      ...three.result,
      now: expect.any(String) as string,
    });
    expect(withFacets.result?.facets).toEqual(await listFacets(world.officer, "en-HK"));
    expect(withFacets.queries).toHaveLength(1);
  });

  test("counts the same from the kept counts as from the rows, bars taken off, after every kind of change", async () => {
    const byRows = (actor: Actor) =>
      withActor(actor, async (tx, now) => {
        const scope = applicationScope(actor, now);
        if (scope.kind !== "where") throw new Error("no scope");
        const where = scope.where;
        return tx.application.groupBy({ by: ["status"], where, _count: { _all: true } });
      });
    const total = async (actor: Actor) =>
      (await byRows(actor)).reduce((sum, { _count }) => sum + _count._all, 0);
    const officer = await makePerson({ role: "officer", organisationId: world.lead.id });
    const agree = async () => {
      for (const actor of [officer, world.officer, world.partnerLead])
        expect((await listApplications(actor, {})).counts.all).toBe(await total(actor));
      const kept = await ownerQuery(
        `SELECT intake_id, status::text, stage::text, sum(count)::int AS count FROM application_counts
          GROUP BY 1, 2, 3 HAVING sum(count) <> 0 ORDER BY 1, 2, 3`,
      );
      const real = await ownerQuery(
        `SELECT intake_id, status::text, count_stage(submitted_at, partner_ended_at)::text AS stage, count(*)::int AS count
           FROM applications GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      );
      expect(kept).toEqual(real);
      const takenUp = await ownerQuery(
        `SELECT screened_by_id, intake_id, status::text, sum(count)::int AS count FROM taken_up_counts
          GROUP BY 1, 2, 3 HAVING sum(count) <> 0 ORDER BY 1, 2, 3`,
      );
      const reallyTakenUp = await ownerQuery(
        `SELECT screened_by_id, intake_id, status::text, count(*)::int AS count FROM applications
          WHERE screened_by_id IS NOT NULL AND submitted_at IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      );
      expect(takenUp).toEqual(reallyTakenUp);
      for (const actor of [officer, world.officer]) {
        const mine = await listApplications(actor, { view: "mine" });
        expect([mine.items.length, mine.counts.mine]).toEqual([mine.total, mine.total]);
      }
    };
    await agree();
    const { owner } = await makeStartup();
    const id = await makeSubmitted(owner, world.intake.id);
    await agree();
    await takeUpApplication(officer, id);
    expect((await listApplications(officer, {})).counts.mine).toBe(1);
    await agree();
    await withActor(systemActor("test"), (tx) =>
      setBar(tx, systemActor("test"), {
        personId: officer.personId,
        applicationId: id,
        programmeId: world.programme.id,
        reason: "conflict",
      }),
    );
    expect((await listApplications(officer, {})).counts.mine).toBe(0);
    await agree();
    await withdrawApplication(owner, id);
    await agree();
    await ownerQuery("UPDATE applications SET intake_id = intake_id WHERE intake_id = $1", [
      world.intake.id,
    ]);
    await agree();
    expect((await listApplications(world.partnerLead, { view: "ended" })).total).toBe(1);
    expect((await listApplications(world.officer, { view: "ended" })).total).toBe(1);
  });

  test("goes on after fifty rows", async () => {
    await db().$executeRaw`
      INSERT INTO applications (reference, intake_id, programme_id, lead_organisation_id, partner_organisation_id, startup_id,
                                form_version_id, status, submitted_at, current_version, list_name)
      SELECT 'CI-' || lpad(n::text, 4, '0') || '-ZZ', ${world.second.intake.id}::uuid, ${world.second.programme.id}::uuid,
             ${world.lead.id}::uuid, ${world.otherPartner.id}::uuid, s.id, ${world.second.form.id}::uuid, 'rejected',
             app_now() - make_interval(mins => n), 1, 'Row ' || n
        FROM generate_series(1, 60) n, (SELECT id FROM startups WHERE id = ${world.startup.id}::uuid) s`;
    const intake = world.second.intake.id;
    const first = await listApplications(world.otherPartnerLead, { intake });
    const second = await listApplications(world.otherPartnerLead, { intake, page: 2 });
    expect([first.items.length, second.items.length, first.total]).toEqual([50, 10, 60]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(60);
    expect((await listApplications(world.otherPartnerLead, { intake, page: 9999 })).items).toEqual(
      [],
    );
  });
});
