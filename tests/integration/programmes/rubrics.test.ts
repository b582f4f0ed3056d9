import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { createProgramme } from "@/lib/programmes/commands/create-programme";
import { createRubric } from "@/lib/programmes/commands/create-rubric";
import { publishRubric, saveRubric } from "@/lib/programmes/commands/edit-rubric";
import { text } from "@/lib/programmes/localised";
import { getProgrammeSetup } from "@/lib/programmes/queries/set-up";
import { rubricInputSchema, type RubricInput } from "@/lib/programmes/setup-schema";
import { makePerson, makeWorld, type World } from "@/tests/support/world";
import { refusalOf } from "@/tests/support/refusals";
import { programmeInput } from "./set-up-world";

let world: World;
let boss: Actor;
beforeAll(async () => {
  world = await makeWorld();
  boss = await makePerson({ organisationId: world.lead.id, role: "programme_manager" });
});

const words = text("Words", "文字", "文字");
const reach = { key: "reach", label: words, hint: words, weight: 10 };
const others = () => [world.officer, world.otherPartnerLead, world.owner, world.rival];

async function bothSides() {
  const programme = await createProgramme(boss, programmeInput(world.partner.id));
  const partnerLead = await makePerson({
    organisationId: world.partner.id,
    role: "partner_lead",
    programmeId: programme.id,
  });
  return { programme, partnerLead };
}

/** A rubric as the page shows it to this reader now. */
async function shown(actor: Actor, slug: string, id: string): Promise<RubricInput> {
  const { rubrics } = await getProgrammeSetup(actor, slug);
  const rubric = rubrics.find((each) => each.id === id);
  if (!rubric) throw new Error("no such rubric on the page");
  const { name, scaleMeaning, revision } = rubric;
  const criteria = rubric.criteria.map(({ key, label, hint, weight }) => ({
    key,
    label,
    hint,
    weight,
  }));
  return rubricInputSchema.parse({ name, scaleMeaning, criteria, revision });
}

const weighed = (input: RubricInput, weights: Record<string, number>): RubricInput => ({
  ...input,
  criteria: input.criteria.map((each) => ({ ...each, weight: weights[each.key] ?? each.weight })),
});

async function weightsOf(rubricId: string) {
  const rows = await db().criterion.findMany({
    where: { rubricId },
    orderBy: { position: "asc" },
    select: { key: true, weight: true },
  });
  return Object.fromEntries(rows.map(({ key, weight }) => [key, weight]));
}

test("rubrics belong to the organisation that writes them", async () => {
  const { programme, partnerLead } = await bothSides();
  const lead = await createRubric(boss, programme.id, "template");
  const partner = await createRubric(partnerLead, programme.id, "template");
  expect(lead.organisationId).toBe(world.lead.id);
  expect(partner.organisationId).toBe(world.partner.id);
  expect((await refusalOf(createRubric(boss, programme.id, "last"))).code).toBe(
    "programmes.rubric_draft_exists",
  );
  for (const actor of others())
    expect((await refusalOf(createRubric(actor, programme.id, "template"))).status).toBe(404);
  const seen = await getProgrammeSetup(boss, programme.slug);
  expect(seen.rubrics.map((rubric) => rubric.organisationId)).toEqual([world.lead.id]);
});

test("the other organisation does not reach a draft and may not change a published one", async () => {
  const { programme, partnerLead } = await bothSides();
  const { id } = await createRubric(partnerLead, programme.id, "template");
  const input = await shown(partnerLead, programme.slug, id);
  const edits: ((actor: Actor) => Promise<unknown>)[] = [
    (actor) => saveRubric(actor, id, input),
    (actor) => publishRubric(actor, id, input),
  ];
  for (const edit of edits)
    for (const actor of [boss, ...others()])
      expect((await refusalOf(edit(actor))).status).toBe(404);
  await publishRubric(partnerLead, id, input);
  for (const edit of edits) {
    expect((await refusalOf(edit(boss))).code).toBe("programmes.own_rubric_only");
    expect((await refusalOf(edit(partnerLead))).code).toBe("programmes.rubric_published");
  }
});

test("what the page shows is what is published, whatever was saved before", async () => {
  const { programme } = await bothSides();
  const { id } = await createRubric(boss, programme.id, "template");
  const typed = weighed(await shown(boss, programme.slug, id), { team: 40, business: 30 });
  const { revision } = await saveRubric(boss, id, weighed(typed, { business: 25 }));
  await publishRubric(boss, id, { ...typed, revision });
  expect(await weightsOf(id)).toMatchObject({ team: 40, business: 30 });
});

test("a draft is saved whole: words, weights, order, what was added and what was taken out", async () => {
  const { programme } = await bothSides();
  const { id } = await createRubric(boss, programme.id, "template");
  const first = await shown(boss, programme.slug, id);
  const [team, business, ...rest] = first.criteria;
  if (!team || !business) throw new Error("no criteria");
  const typed = { ...first, name: words, criteria: [business, reach, ...rest] };
  const { revision } = await saveRubric(boss, id, typed);
  expect(await shown(boss, programme.slug, id)).toEqual({ ...typed, revision });
  const events = await db().auditEvent.count({ where: { objectId: id, type: "rubric.updated" } });
  expect(events).toBe(1);
});

test("a program that shows nothing publishes what is stored", async () => {
  const { programme } = await bothSides();
  const { id } = await createRubric(boss, programme.id, "template");
  const stored = await weightsOf(id);
  await publishRubric(boss, id, null);
  expect(await weightsOf(id)).toEqual(stored);
});

test("somebody else's change is not written over unseen, neither by saving nor by publishing", async () => {
  const { programme } = await bothSides();
  const { id } = await createRubric(boss, programme.id, "template");
  const mine = weighed(await shown(boss, programme.slug, id), { team: 40 });
  const theirs = weighed(mine, { team: 25, business: 31 });
  const { revision } = await saveRubric(boss, id, {
    ...theirs,
    criteria: [...theirs.criteria, reach],
  });
  for (const act of [saveRubric, publishRubric]) {
    const refusal = await refusalOf(act(boss, id, mine));
    expect(refusal).toMatchObject({ status: 409, code: "programmes.changed_meanwhile" });
    expect(refusal.extra).toEqual({ revision });
    expect(Object.keys(refusal.fields)).toEqual([
      "criteria",
      "criteria.0.weight",
      "criteria.1.weight",
    ]);
  }
  expect(await weightsOf(id)).toMatchObject({ team: 25, business: 31, reach: 10 });
});

test("no key twice, no rubric without criteria; publishing retires the earlier version", async () => {
  const { programme } = await bothSides();
  const first = await createRubric(boss, programme.id, "template");
  await publishRubric(boss, first.id, await shown(boss, programme.slug, first.id));
  const second = await createRubric(boss, programme.id, "last");
  const input = await shown(boss, programme.slug, second.id);
  const twice = await refusalOf(
    saveRubric(boss, second.id, { ...input, criteria: [reach, reach] }),
  );
  expect(twice.fields).toEqual({ "criteria.1.key": { code: "programmes.key_taken" } });
  const { revision } = await saveRubric(boss, second.id, { ...input, criteria: [] });
  const none = { ...input, criteria: [], revision };
  expect((await refusalOf(publishRubric(boss, second.id, none))).code).toBe(
    "programmes.rubric_without_criteria",
  );
  await publishRubric(boss, second.id, { ...none, criteria: [reach] });
  const rows = await db().rubric.findMany({
    where: { programmeId: programme.id },
    orderBy: { number: "asc" },
  });
  expect(rows.map((row) => row.status)).toEqual(["retired", "published"]);
});
