import { beforeAll, describe, expect, test } from "vitest";
import { giveGrant, setBar } from "@/lib/access/commands";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { getApplication } from "@/lib/applications/queries/get-application";
import { listApplications } from "@/lib/applications/queries/list-applications";
import type { GrantReason } from "@/lib/generated/prisma/enums";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { addDocument, makeCompleteDraft, makeSubmitted } from "@/tests/support/applications";
import { joinAs, makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { codeOf } from "@/tests/support/refusals";

let world: World;
let owner: Actor;
let id: string;
let draft: string;

const t1 = "CANARY-T1-abstract";
const t2 = "CANARY-T2-mechanism";

beforeAll(async () => {
  world = await makeWorld();
  owner = (await makeStartup("Nordlys Cell")).owner;
  id = await makeSubmitted(owner, world.intake.id, {
    company: { company_name_en: "Nordlys Cell" },
    product: { abstract: t1 },
    science: { mechanism: t2 },
  });
  const other = (await makeStartup("Still writing")).owner;
  draft = await makeCompleteDraft(other, world.intake.id, { product: { abstract: "DRAFT-WORDS" } });
});

const grantTo = (actor: Actor, applicationId: string, reason: GrantReason, sections = ["*"]) =>
  withActor(systemActor("test"), (tx) =>
    giveGrant(tx, systemActor("test"), {
      personId: actor.personId,
      membershipId: actor.membership?.id ?? null,
      applicationId,
      programmeId: world.programme.id,
      organisationId: actor.membership?.organisationId ?? world.lead.id,
      sections,
      reason,
      sourceId: crypto.randomUUID(),
      version: reason === "release" ? 1 : null,
    }),
  );

const words = async (actor: Actor) => JSON.stringify(await getApplication(actor, id));
const listed = async (actor: Actor) =>
  (await listApplications(actor, {})).items.map((item) => item.id);

describe("one application", () => {
  test("the team reads all of it, with revisions, names and what is missing", async () => {
    const view = await getApplication(owner, id);
    expect(view).toMatchObject({ reader: "team", audience: "startup", completed: 10 });
    expect(view.next.sentence).toMatch(/You hear from us by .* HKT \(UTC\+8\)\./);
    expect(view.sections.map(({ revision }) => revision)).toEqual(Array(10).fill(1));
    expect(view.sections.every(({ saved }) => saved?.by === owner.displayName)).toBe(true);
    expect(view.actions.withdraw.may).toBe(true);
    expect(view.actions.submit).toMatchObject({
      may: false,
      reason: "applications.already_submitted",
    });
  });

  test("the lead reads both tiers, and each protected section opened is one audit row in 30 minutes", async () => {
    const closed = await getApplication(world.officer, id, { open: [] });
    expect(JSON.stringify(closed)).toContain(t1);
    expect(JSON.stringify(closed)).not.toContain(t2);
    const opened = () =>
      db().auditEvent.findMany({
        where: { applicationId: id, type: "application.section_opened" },
        select: { objectId: true },
      });
    expect(await opened()).toEqual([]);
    const view = await getApplication(world.officer, id, { open: ["science"] });
    expect(JSON.stringify(view)).toContain(t2);
    await getApplication(world.officer, id, { open: ["science"] });
    expect(await opened()).toEqual([{ objectId: "science" }]);
    expect(view.sections.every(({ revision, saved }) => revision === null && saved === null)).toBe(
      true,
    );
    expect(view.actions.takeUp.may).toBe(true);
  });

  test("the partner reads T1, and of T2 only that it exists and is complete", async () => {
    const view = await getApplication(world.partnerLead, id);
    expect(JSON.stringify(view)).toContain(t1);
    expect(JSON.stringify(view)).not.toContain(t2);
    const science = view.sections.find(({ key }) => key === "science");
    expect(science).toMatchObject({
      complete: true,
      answers: null,
      documents: [],
      revision: null,
      state: null,
      saved: null,
      done: null,
      language: null,
      access: { may: false, reason: "applications.needs_release" },
    });
    expect(Object.values(view.actions).some(({ may }) => may)).toBe(false);
  });

  test("a release opens exactly its section, to exactly its person", async () => {
    const reader = await joinAs(await makePerson(), {
      role: "partner_lead",
      organisationId: world.partner.id,
      programmeId: world.programme.id,
    });
    await grantTo(reader, id, "release", ["science"]);
    const view = await getApplication(reader, id);
    expect(
      view.sections
        .filter(({ answers }) => answers !== null && true)
        .map(({ key, tier }) => [key, tier])
        .filter(([, tier]) => tier === "T2"),
    ).toEqual([["science", "T2"]]);
    expect(await words(world.partnerLead)).not.toContain(t2);
  });

  test("reviewers and mentors read by live grant under the very membership it was given to", async () => {
    expect(await codeOf(getApplication(world.leadReviewer, id))).toBe("platform.not_found");
    await grantTo(world.leadReviewer, id, "assignment");
    await grantTo(world.partnerReviewer, id, "assignment");
    await grantTo(world.mentor, id, "match");
    expect(await words(world.leadReviewer)).toContain(t2);
    for (const reader of [world.partnerReviewer, world.mentor]) {
      expect(await words(reader)).toContain(t1);
      expect(await words(reader)).not.toContain(t2);
    }
    const elsewhere = await joinAs(world.mentor, {
      role: "mentor",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    expect(await codeOf(getApplication(elsewhere, id))).toBe("platform.not_found");
  });

  test("an auditor gets reference and status, without names, sections or words", async () => {
    const view = await getApplication(world.auditor, id);
    expect(view).toMatchObject({ reader: "auditor", startup: null, sections: [], completed: 0 });
    const text = JSON.stringify(view);
    for (const secret of [t1, t2, "Nordlys"]) expect(text).not.toContain(secret);
  });

  test("everyone else finds nothing, and a draft is there for its team alone", async () => {
    const strangers = [world.rival, world.hospital, world.administrator, world.otherPartnerLead];
    for (const stranger of strangers)
      expect(await codeOf(getApplication(stranger, id))).toBe("platform.not_found");
    const all = [
      ...strangers,
      world.manager,
      world.officer,
      world.partnerLead,
      world.auditor,
      owner,
    ];
    for (const actor of all)
      expect(await codeOf(getApplication(actor, draft))).toBe("platform.not_found");
  });

  test("a bar closes it in list and page at once, through a role and through a grant", async () => {
    const officer = await makePerson({ role: "officer", organisationId: world.lead.id });
    const reviewer = await makePerson({
      role: "reviewer",
      organisationId: world.partner.id,
      unit: "oncology",
    });
    await grantTo(reviewer, id, "assignment");
    expect(await listed(officer)).toContain(id);
    expect(await listed(reviewer)).toEqual([id]);
    await withActor(systemActor("test"), async (tx) => {
      const bar = {
        applicationId: id,
        programmeId: world.programme.id,
        reason: "conflict" as const,
      };
      await setBar(tx, systemActor("test"), { ...bar, personId: officer.personId });
      await setBar(tx, systemActor("test"), {
        ...bar,
        organisationId: world.partner.id,
        unit: "oncology",
      });
    });
    for (const barred of [officer, reviewer]) {
      expect(await listed(barred)).not.toContain(id);
      expect(await codeOf(getApplication(barred, id))).toBe("platform.not_found");
    }
    const anotherRole = await joinAs(officer, {
      role: "programme_manager",
      organisationId: world.lead.id,
    });
    expect(await codeOf(getApplication(anotherRole, id))).toBe("platform.not_found");
    expect(await listed(world.partnerLead)).toContain(id);
  });

  test("what the list holds opens, and what opens is in the list", async () => {
    const everybody = [
      owner,
      world.officer,
      world.partnerLead,
      world.leadReviewer,
      world.partnerReviewer,
      world.mentor,
      world.auditor,
      world.rival,
      world.administrator,
    ];
    for (const actor of everybody) {
      const ids = await listed(actor);
      for (const candidate of [id, draft])
        expect([
          actor.membership?.role,
          candidate,
          await codeOf(getApplication(actor, candidate)),
        ]).toEqual([
          actor.membership?.role,
          candidate,
          ids.includes(candidate) ? "done" : "platform.not_found",
        ]);
    }
  });

  test("documents follow the tier of their section", async () => {
    const made = (await makeStartup()).owner;
    const draftId = await makeCompleteDraft(made, world.intake.id);
    await addDocument(draftId, "product", "pitch_deck");
    await addDocument(draftId, "science", "data_files");
    const { submitApplication } = await import("@/lib/applications/commands/submit-application");
    await submitApplication(made, draftId);
    await addDocument(draftId, "product", "pitch_deck");
    const documentsOf = async (actor: Actor) =>
      (await getApplication(actor, draftId)).sections.flatMap(({ key, documents }) =>
        documents.map(({ question }) => `${key}.${question}`),
      );
    expect(await documentsOf(world.officer)).toEqual(["product.pitch_deck", "science.data_files"]);
    expect(await documentsOf(world.partnerLead)).toEqual(["product.pitch_deck"]);
    expect(await documentsOf(made)).toHaveLength(3);
  });
});

describe("people on both sides", () => {
  test("never read their own startup's application, nor the others in its intake, as staff or reviewer", async () => {
    const { owner: founder, startup } = await makeStartup("Both sides");
    const asOfficer = await joinAs(founder, {
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    const own = await makeSubmitted(founder, world.intake.id);
    const later = await makeSubmitted((await makeStartup()).owner, world.intake.id);
    for (const candidate of [own, id, later])
      expect(await codeOf(getApplication(asOfficer, candidate))).toBe("platform.not_found");
    expect(await listed(asOfficer)).toEqual([]);
    expect((await getApplication(founder, own)).startup?.id).toBe(startup.id);
    const bars = await db().bar.findMany({ where: { personId: founder.personId } });
    expect(
      bars.filter(({ reason }) => reason === "own_startup").map((bar) => bar.applicationId),
    ).toEqual([own]);
    expect(new Set(bars.map((bar) => bar.applicationId)).size).toBe(bars.length);
  });
});

describe("after an ending", () => {
  test("the partner keeps reference and outcome only, its reviewers nothing, and every grant is revoked", async () => {
    const made = (await makeStartup("Gone Bio")).owner;
    const gone = await makeSubmitted(made, world.intake.id, { product: { abstract: t1 } });
    await grantTo(world.partnerReviewer, gone, "assignment");
    await withdrawApplication(made, gone);
    const view = await getApplication(world.partnerLead, gone);
    expect(view).toMatchObject({
      reader: "partner_ended",
      startup: null,
      sections: [],
      status: "withdrawn",
    });
    expect(JSON.stringify(view)).not.toContain("Gone Bio");
    expect(await listed(world.partnerLead)).not.toContain(gone);
    const ended = await listApplications(world.partnerLead, { view: "ended" });
    expect(ended.items.find((item) => item.id === gone)).toMatchObject({ name: null, title: null });
    expect(
      (await listApplications(world.partnerLead, { view: "ended", q: "Gone Bio" })).total,
    ).toBe(0);
    expect(await codeOf(getApplication(world.partnerReviewer, gone))).toBe("platform.not_found");
    expect(await db().grant.count({ where: { applicationId: gone, revokedAt: null } })).toBe(0);
    expect(await codeOf(getApplication(world.officer, gone))).toBe("done");
  });
});
