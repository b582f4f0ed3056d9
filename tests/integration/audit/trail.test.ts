import { describe, expect, it } from "vitest";
import { listAuditEvents } from "@/lib/audit/queries";
import { recordAudit } from "@/lib/audit/record";
import type { AnyActor } from "@/lib/platform/actor";
import { systemActor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
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

const seen = async (auditor: Parameters<typeof listAuditEvents>[0]) =>
  (await listAuditEvents(auditor, null)).items.map(({ objectId }) => objectId);

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
    const page = await listAuditEvents(world.auditor, null);
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
      await expect(listAuditEvents(denied, null)).rejects.toMatchObject({ status: 404 });
    }
  });

  it("goes back page by page without a gap or a repeat", async () => {
    const world = await makeWorld();
    for (let at = 0; at < 53; at += 1) await note(world.officer, world.programme.id, null);
    const first = await listAuditEvents(world.auditor, null);
    expect(first).toMatchObject({ more: true });
    const second = await listAuditEvents(world.auditor, BigInt(first.items.at(-1)?.seq ?? "0"));
    expect(second).toMatchObject({ more: false });
    const all = [...first.items, ...second.items].map(({ seq }) => seq);
    expect(new Set(all).size).toBe(53);
  });
});
