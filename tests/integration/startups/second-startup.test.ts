import { expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { createStartup } from "@/lib/startups/commands/create-startup";
import { startupProfileSchema } from "@/lib/startups/schema";
import { refusalOf } from "@/tests/support/refusals";
import { joinAs, makePerson } from "@/tests/support/world";

const profile = (displayName: string, website: string | null = null) =>
  startupProfileSchema.parse({ displayName, website });

const madeBy = (personId: string) => db().startup.count({ where: { createdById: personId } });

test("a second one with the same name or website is asked about, and made when it is wanted", async () => {
  const founder = await makePerson();
  const first = await createStartup(founder, profile("BoRui", "https://borui.example"), null);
  for (const again of [profile(" borui ltd "), profile("Other", "https://www.BoRui.example/en")]) {
    const refusal = await refusalOf(createStartup(founder, again, null));
    expect(refusal).toMatchObject({ status: 409, code: "startups.already_yours" });
    expect(refusal.extra).toEqual({
      mine: [{ id: first.id, name: "BoRui", membershipId: first.membershipId }],
    });
  }
  expect(await madeBy(founder.personId)).toBe(1);
  const second = await createStartup(founder, profile("BoRui"), null, true);
  expect(second.id).not.toBe(first.id);
  await createStartup(founder, profile("Something else"), null);
  expect(await madeBy(founder.personId)).toBe(3);
});

test("nobody learns of startups that are not theirs, or are theirs no more", async () => {
  const founder = await makePerson();
  const { id, membershipId } = await createStartup(founder, profile("Quiet One"), null);
  const stranger = await makePerson();
  await createStartup(stranger, profile("Quiet One"), null);
  const teammate = await makePerson();
  await joinAs(teammate, { role: "editor", startupId: id });
  const refusal = await refusalOf(createStartup(teammate, profile("Quiet One"), null));
  expect(refusal.code).toBe("startups.already_yours");
  await db().membership.update({ where: { id: membershipId }, data: { status: "ended" } });
  await createStartup(founder, profile("Quiet One"), null);
  expect(await madeBy(founder.personId)).toBe(2);
});

test("two windows at once make one", async () => {
  const founder = await makePerson();
  const make = () => createStartup(founder, profile("Twice"), null);
  const outcomes = await Promise.allSettled([make(), make(), make()]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await madeBy(founder.personId)).toBe(1);
});
