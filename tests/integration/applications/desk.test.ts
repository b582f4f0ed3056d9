import { beforeAll, describe, expect, it } from "vitest";
import { setBar } from "@/lib/access/commands";
import { runImport } from "@/lib/imports/commands/run-import";
import {
  markEligible,
  rejectAtScreening,
  takeUpApplication,
} from "@/lib/applications/commands/screen-application";
import { uploadImport } from "@/lib/imports/commands/upload-import";
import { getApplication } from "@/lib/applications/queries/get-application";
import { getStaffRecord } from "@/lib/applications/queries/get-staff-record";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { listFacets } from "@/lib/applications/queries/list-facets";
import { listQuerySchema } from "@/lib/applications/schema";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { makeSubmitted } from "@/tests/support/applications";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

let world: World;
let first: string;
let second: string;

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content, "utf8");
}

async function submitted(name: string) {
  const { owner } = await makeStartup(name);
  return makeSubmitted(owner, world.intake.id, { company: { company_name_en: name } });
}

const names = async (actor: Actor, query: Record<string, string>, differing: string[] = []) =>
  (await listApplications(actor, listQuerySchema.parse(query), { differing })).items.map(
    ({ name }) => name,
  );

beforeAll(async () => {
  world = await makeWorld();
  first = await submitted("First Desk");
  second = await submitted("Second Desk");
  const { id } = await uploadImport(
    world.officer,
    { intake: world.intake.slug, fileName: "a.csv" },
    bytesOf("name,city,country,website\nImported Desk,Oslo,NO,https://imported-desk.example\n"),
  );
  await runImport(world.officer, id);
});

describe("what an imported record does not have", () => {
  it("is not said to be kept back by the startup", async () => {
    const [imported] = (await listApplications(world.officer, { source: "import" })).items;
    const shown = async (actor: Actor, id: string) => {
      const { sections } = await getApplication(actor, id, { locale: "en-HK", open: [] });
      return sections.filter(({ tier }) => tier === "T2").map(({ lens }) => lens.reason);
    };
    for (const actor of [world.officer, world.partnerLead]) {
      const reasons = await shown(actor, imported?.id ?? "");
      expect(reasons.length).toBeGreaterThan(2);
      expect(new Set(reasons)).toEqual(new Set(["An imported record has no such section yet."]));
    }
    const [own] = await shown(world.partnerLead, first);
    expect(own).toMatch(/^This section is not open to you/);
  });
});

describe("the tabs and filters of the desk", () => {
  it("tell applied from imported, with counts that agree", async () => {
    expect(await names(world.officer, { source: "import" })).toEqual(["Imported Desk"]);
    expect(await names(world.partnerLead, { source: "self", sort: "name" })).toEqual([
      "First Desk",
      "Second Desk",
    ]);
    const list = await listApplications(world.officer, { source: "import" });
    expect(list).toMatchObject({ total: 1, counts: { all: 1, waiting_for_us: 1 } });
  });

  it("call mine what this officer took up, and nothing of the partner's", async () => {
    await takeUpApplication(world.officer, first);
    expect(await names(world.officer, { view: "mine" })).toEqual(["First Desk"]);
    expect(await names(world.manager, { view: "mine" })).toEqual([]);
    const counts = async (actor: Actor) => (await listApplications(actor, {})).counts.mine;
    expect([await counts(world.officer), await counts(world.manager)]).toEqual([1, 0]);
    expect(await counts(world.partnerLead)).toBe(0);
  });

  it("show as differing only what is both given and in sight", async () => {
    expect(await names(world.manager, { view: "differ" }, [second])).toEqual(["Second Desk"]);
    expect(await names(world.otherPartnerLead, { view: "differ" }, [second])).toEqual([]);
    expect((await listApplications(world.manager, {}, { differing: [second] })).counts.differ).toBe(
      1,
    );
    expect(
      (await listApplications(world.otherPartnerLead, {}, { differing: [second] })).counts.differ,
    ).toBe(0);
  });

  it("offer countries and intakes from what is in sight and nothing else", async () => {
    const facets = await listFacets(world.officer, "en-HK");
    expect(facets.countries).toContain("NO");
    expect(facets.intakes.map(({ slug }) => slug)).toEqual([world.intake.slug]);
    expect((await listFacets(world.otherPartnerLead, "en-HK")).countries).toEqual([]);
    const barred = await makePerson({
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    const { items } = await listApplications(world.officer, { source: "import" });
    const applicationId = items[0]?.id ?? "";
    await withActor(systemActor("test"), (tx) =>
      setBar(tx, systemActor("test"), {
        personId: barred.personId,
        applicationId,
        programmeId: world.programme.id,
        reason: "conflict",
      }),
    );
    expect((await listFacets(barred, "en-HK")).countries).not.toContain("NO");
  });
});

describe("the record of one application", () => {
  it("is staff's of both organisations only", async () => {
    for (const actor of [world.manager, world.officer, world.partnerLead])
      await expect(getStaffRecord(actor, first, "en-HK")).resolves.toBeDefined();
    const others = [
      world.owner,
      world.leadReviewer,
      world.mentor,
      world.auditor,
      world.otherPartnerLead,
      world.rival,
    ];
    for (const actor of others)
      await expect(getStaffRecord(actor, first, "en-HK")).rejects.toMatchObject({ status: 404 });
  });

  it("names the lead's own people to the lead, organisations to the partner, and keeps versions from the partner", async () => {
    const lead = await getStaffRecord(world.manager, first, "en-HK");
    expect(lead.history[0]?.by).toEqual({
      kind: "organisation",
      name: `${world.officer.displayName} · Science Park`,
    });
    expect(lead.history.map(({ status }) => status)).toEqual(["screening", "submitted"]);
    expect(lead.versions.map(({ number }) => number)).toEqual([1]);
    expect(lead.eligibility?.results.length).toBeGreaterThan(0);
    const partner = await getStaffRecord(world.partnerLead, first, "en-HK");
    expect(partner.history[0]?.by).toEqual({ kind: "organisation", name: "Science Park" });
    expect(partner).toMatchObject({ versions: [], eligibility: null });
    expect(JSON.stringify(partner)).not.toContain(world.officer.displayName);
  });

  it("opens no protected section until it is asked for, and none at all for the partner", async () => {
    const closed = await getApplication(world.officer, first, { open: [] });
    const answers = (view: typeof closed, key: string) =>
      view.sections.find((section) => section.key === key)?.answers;
    expect(answers(closed, "science")).toBeNull();
    expect(
      answers(await getApplication(world.officer, first, { open: ["science"] }), "science"),
    ).not.toBeNull();
    expect(
      answers(await getApplication(world.partnerLead, first, { open: ["science"] }), "science"),
    ).toBeNull();
  });

  it("keeps the rules as they were recorded once the officer has decided", async () => {
    await markEligible(world.officer, first);
    const record = await getStaffRecord(world.officer, first, "en-HK");
    expect(record.eligibility?.recordedVersion).toBe(1);
    expect(record.eligibility?.results.length).toBeGreaterThan(0);
    expect(record.eligibility?.results.filter(({ rule }) => !rule.includes("?"))).toEqual([]);
  });

  it("leaves the partner of an ended application no history", async () => {
    await takeUpApplication(world.officer, second);
    const [rule] =
      (await getStaffRecord(world.officer, second, "en-HK")).eligibility?.results ?? [];
    await rejectAtScreening(world.officer, second, {
      rule: rule?.key ?? "",
      reason: "The company is older than the programme takes.",
      reapplyFrom: null,
    });
    const ended = await getStaffRecord(world.partnerLead, second, "en-HK");
    expect(ended).toMatchObject({ history: [], versions: [], eligibility: null });
  });

  it("says of an imported one that nobody has claimed it", async () => {
    const { items } = await listApplications(world.officer, { source: "import" });
    const record = await getStaffRecord(world.officer, items[0]?.id ?? "", "en-HK");
    expect(record).toMatchObject({
      unclaimed: true,
      versions: [{ number: 1, reason: "import" }],
      history: [{ status: "submitted" }],
    });
  });
});
