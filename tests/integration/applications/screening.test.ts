import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { getTeamPage } from "@/lib/applications/queries/get-team-page";
import { copyToIntake } from "@/lib/applications/commands/copy-application";
import {
  extendAllDrafts,
  extendDeadline,
  extendDraft,
} from "@/lib/applications/commands/extend-deadline";
import {
  lapseDrafts,
  pursuePapers,
  remindDrafts,
} from "@/lib/applications/commands/lapse-applications";
import { saveSection } from "@/lib/applications/commands/save-section";
import {
  markEligible,
  rejectAtScreening,
  returnForPapers,
  takeUpApplication,
} from "@/lib/applications/commands/screen-application";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { getApplication } from "@/lib/applications/queries/get-application";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { makeCompleteDraft, makeSubmitted } from "@/tests/support/applications";
import { ownerQuery, setClock } from "@/tests/support/worker-database";
import { makeIntake, makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { codeOf } from "@/tests/support/refusals";

const day = 24 * 3600_000;
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterEach(() => setClock(0));

const statusOf = async (id: string) =>
  (await db().application.findUniqueOrThrow({ where: { id } })).status;
const mails = (id: string, template: string) =>
  db().outboxMail.count({ where: { applicationId: id, template } });

const inDays = (days: number) => new Date(Date.now() + days * day);
const papers = (sections = ["regulatory"], days = 10) => ({
  sections,
  dueAt: inDays(days),
  message: "Please add the minutes of the meeting.",
});

async function submitted(): Promise<{ owner: Actor; id: string }> {
  const { owner } = await makeStartup();
  return { owner, id: await makeSubmitted(owner, world.intake.id) };
}
async function screened() {
  const made = await submitted();
  await takeUpApplication(world.officer, made.id);
  return made;
}

describe("screening", () => {
  test("goes from taken up to eligible, with the rules' results recorded and the team told", async () => {
    const { id } = await submitted();
    expect(await takeUpApplication(world.officer, id)).toEqual({ id, status: "screening" });
    expect(
      await db().outboxMail.count({
        where: {
          applicationId: id,
          template: { notIn: ["application_submitted", "application_started"] },
        },
      }),
    ).toBe(0);
    expect(await codeOf(takeUpApplication(world.officer, id))).toBe("applications.wrong_status");
    await markEligible(world.manager, id);
    const row = await db().application.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      status: "in_review",
      eligibilityVersion: 1,
      screenedById: world.manager.personId,
    });
    const record = row.eligibilityRecord as { results: { key: string; passed: unknown }[] };
    expect(record.results.length).toBeGreaterThan(2);
    expect(Object.keys(record.results[0] ?? {})).toEqual(["key", "passed"]);
    expect(await mails(id, "application_eligible")).toBe(1);
  });

  test("is for the lead's staff alone, and another programme's see nothing", async () => {
    const { owner, id } = await screened();
    const foreign = await makePerson({
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    const steps = (actor: Actor) => [
      () => takeUpApplication(actor, id),
      () => markEligible(actor, id),
      () => returnForPapers(actor, id, papers()),
      () =>
        rejectAtScreening(actor, id, {
          rule: "company_age",
          reason: "Too old for this.",
          reapplyFrom: null,
        }),
      () => extendDeadline(actor, id, inDays(5)),
    ];
    for (const actor of [
      foreign,
      world.administrator,
      world.auditor,
      world.rival,
      world.leadReviewer,
    ])
      for (const step of steps(actor)) expect(await codeOf(step())).toBe("platform.not_found");
    for (const actor of [world.partnerLead, owner])
      for (const step of steps(actor)) expect(await codeOf(step())).toBe("platform.wrong_role");
    expect(await statusOf(id)).toBe("screening");
  });

  test("a rejection names a rule of the intake, says why, and ends the partner's sight", async () => {
    const { id } = await screened();
    const rule = (
      await db().eligibilityRule.findFirstOrThrow({ where: { intakeId: world.intake.id } })
    ).key;
    const words = {
      reason: "The company is older than the rule allows.",
      reapplyFrom: inDays(365),
    };
    expect(
      await codeOf(rejectAtScreening(world.officer, id, { rule: "no_such_rule", ...words })),
    ).toBe("platform.invalid");
    await rejectAtScreening(world.officer, id, { rule, ...words });
    const row = await db().application.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      status: "rejected",
      rejectionRule: rule,
      rejectionReason: words.reason,
    });
    expect(row.partnerEndedAt).not.toBeNull();
    expect(await mails(id, "application_rejected")).toBe(1);
  });
});

describe("papers", () => {
  test("reopen only the named sections, freeze the next version, and bring it back to screening", async () => {
    const { owner, id } = await screened();
    expect(await codeOf(returnForPapers(world.officer, id, papers(["nothing"])))).toBe(
      "platform.invalid",
    );
    expect(await codeOf(returnForPapers(world.officer, id, papers(["regulatory"], -1)))).toBe(
      "platform.invalid",
    );
    await returnForPapers(world.officer, id, papers());
    const view = await getApplication(owner, id);
    expect(view.returned).toMatchObject({ sections: ["regulatory"], message: papers().message });
    expect(view.sections.filter(({ edit }) => edit.may).map(({ key }) => key)).toEqual([
      "regulatory",
    ]);
    const save = (sectionKey: string, answers: Record<string, unknown>) =>
      saveSection(owner, { applicationId: id, sectionKey }, { revision: 1, answers });
    expect(await codeOf(save("company", { city: "Macao" }))).toBe(
      "applications.section_not_returned",
    );
    const question = view.sections.find(({ key }) => key === "regulatory");
    const longText =
      Object.entries(question?.answers ?? {}).find(
        ([, value]) => typeof value === "string" && value.length > 20,
      )?.[0] ?? "";
    await save("regulatory", { [longText]: "Now with the minutes of the meeting." });
    // Nobody outside sees a word of it before it is sent.
    expect(JSON.stringify(await getApplication(world.officer, id))).not.toContain(
      "Now with the minutes",
    );
    expect(await submitApplication(owner, id)).toMatchObject({ status: "screening", version: 2 });
    expect(JSON.stringify(await getApplication(world.officer, id))).toContain(
      "Now with the minutes",
    );
    const row = await db().application.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ currentVersion: 2, returnedSections: [], returnedDueAt: null });
    expect(await mails(id, "papers_received")).toBe(1);
    expect(
      (await db().paperRequest.findFirstOrThrow({ where: { applicationId: id } })).answeredAt,
    ).not.toBeNull();
  });

  test("are reminded of twice and then lapse, unless more time was given", async () => {
    const one = await screened();
    const two = await screened();
    for (const { id } of [one, two]) await returnForPapers(world.officer, id, papers());
    const system = systemActor("test");
    for (const passed of [8, 9.5]) {
      await setClock(passed * day);
      expect(await pursuePapers(system)).toBe(0);
    }
    expect(await mails(one.id, "papers_requested")).toBe(3);
    await extendDeadline(world.officer, two.id, inDays(20));
    await setClock(10.5 * day);
    expect(await pursuePapers(system)).toBe(1);
    expect([await statusOf(one.id), await statusOf(two.id)]).toEqual(["lapsed", "returned"]);
    expect(await mails(one.id, "application_lapsed")).toBe(1);
    expect(await pursuePapers(system)).toBe(0);
  });
});

describe("deadlines of drafts", () => {
  test("a draft past deadline and grace lapses once, is kept, and can be copied into a later intake", async () => {
    const intake = await makeIntake(world.programme.id, world.form.id, "Short");
    const next = await makeIntake(world.programme.id, world.form.id, "Next");
    const { owner } = await makeStartup();
    const id = await makeCompleteDraft(owner, intake.id, { product: { title: "Copied words" } });
    await ownerQuery("UPDATE intakes SET closes_at = $1, opens_at = $2 WHERE id = $3", [
      new Date(Date.now() - 60_000),
      inDays(-9),
      intake.id,
    ]);
    const system = systemActor("test");
    await lapseDrafts(system);
    expect(await statusOf(id)).toBe("draft");
    await setClock(20 * 60_000);
    await lapseDrafts(system);
    await lapseDrafts(system);
    expect(await statusOf(id)).toBe("lapsed");
    expect(await mails(id, "application_lapsed")).toBe(1);
    expect(await codeOf(copyToIntake(world.rival, id, { intakeId: next.id }))).toBe(
      "platform.not_found",
    );
    const copy = await copyToIntake(owner, id, { intakeId: next.id });
    expect(copy.created).toBe(true);
    expect(await copyToIntake(owner, id, { intakeId: next.id })).toEqual({
      id: copy.id,
      created: false,
    });
    // What is offered is nobody's answer until it is kept (prefill.test.ts).
    expect((await getApplication(owner, copy.id)).completed).toBe(0);
    const { prefill } = await getTeamPage(owner, copy.id, "en-HK");
    expect(JSON.stringify(prefill)).toContain("Copied words");
  });

  test("more time for one is found by its reference, more time for all is the manager's one action", async () => {
    const intake = await makeIntake(world.programme.id, world.form.id, "Typhoon");
    const drafts = await Promise.all(
      [1, 2].map(async () => makeCompleteDraft((await makeStartup()).owner, intake.id)),
    );
    const first = await db().application.findUniqueOrThrow({ where: { id: drafts[0] ?? "" } });
    const until = inDays(40);
    for (const other of [world.partnerLead, world.auditor, world.rival, world.administrator])
      expect(await codeOf(extendDraft(other, first.reference, until))).toBe("platform.not_found");
    expect(await codeOf(extendDraft(world.officer, "CI-2222-22", until))).toBe(
      "platform.not_found",
    );
    expect(await codeOf(extendDraft(world.officer, first.reference, inDays(-1)))).toBe(
      "platform.invalid",
    );
    await extendDraft(world.officer, first.reference, inDays(60));
    expect(await codeOf(extendAllDrafts(world.officer, intake.id, until))).toBe(
      "platform.wrong_role",
    );
    expect(await codeOf(extendAllDrafts(world.partnerLead, intake.id, until))).toBe(
      "platform.not_found",
    );
    expect(await extendAllDrafts(world.manager, intake.id, until)).toEqual({ extended: 1 });
  });

  test("teams are reminded once at seven and once at two days", async () => {
    const intake = await makeIntake(world.programme.id, world.form.id, "Reminders");
    const { owner } = await makeStartup();
    const id = await makeCompleteDraft(owner, intake.id);
    const system = systemActor("test");
    for (const passed of [20, 24, 25, 28.5, 29]) {
      await setClock(passed * day);
      await remindDrafts(system);
    }
    expect(await mails(id, "deadline_reminder")).toBe(2);
  });
});

describe("withdrawing", () => {
  test("is the owner's, at once, from any place before admission, and frees the place", async () => {
    const { owner, id } = await screened();
    const startupId = owner.membership?.startupId ?? "";
    const editor = await makePerson({ role: "editor", startupId, maySubmit: true });
    expect(await codeOf(withdrawApplication(editor, id))).toBe("applications.owner_only");
    for (const other of [world.officer, world.partnerLead])
      expect(["applications.owner_only", "platform.not_found"]).toContain(
        await codeOf(withdrawApplication(other, id)),
      );
    await withdrawApplication(owner, id);
    expect(await codeOf(withdrawApplication(owner, id))).toBe("applications.wrong_status");
    expect(await mails(id, "application_withdrawn")).toBe(2);
    await expect(makeCompleteDraft(owner, world.intake.id)).resolves.not.toBe(id);
    const history = await db().statusChange.findMany({
      where: { applicationId: id },
      orderBy: { at: "asc" },
    });
    expect(history.map(({ from, to }) => [from, to])).toEqual([
      [null, "draft"],
      ["draft", "submitted"],
      ["submitted", "screening"],
      ["screening", "withdrawn"],
    ]);
  });
});
