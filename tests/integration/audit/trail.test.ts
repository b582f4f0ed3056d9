import { describe, expect, it } from "vitest";
import { listAuditEvents } from "@/lib/audit/queries/list-events";
import { recordAudit } from "@/lib/audit/record";
import { getSeal, listAnchors } from "@/lib/audit/queries/get-seal";
import { listReaders } from "@/lib/audit/queries/list-readers";
import { auditFilterSchema, readerQuestionSchema } from "@/lib/audit/schema";
import { sealTrail } from "@/lib/audit/seal";
import type { AnyActor } from "@/lib/platform/actor";
import { systemActor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { setClock } from "@/tests/support/worker-database";
import { makePerson, makeWorld, type World } from "@/tests/support/world";

async function application(world: World, submitted: boolean) {
  return db().application.create({
    data: {
      reference: `CI-${world.startup.id.slice(0, 4).toUpperCase()}-${submitted ? "AA" : "BB"}`,
      startupId: world.startup.id,
      intakeId: submitted ? world.intake.id : world.second.intake.id,
      programmeId: submitted ? world.programme.id : world.second.programme.id,
      formVersionId: submitted ? world.form.id : world.second.form.id,
      status: submitted ? "submitted" : "draft",
      submittedAt: submitted ? new Date() : null,
      currentVersion: submitted ? 1 : 0,
      leadOrganisationId: world.lead.id,
      partnerOrganisationId: submitted ? world.partner.id : world.otherPartner.id,
    },
  });
}

const note = (actor: AnyActor, programmeId: string | null, applicationId: string | null) =>
  withActor(actor, (tx) =>
    recordAudit(tx, actor, {
      type: "application.section_saved",
      objectType: "section",
      objectId: actor.kind === "person" ? actor.personId : actor.job,
      programmeId,
      applicationId,
      payload: { secret: "CANARY-payload" },
    }),
  );

const everything = auditFilterSchema.parse({});

const seen = async (auditor: Parameters<typeof listAuditEvents>[0]) =>
  (await listAuditEvents(auditor, everything)).items.map(({ objectId }) => objectId);

describe("the trail that an auditor reads", () => {
  it("holds the own organisation's people, and startups and the portal in programmes it leads", async () => {
    const world = await makeWorld();
    const done = await application(world, true);
    await note(world.officer, world.programme.id, done.id);
    await note(world.owner, world.programme.id, done.id);
    await note(systemActor("a-job"), world.programme.id, done.id);
    await note(world.partnerLead, world.programme.id, done.id);
    expect((await seen(world.auditor)).toSorted()).toEqual(
      [world.officer.personId, world.owner.personId, "a-job"].toSorted(),
    );
    const partnerAuditor = await makePerson({ role: "auditor", organisationId: world.partner.id });
    expect(await seen(partnerAuditor)).toEqual([world.partnerLead.personId]);
  });

  it("says nothing of drafts, and never a payload or a person's name", async () => {
    const world = await makeWorld();
    const draft = await application(world, false);
    await note(world.owner, world.second.programme.id, draft.id);
    await note(world.officer, world.programme.id, null);
    const page = await listAuditEvents(world.auditor, everything);
    expect(page.items.map(({ objectId }) => objectId)).toEqual([world.officer.personId]);
    const words = JSON.stringify(page);
    expect(words).not.toContain("CANARY");
    expect(words).not.toContain(draft.reference);
    expect(words).not.toContain(world.officer.displayName);
    expect(words).not.toContain(world.officer.email);
  });

  it("is not there for anybody else", async () => {
    const world = await makeWorld();
    const others = [
      world.administrator,
      world.manager,
      world.partnerLead,
      world.owner,
      world.mentor,
    ];
    for (const denied of others) {
      await expect(listAuditEvents(denied, everything)).rejects.toMatchObject({ status: 404 });
    }
  });

  it("goes back page by page without a gap or a repeat", async () => {
    const world = await makeWorld();
    for (let at = 0; at < 53; at += 1) await note(world.officer, world.programme.id, null);
    const first = await listAuditEvents(world.auditor, everything);
    expect(first).toMatchObject({ more: true });
    const second = await listAuditEvents(world.auditor, {
      ...everything,
      before: BigInt(first.items.at(-1)?.seq ?? "0"),
    });
    expect(second).toMatchObject({ more: false });
    const all = [...first.items, ...second.items].map(({ seq }) => seq);
    expect(new Set(all).size).toBe(53);
  });
});

describe("the filters of the trail", () => {
  it("narrow to a group, a role, a side, an application, an object, a person and days", async () => {
    const world = await makeWorld();
    const done = await application(world, true);
    await note(world.officer, world.programme.id, done.id);
    await note(world.owner, world.programme.id, done.id);
    await note(systemActor("a-job"), world.programme.id, null);
    const found = async (address: Record<string, string>) =>
      (await listAuditEvents(world.auditor, auditFilterSchema.parse(address))).items.map(
        ({ objectId }) => objectId,
      );
    const [officer, owner] = [world.officer.personId, world.owner.personId];
    expect(await found({ group: "application" })).toEqual(["a-job", owner, officer]);
    expect(await found({ group: "document" })).toEqual([]);
    expect(await found({ role: "officer" })).toEqual([officer]);
    expect(await found({ role: "system" })).toEqual(["a-job"]);
    expect(await found({ by: "own" })).toEqual([officer]);
    expect(await found({ by: "others" })).toEqual(["a-job", owner]);
    expect(await found({ reference: done.reference.toLowerCase() })).toEqual([owner, officer]);
    expect(await found({ object: owner })).toEqual([owner]);
    const { items } = await listAuditEvents(
      world.auditor,
      auditFilterSchema.parse({ object: owner }),
    );
    expect(items[0]?.person).toMatch(/^[0-9a-f]{8}$/);
    expect(await found({ person: items[0]?.person ?? "" })).toEqual([owner]);
    const today = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
    expect(await found({ from: today, until: today })).toHaveLength(3);
    expect(await found({ until: "2020-01-01" })).toEqual([]);
  });

  it("take anything odd as not given", () => {
    expect(
      auditFilterSchema.parse({
        group: "x",
        role: ["a"],
        by: "'",
        reference: "%",
        object: "a b",
        from: "2020-13-01",
        before: "-1",
        person: "zz",
      }),
    ).toEqual(everything);
  });
});

describe("who saw it", () => {
  const opened = (actor: AnyActor, applicationId: string, programmeId: string, objectId: string) =>
    withActor(actor, (tx) =>
      recordAudit(tx, actor, {
        type: "application.section_opened",
        objectType: "section",
        objectId,
        programmeId,
        applicationId,
      }),
    );
  const ask = (address: Record<string, string>) => readerQuestionSchema.parse(address);

  it("names each reader of the own organisation once, with how often, first and last", async () => {
    const world = await makeWorld();
    const done = await application(world, true);
    for (const key of ["science", "science", "finance"])
      await opened(world.leadReviewer, done.id, world.programme.id, key);
    await opened(world.officer, done.id, world.programme.id, "science");
    await opened(world.partnerReviewer, done.id, world.programme.id, "science");
    await note(world.officer, world.programme.id, done.id);
    const { items } = await listReaders(world.auditor, ask({ subject: done.reference }));
    expect(items.map(({ role, objectId, times }) => [role, objectId, times])).toEqual([
      ["officer", "science", 1],
      ["reviewer", "finance", 1],
      ["reviewer", "science", 2],
    ]);
    const one = await listReaders(world.auditor, ask({ subject: "finance" }));
    expect(one.items).toHaveLength(1);
    const past = ask({ subject: done.reference, until: "2020-01-01" });
    expect((await listReaders(world.auditor, past)).items).toEqual([]);
    expect((await listReaders(world.auditor, ask({}))).items).toEqual([]);
    const partnerAuditor = await makePerson({ role: "auditor", organisationId: world.partner.id });
    const theirs = await listReaders(partnerAuditor, ask({ subject: done.reference }));
    expect(theirs.items.map(({ role }) => role)).toEqual(["reviewer"]);
  });

  it("is answered to auditors alone, as are the seal and the anchors", async () => {
    const world = await makeWorld();
    for (const denied of [world.administrator, world.manager, world.owner]) {
      const gone = { status: 404 };
      await expect(listReaders(denied, ask({ subject: "x" }))).rejects.toMatchObject(gone);
      await expect(getSeal(denied)).rejects.toMatchObject(gone);
      await expect(listAnchors(denied)).rejects.toMatchObject(gone);
    }
  });

  it("stands beside up to where the trail is sealed, and when nobody seals", async () => {
    const world = await makeWorld();
    await note(world.officer, world.programme.id, null);
    await sealTrail();
    const seal = await getSeal(world.auditor);
    expect(seal).toMatchObject({ check: null, waitingSince: null });
    expect(seal.sealed?.events).toBeGreaterThan(0);
    expect((await listAnchors(world.auditor)).at(-1)?.block).toBe(seal.sealed?.block);
    await note(world.officer, world.programme.id, null);
    await setClock(120_000);
    expect((await getSeal(world.auditor)).waitingSince).not.toBeNull();
    await setClock(0);
  });
});
