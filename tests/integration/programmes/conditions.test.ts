import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { createProgramme } from "@/lib/programmes/commands/create-programme";
import { draftFormVersion } from "@/lib/programmes/commands/draft-form-version";
import {
  addFormQuestion,
  addFormSection,
  moveFormQuestion,
  removeFormQuestion,
  updateFormQuestion,
} from "@/lib/programmes/commands/edit-form";
import { publishFormVersion } from "@/lib/programmes/commands/publish-form-version";
import { text } from "@/lib/programmes/localised";
import type { Condition, Question } from "@/lib/programmes/schema";
import { refusalOf } from "@/tests/support/refusals";
import { makePerson, makeWorld, type World } from "@/tests/support/world";
import { programmeInput } from "./set-up-world";

let world: World;
let boss: Actor;
beforeAll(async () => {
  world = await makeWorld();
  boss = await makePerson({ organisationId: world.lead.id, role: "programme_manager" });
});

const label = text("Words", "文字", "文字");
const choice = (...keys: string[]): Question => ({
  key: "animal",
  type: "single_choice",
  required: false,
  label,
  options: keys.map((key) => ({ key, label })),
});
const followUp = (condition: Condition): Question => ({
  key: "follow_up",
  type: "short_text",
  required: false,
  label,
  config: { maxLength: 80 },
  condition,
});
const onMouse: Condition = { question: "animal", op: "equals", value: "mouse" };

/** A draft with one more section: a choice, and a question that is shown for one of its options. */
async function draftWithCondition() {
  const programme = await createProgramme(boss, programmeInput(world.partner.id));
  const draft = await draftFormVersion(boss, programme.id, "template");
  const section = await addFormSection(boss, draft.id, {
    key: "extra",
    title: label,
    intro: label,
    tier: "T1",
  });
  const asked = await addFormQuestion(boss, section.id, choice("mouse", "rat"));
  const shown = await addFormQuestion(boss, section.id, followUp(onMouse));
  return { draft, section, asked, shown };
}

async function publish(id: string) {
  const { revision } = await db().formVersion.findUniqueOrThrow({ where: { id } });
  return publishFormVersion(boss, id, revision);
}

test("a condition that can be judged is saved and published", async () => {
  const { draft, shown } = await draftWithCondition();
  await updateFormQuestion(boss, shown.id, followUp({ ...onMouse, op: "not_equals" }));
  expect((await publish(draft.id)).status).toBe("published");
});

test.each<[string, Condition, string]>([
  ["a value that is no option", { ...onMouse, value: "nonsense" }, "condition.value"],
  ["no value", { question: "animal", op: "equals" }, "condition.value"],
  ["a way of asking that does not fit", { ...onMouse, op: "includes" }, "condition.op"],
  ["itself", { question: "follow_up", op: "is_answered" }, "condition.question"],
  ["a question of a T2 section", { question: "target", op: "is_answered" }, "condition.question"],
])("a condition on %s is refused beside its field", async (_what, condition, field) => {
  const { section, shown } = await draftWithCondition();
  const edits = [() => updateFormQuestion(boss, shown.id, followUp(condition))];
  if (condition.question !== "follow_up")
    edits.push(async () => {
      await addFormQuestion(boss, section.id, { ...followUp(condition), key: "another" });
    });
  for (const edit of edits) {
    const refusal = await refusalOf(edit());
    expect(refusal.status).toBe(422);
    expect(Object.keys(refusal.fields)).toEqual([field]);
  }
});

test.each<
  [string, (form: Awaited<ReturnType<typeof draftWithCondition>>) => Promise<unknown>, string]
>([
  [
    "its option was taken out",
    ({ asked }) => updateFormQuestion(boss, asked.id, choice("rat")),
    "programmes.place_condition_value",
  ],
  [
    "its question was taken out",
    ({ asked }) => removeFormQuestion(boss, asked.id),
    "programmes.condition_looks_ahead",
  ],
  [
    "its question was moved behind it",
    ({ shown }) => moveFormQuestion(boss, shown.id, 0),
    "programmes.condition_looks_ahead",
  ],
])("a form is not published once %s", async (_what, edit, code) => {
  const form = await draftWithCondition();
  await edit(form);
  const refusal = await refusalOf(publish(form.draft.id));
  expect(refusal.code).toBe("programmes.form_invalid");
  expect(Object.values(refusal.fields).map((problem) => problem.code)).toEqual([code]);
});

test("a comparison names a question of its kind that stands before it, when saved and when published", async () => {
  const programme = await createProgramme(boss, programmeInput(world.partner.id));
  const draft = await draftFormVersion(boss, programme.id, "template");
  const words = { key: "extra", title: label, intro: label, tier: "T1" as const };
  const section = await addFormSection(boss, draft.id, words);
  const figure = (key: string, notMoreThan?: string): Question => ({
    key,
    type: "number",
    required: false,
    label,
    config: { decimals: 0, ...(notMoreThan ? { notMoreThan } : {}) },
  });
  for (const wrong of ["later", "animal", "part"]) {
    const refused = await refusalOf(addFormQuestion(boss, section.id, figure("part", wrong)));
    expect(refused.fields).toEqual({
      "config.notMoreThan": { code: "programmes.comparison_question" },
    });
  }
  const whole = await addFormQuestion(boss, section.id, figure("whole"));
  const part = await addFormQuestion(boss, section.id, figure("part", "whole"));
  await updateFormQuestion(boss, part.id, figure("part", "whole"));
  await removeFormQuestion(boss, whole.id);
  const refused = await refusalOf(publish(draft.id));
  expect(Object.values(refused.fields ?? {}).map(({ code }) => code)).toEqual([
    "programmes.place_comparison",
  ]);
  await updateFormQuestion(boss, part.id, figure("part"));
  expect((await publish(draft.id)).status).toBe("published");
});
