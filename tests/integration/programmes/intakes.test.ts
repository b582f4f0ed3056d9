import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { problemResponse } from "@/lib/platform/problem";
import { closeIntake } from "@/lib/programmes/commands/close-intake";
import { createIntake } from "@/lib/programmes/commands/create-intake";
import { createProgramme } from "@/lib/programmes/commands/create-programme";
import { draftFormVersion } from "@/lib/programmes/commands/draft-form-version";
import { removeFormQuestion } from "@/lib/programmes/commands/edit-form";
import { openIntake } from "@/lib/programmes/commands/open-intake";
import { publishFormVersion } from "@/lib/programmes/commands/publish-form-version";
import { updateEligibilityRules } from "@/lib/programmes/commands/update-eligibility-rules";
import { updateIntake } from "@/lib/programmes/commands/update-intake";
import { text } from "@/lib/programmes/localised";
import { getPublicProgramme, listPublicRules } from "@/lib/programmes/queries/public-programmes";
import { getProgrammeSetup } from "@/lib/programmes/queries/set-up";
import {
  companyAgeAtMost,
  defaultEligibilityRules,
} from "@/lib/programmes/templates/eligibility-rules";
import { setClock } from "@/tests/support/worker-database";
import { makePerson, makeWorld, type World } from "@/tests/support/world";
import { refusalOf } from "@/tests/support/refusals";
import { inDays, intakeInput, programmeInput } from "./set-up-world";

let world: World;
let boss: Actor;
beforeAll(async () => {
  world = await makeWorld();
  boss = await makePerson({ organisationId: world.lead.id, role: "programme_manager" });
});
afterEach(() => setClock(0));

const day = 24 * 3600_000;

/** In the programme of the world, which has a published form and both rubrics. */
const newIntake = (changes: Parameters<typeof intakeInput>[0] = {}) =>
  createIntake(boss, world.programme.id, intakeInput(changes));

async function openNewIntake(changes: Parameters<typeof intakeInput>[0] = {}) {
  const input = intakeInput(changes);
  const { id } = await createIntake(boss, world.programme.id, input);
  await openIntake(boss, id);
  const { slug: _, ...rest } = input;
  return { id, input: rest };
}

describe("creating an intake", () => {
  test("starts in draft with the template's rules", async () => {
    const { id, slug, status } = await newIntake();
    expect([status, slug.startsWith("spring-intake")]).toEqual(["draft", true]);
    expect(await db().eligibilityRule.count({ where: { intakeId: id, version: 1 } })).toBe(5);
  });

  test("is refused with a sentence beside each date that is out of order", async () => {
    const refusal = await refusalOf(newIntake({ closesAt: inDays(-2), answerBy: inDays(41) }));
    expect(Object.keys(refusal.fields)).toEqual(["closesAt", "answerBy"]);
    expect((await refusalOf(newIntake({ closesAt: null }))).fields).toHaveProperty("closesAt");
  });

  test("takes only a published form of its own programme", async () => {
    const refusal = await refusalOf(newIntake({ formVersionId: world.second.form.id }));
    expect(refusal.code).toBe("programmes.form_not_published");
  });
});

describe("opening an intake", () => {
  test("is refused with every missing thing named, in the reader's language", async () => {
    const programme = await createProgramme(boss, programmeInput(world.partner.id));
    const { id } = await createIntake(
      boss,
      programme.id,
      intakeInput({ panelAt: null, answerBy: null, reviewsDueAt: null }),
    );
    await updateEligibilityRules(boss, id, []);
    const refusal = await refusalOf(openIntake(boss, id));
    expect([refusal.status, refusal.code]).toEqual([409, "programmes.intake_not_ready"]);
    expect(refusal.extra.missing).toEqual([
      "programme_open",
      "form_published",
      "lead_rubric",
      "partner_rubric",
      "eligibility_rules",
      "reviews_due",
      "panel",
      "answer_by",
    ]);
    const english = (await (await problemResponse(refusal, "en-HK")).json()) as Problem;
    expect(english.title).toBe("This intake cannot open yet. 8 things are missing.");
    expect(english.fields.partner_rubric).toBe("The partner's rubric is not published.");
    const chinese = (await (await problemResponse(refusal, "zh-HK")).json()) as Problem;
    expect(chinese.title).toBe("申請期尚未能開放，尚欠 8 項。");
    expect(chinese.fields.partner_rubric).toBe("合作機構的評審準則尚未發布。");
    const mainland = (await (await problemResponse(refusal, "zh-CN")).json()) as Problem;
    expect(mainland.fields.panel).toBe("缺少评审会日期。");
  });

  test("fixes the newest published form and shows the intake to everybody", async () => {
    const { id } = await openNewIntake();
    const row = await db().intake.findUniqueOrThrow({ where: { id } });
    expect([row.status, row.formVersionId]).toEqual(["open", world.form.id]);
    const { intakes } = await getPublicProgramme(world.programme.slug, "zh-HK");
    expect(intakes.find((intake) => intake.id === id)).toMatchObject({
      name: "春季申請期",
      state: "open",
    });
    expect(await listPublicRules(id)).toHaveLength(5);
    expect((await refusalOf(openIntake(boss, id))).code).toBe("programmes.intake_not_draft");
  });

  test("is refused while the form does not ask what a rule looks for; an open one takes no such rule", async () => {
    const programme = await createProgramme(boss, programmeInput(world.partner.id));
    const draft = await draftFormVersion(boss, programme.id, "template");
    const founded = await db().formQuestion.findFirstOrThrow({
      where: { key: "founded_on", section: { formVersionId: draft.id } },
    });
    await removeFormQuestion(boss, founded.id);
    await publishFormVersion(boss, draft.id, 2);
    const { id } = await createIntake(boss, programme.id, intakeInput());
    const missing = async () => (await refusalOf(openIntake(boss, id))).extra.missing;
    expect(await missing()).toContain("rules_answerable");
    const page = await getProgrammeSetup(boss, programme.slug);
    expect(page.intakes[0]?.checks).toContainEqual({ need: "rules_answerable", met: false });
    const others = defaultEligibilityRules.filter((rule) => rule.kind !== "company_age_at_most");
    await updateEligibilityRules(boss, id, others);
    expect(await missing()).not.toContain("rules_answerable");
    await db().intake.update({ where: { id }, data: { status: "open", formVersionId: draft.id } });
    const refusal = await refusalOf(updateEligibilityRules(boss, id, defaultEligibilityRules));
    const at = defaultEligibilityRules.findIndex((rule) => rule.kind === "company_age_at_most");
    expect(refusal.status).toBe(422);
    expect(refusal.fields).toEqual({
      [`rules.${at}`]: { code: "programmes.rule_unanswerable", params: { number: at + 1 } },
    });
  });

  test("is refused to a page that shows other dates or rules than there are now", async () => {
    const { id } = await newIntake();
    const shown = async () => {
      const { intakes } = await getProgrammeSetup(boss, world.programme.slug);
      return intakes.find((intake) => intake.id === id)?.updatedAt;
    };
    const before = await shown();
    await updateEligibilityRules(boss, id, defaultEligibilityRules.slice(0, 1));
    const stale = await refusalOf(openIntake(boss, id, before));
    expect([stale.status, stale.code]).toEqual([409, "programmes.changed_since_shown"]);
    expect((await openIntake(boss, id, await shown())).status).toBe("open");
  });

  test("two managers at once open it once", async () => {
    const { id } = await newIntake();
    const outcomes = await Promise.allSettled([openIntake(boss, id), openIntake(boss, id)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

type Problem = { title: string; fields: Record<string, string> };

describe("changing an intake", () => {
  test("is free in draft", async () => {
    const { id } = await newIntake();
    const { slug: _, ...input } = intakeInput({
      kind: "rolling",
      closesAt: null,
      reviewsDueAt: null,
      panelAt: null,
      answerBy: null,
      cutOffs: [
        { closesAt: inDays(20), panelAt: inDays(30), answerBy: inDays(40) },
        { closesAt: inDays(90), panelAt: inDays(99), answerBy: inDays(110) },
      ],
    });
    await updateIntake(boss, id, input);
    await updateIntake(boss, id, { ...input, cutOffs: input.cutOffs.slice(1) });
    expect(await db().cutOff.count({ where: { intakeId: id } })).toBe(1);
    await openIntake(boss, id);
    const { intakes } = await getPublicProgramme(world.programme.slug, "en-HK");
    expect(intakes.find((intake) => intake.id === id)?.closesAt).toEqual(
      input.cutOffs[1]?.closesAt,
    );
  });

  test("moves an announced deadline only later, which is audited as an extension", async () => {
    const { id, input } = await openNewIntake();
    const earlier = await refusalOf(updateIntake(boss, id, { ...input, closesAt: inDays(29) }));
    expect([earlier.status, earlier.fields.closesAt?.code]).toEqual([
      409,
      "programmes.deadline_only_later",
    ]);
    await updateIntake(boss, id, { ...input, closesAt: inDays(33) });
    const types = await db().auditEvent.findMany({
      where: { objectId: id },
      orderBy: { seq: "asc" },
      select: { type: true },
    });
    expect(types.map((event) => event.type)).toEqual([
      "intake.created",
      "intake.opened",
      "intake.extended",
    ]);
  });
});

describe("closing an intake", () => {
  test("waits for the announced day once somebody has begun", async () => {
    const { id } = await openNewIntake();
    await db().application.create({
      data: {
        intakeId: id,
        programmeId: world.programme.id,
        startupId: world.startup.id,
        leadOrganisationId: world.lead.id,
        partnerOrganisationId: world.partner.id,
        formVersionId: world.form.id,
        reference: `CI-${Math.random().toString(36).slice(2, 6).toUpperCase().padEnd(4, "0")}-2M`,
      },
    });
    expect((await refusalOf(closeIntake(boss, id))).code).toBe("programmes.deadline_not_passed");
    await setClock(31 * day);
    expect((await closeIntake(boss, id)).status).toBe("closed");
    const { intakes } = await getPublicProgramme(world.programme.slug, "en-HK");
    expect(intakes.some((intake) => intake.id === id)).toBe(false);
  });

  test("is possible early while nobody has begun; then nothing changes any more", async () => {
    const { id, input } = await openNewIntake();
    await closeIntake(boss, id);
    expect((await refusalOf(closeIntake(boss, id))).code).toBe("programmes.intake_not_open");
    expect((await refusalOf(updateIntake(boss, id, input))).code).toBe("programmes.intake_closed");
    expect((await refusalOf(updateEligibilityRules(boss, id, []))).code).toBe(
      "programmes.intake_closed",
    );
  });
});

describe("eligibility rules", () => {
  test("get a new version; the rows of the old one stay", async () => {
    const { id } = await openNewIntake();
    expect(await updateEligibilityRules(boss, id, [companyAgeAtMost(2)])).toEqual({ version: 2 });
    expect((await listPublicRules(id)).map((rule) => rule.key)).toEqual(["company_age"]);
    const rows = await db().eligibilityRule.groupBy({
      by: ["version"],
      where: { intakeId: id },
      _count: true,
      orderBy: { version: "asc" },
    });
    expect(rows.map((row) => [row.version, row._count])).toEqual([
      [1, 5],
      [2, 1],
    ]);
    expect((await refusalOf(updateEligibilityRules(boss, id, []))).code).toBe(
      "programmes.rules_needed",
    );
  });
});

describe("who may not", () => {
  test("the partner's lead reads and does not change; for others there is nothing", async () => {
    const { id, input } = await openNewIntake();
    const attempts: ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => createIntake(actor, world.programme.id, intakeInput()),
      (actor) => updateIntake(actor, id, input),
      (actor) => openIntake(actor, id),
      (actor) => closeIntake(actor, id),
      (actor) => updateEligibilityRules(actor, id, [companyAgeAtMost(2)]),
    ];
    const elsewhere = await makePerson({
      organisationId: world.lead.id,
      role: "programme_manager",
      programmeId: world.second.programme.id,
    });
    for (const attempt of attempts) {
      expect((await refusalOf(attempt(world.partnerLead))).code).toBe("programmes.lead_only");
      for (const actor of [world.officer, world.otherPartnerLead, world.owner, elsewhere])
        expect((await refusalOf(attempt(actor))).code).toBe("platform.not_found");
    }
  });
});

describe("the public page", () => {
  test("is not there for a programme in draft and has no intake once it is closed", async () => {
    const draft = await createProgramme(boss, programmeInput(world.partner.id));
    expect((await refusalOf(getPublicProgramme(draft.slug, "en-HK"))).status).toBe(404);
    await db().programme.update({ where: { id: draft.id }, data: { status: "closed" } });
    expect((await getPublicProgramme(draft.slug, "zh-CN")).intakes).toEqual([]);
  });

  test("announces an intake before it takes applications and drops it after deadline and grace", async () => {
    const { id } = await openNewIntake({ opensAt: inDays(3) });
    const stateNow = async () =>
      (await getPublicProgramme(world.programme.slug, "en-HK")).intakes.find(
        (intake) => intake.id === id,
      )?.state;
    expect(await stateNow()).toBe("announced");
    await setClock(4 * day);
    expect(await stateNow()).toBe("open");
    await setClock(30 * day + 10 * 60_000);
    expect(await stateNow()).toBe("open");
    await setClock(30 * day + 20 * 60_000);
    expect(await stateNow()).toBeUndefined();
  });

  test("speaks the language of its address", async () => {
    const { id } = await openNewIntake({ lookingFor: text("Eyes", "眼科", "眼科疾病") });
    const inLanguage = async (locale: "en-HK" | "zh-CN") =>
      (await getPublicProgramme(world.programme.slug, locale)).intakes.find(
        (intake) => intake.id === id,
      )?.lookingFor;
    expect([await inLanguage("en-HK"), await inLanguage("zh-CN")]).toEqual(["Eyes", "眼科疾病"]);
  });
});
