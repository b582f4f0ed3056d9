import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { createProgramme } from "@/lib/programmes/commands/create-programme";
import { draftFormVersion } from "@/lib/programmes/commands/draft-form-version";
import {
  addFormQuestion,
  addFormSection,
  moveFormQuestion,
  moveFormSection,
  removeFormQuestion,
  removeFormSection,
  updateFormQuestion,
  updateFormSection,
} from "@/lib/programmes/commands/edit-form";
import { publishFormVersion } from "@/lib/programmes/commands/publish-form-version";
import { questionFromRow } from "@/lib/programmes/form-rows";
import { text } from "@/lib/programmes/localised";
import { getFormVersion } from "@/lib/programmes/queries/form-version";
import type { Question } from "@/lib/programmes/schema";
import { makePerson, makeWorld, type World } from "@/tests/support/world";
import { refusalOf } from "@/tests/support/refusals";
import { programmeInput } from "./set-up-world";

let world: World;
let boss: Actor;
beforeAll(async () => {
  world = await makeWorld();
  boss = await makePerson({ organisationId: world.lead.id, role: "programme_manager" });
});

const newProgramme = () => createProgramme(boss, programmeInput(world.partner.id));

async function newDraft() {
  const programme = await newProgramme();
  const draft = await draftFormVersion(boss, programme.id, "template");
  const { version } = await getFormVersion(boss, programme.slug, draft.id);
  return { programme, draft, version };
}

/** Publishes a draft by a page that shows it as it is now. */
async function publishAsItIs(id: string) {
  const { revision } = await db().formVersion.findUniqueOrThrow({ where: { id } });
  return publishFormVersion(boss, id, revision);
}

const motto: Question = {
  key: "motto",
  type: "short_text",
  required: false,
  label: text("Motto", "格言", "格言"),
  config: { maxLength: 80 },
};

const words = text("Words", "文字", "文字");
const others = () => [world.officer, world.otherPartnerLead, world.owner, world.rival];

describe("a form in draft", () => {
  test("begins as the default form of ten sections, one draft at a time", async () => {
    const { programme, version } = await newDraft();
    expect(version.sections).toHaveLength(10);
    expect(version.sections[0]?.questions.length).toBeGreaterThan(3);
    const second = await refusalOf(draftFormVersion(boss, programme.id, "last"));
    expect(second.code).toBe("programmes.form_draft_exists");
  });

  test("can be changed, added to, moved and shortened", async () => {
    const { programme, draft, version } = await newDraft();
    const [first, second] = version.sections;
    if (!first || !second) throw new Error("no sections");
    await updateFormSection(boss, first.id, { title: words, intro: words, tier: "T2" });
    const { id } = await addFormQuestion(boss, first.id, { ...motto, hint: words });
    await updateFormQuestion(boss, id, { ...motto, required: true });
    await moveFormQuestion(boss, id, 0);
    await moveFormSection(boss, first.id, 1);
    const added = await addFormSection(boss, draft.id, {
      key: "extra",
      title: words,
      intro: words,
      tier: "T1",
    });
    await removeFormSection(boss, added.id);
    const { version: now } = await getFormVersion(boss, programme.slug, draft.id);
    expect(now.sections.map((section) => section.key).slice(0, 2)).toEqual([second.key, first.key]);
    const [question] = now.sections[1]?.questions ?? [];
    expect(question?.question).toEqual({ ...motto, required: true });
    await removeFormQuestion(boss, id);
    const events = await db().auditEvent.count({
      where: { programmeId: programme.id, type: "form.updated" },
    });
    expect(events).toBe(8);
  });

  test("keeps key and type of a question, and no key twice", async () => {
    const { version } = await newDraft();
    const section = version.sections[0];
    const first = section?.questions[0];
    if (!section || !first) throw new Error("no question");
    const renamed = { ...first.question, key: "other_key" };
    expect((await refusalOf(updateFormQuestion(boss, first.id, renamed))).code).toBe(
      "programmes.question_key_fixed",
    );
    const twice = { ...motto, key: first.question.key };
    expect((await refusalOf(addFormQuestion(boss, section.id, twice))).code).toBe(
      "programmes.key_taken",
    );
  });

  test("is refused to the partner's lead, and is not there for others", async () => {
    const { programme, draft, version } = await newDraft();
    const section = version.sections[0]?.id ?? "";
    const question = version.sections[0]?.questions[0]?.id ?? "";
    const edits: ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => draftFormVersion(actor, programme.id, "template"),
      (actor) => updateFormSection(actor, section, { title: words, intro: words, tier: "T1" }),
      (actor) =>
        addFormSection(actor, draft.id, { key: "x", title: words, intro: words, tier: "T1" }),
      (actor) => removeFormSection(actor, section),
      (actor) => moveFormSection(actor, section, 0),
      (actor) => updateFormQuestion(actor, question, motto),
      (actor) => addFormQuestion(actor, section, motto),
      (actor) => removeFormQuestion(actor, question),
      (actor) => moveFormQuestion(actor, question, 0),
      (actor) => publishFormVersion(actor, draft.id, 1),
    ];
    const partnerLead = await makePerson({
      organisationId: world.partner.id,
      role: "partner_lead",
    });
    for (const edit of edits) {
      expect((await refusalOf(edit(partnerLead))).code).toBe("programmes.lead_only");
      for (const actor of others()) expect((await refusalOf(edit(actor))).status).toBe(404);
    }
    expect((await refusalOf(getFormVersion(partnerLead, programme.slug, draft.id))).status).toBe(
      404,
    );
  });
});

describe("publishing a form", () => {
  test("freezes it for every command and for the database itself", async () => {
    const { programme, draft, version } = await newDraft();
    expect((await publishFormVersion(boss, draft.id, 1)).status).toBe("published");
    const section = version.sections[0];
    const question = section?.questions[0];
    if (!section || !question) throw new Error("no question");
    const edits = [
      () => updateFormQuestion(boss, question.id, question.question),
      () => addFormQuestion(boss, section.id, motto),
      () => removeFormSection(boss, section.id),
      () => publishFormVersion(boss, draft.id, 1),
    ];
    for (const edit of edits)
      expect((await refusalOf(edit())).code).toBe("programmes.form_published");
    await expect(
      db().formQuestion.update({ where: { id: question.id }, data: { required: false } }),
    ).rejects.toThrow(/published version/);
    const next = await draftFormVersion(boss, programme.id, "last");
    expect(next.number).toBe(2);
    const copy = await getFormVersion(boss, programme.slug, next.id);
    expect(copy.version.sections.map((each) => each.questions.length)).toEqual(
      version.sections.map((each) => each.questions.length),
    );
  });

  test("is refused to a page that shows what was before somebody else's change", async () => {
    const { programme, draft, version } = await newDraft();
    const section = version.sections[0]?.id ?? "";
    await updateFormSection(boss, section, { title: words, intro: words, tier: "T1" });
    const stale = await refusalOf(publishFormVersion(boss, draft.id, version.revision));
    expect(stale).toMatchObject({ status: 409, code: "programmes.changed_since_shown" });
    const { version: now } = await getFormVersion(boss, programme.slug, draft.id);
    expect(now).toMatchObject({ status: "draft", revision: version.revision + 1 });
    expect((await publishFormVersion(boss, draft.id, now.revision)).status).toBe("published");
  });

  test("is refused with every place that is wrong", async () => {
    const { draft, version } = await newDraft();
    const [first, second] = version.sections;
    const copied = first?.questions[0]?.question;
    if (!first || !second || !copied) throw new Error("no question");
    await addFormQuestion(boss, second.id, copied);
    const { id } = await addFormQuestion(boss, second.id, motto);
    await db().formQuestion.update({
      where: { id },
      data: { condition: { question: "comes_nowhere", op: "is_answered" } },
    });
    await addFormSection(boss, draft.id, { key: "empty", title: words, intro: words, tier: "T1" });
    const refusal = await refusalOf(publishAsItIs(draft.id));
    expect(refusal.code).toBe("programmes.form_invalid");
    const count = second.questions.length;
    // The rules over the whole form are judged once each section stands by itself.
    expect(Object.values(refusal.fields)).toContainEqual({
      code: "programmes.section_without_questions",
      params: { section: 11, question: 1 },
    });
    const empty = await db().formSection.findFirstOrThrow({
      where: { formVersionId: draft.id, key: "empty" },
    });
    await removeFormSection(boss, empty.id);
    const whole = await refusalOf(publishAsItIs(draft.id));
    expect(Object.values(whole.fields)).toEqual([
      {
        code: "programmes.duplicate_question_key",
        params: { section: 2, question: count + 1 },
      },
      { code: "programmes.condition_looks_ahead", params: { section: 2, question: count + 2 } },
    ]);
    const row = await db().formVersion.findUniqueOrThrow({ where: { id: draft.id } });
    expect(row.status).toBe("draft");
  });

  test("stores every question as it was written", async () => {
    const { draft } = await newDraft();
    const rows = await db().formQuestion.findMany({
      where: { section: { formVersionId: draft.id } },
    });
    expect(rows.map(questionFromRow)).toHaveLength(rows.length);
  });
});
