import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { getApplicationForm } from "@/lib/applications/queries/get-application-form";
import {
  getIntakeForm,
  listOpenIntakes,
  listPublicIntakes,
} from "@/lib/applications/queries/list-intakes";
import { makeCompleteDraft } from "@/tests/support/applications";
import { ownerQuery, setClock } from "@/tests/support/worker-database";
import { makeIntake, makeWorld, type World } from "@/tests/support/world";
import { codeOf } from "@/tests/support/refusals";

const day = 24 * 3600_000;
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterEach(() => setClock(0));

const openIds = async () => (await listOpenIntakes("en-HK")).items.map(({ id }) => id);

describe("intakes", () => {
  test("are listed for everyone while they take applications, in the reader's language, first to close first", async () => {
    const sooner = await makeIntake(world.programme.id, world.form.id, "Sooner");
    await ownerQuery("UPDATE intakes SET closes_at = closes_at - interval '9 days' WHERE id = $1", [
      sooner.id,
    ]);
    const { items } = await listOpenIntakes("zh-HK");
    const mine = items.find(({ id }) => id === world.intake.id);
    expect(mine).toMatchObject({ name: "Test intake（繁）", graceMinutes: 15 });
    expect(mine?.programme).toMatchObject({
      lead: "Science Park（繁）",
      partner: "Pharma One（繁）",
    });
    const order = items.map(({ id }) => id);
    expect(order.indexOf(sooner.id)).toBe(0);
    expect(order.indexOf(world.intake.id)).toBeGreaterThan(0);
    await setClock(30 * day + 10 * 60_000);
    expect(await openIds()).toContain(world.intake.id);
    await setClock(30 * day + 20 * 60_000);
    expect(await openIds()).not.toContain(world.intake.id);
    expect((await listPublicIntakes("en-HK")).items.map(({ id }) => id)).toContain(world.intake.id);
  });

  test("that are drafts, or of a programme not open, are not there, nor is their form", async () => {
    const draft = await makeIntake(world.programme.id, world.form.id, "Not yet");
    await ownerQuery("UPDATE intakes SET status = 'draft' WHERE id = $1", [draft.id]);
    expect(await openIds()).not.toContain(draft.id);
    expect(await codeOf(getIntakeForm(draft.id))).toBe("platform.not_found");
    expect(await codeOf(getIntakeForm(crypto.randomUUID()))).toBe("platform.not_found");
    await ownerQuery("UPDATE programmes SET status = 'draft' WHERE id = $1", [
      world.second.programme.id,
    ]);
    expect(await openIds()).not.toContain(world.second.intake.id);
  });

  test("give their form: ten sections with tiers and typed questions", async () => {
    const { sections } = await getIntakeForm(world.intake.id);
    expect(sections.map(({ key, tier }) => `${key} ${tier}`)).toEqual([
      "company T1",
      "product T1",
      "science T2",
      "intellectual_property T2",
      "regulatory T1",
      "laboratory T1",
      "team T1",
      "finance T2",
      "plan T2",
      "ask T1",
    ]);
    const id = await makeCompleteDraft(world.owner, world.intake.id);
    expect(await getApplicationForm(world.owner, id)).toEqual(sections);
    expect(await codeOf(getApplicationForm(world.officer, id))).toBe("platform.not_found");
  });
});
