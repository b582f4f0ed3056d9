import { expect, it } from "vitest";
import { withActor } from "@/lib/platform/db";
import { makeWorld, makePerson, joinAs } from "@/tests/support/world";
import { setClock } from "@/tests/support/worker-database";

it("makes a world whose database tells the one clock, moved only by the owner", async () => {
  const world = await makeWorld();
  const before = await withActor(world.officer, async (_tx, now) => now);
  await setClock(3_600_000);
  const after = await withActor(world.officer, async (_tx, now) => now);
  await setClock(0);
  expect(after.getTime() - before.getTime()).toBeGreaterThan(3_599_000);
});

it("refuses memberships of both organisations in one programme, whatever the code does", async () => {
  const world = await makeWorld();
  const person = await makePerson({
    role: "reviewer",
    organisationId: world.lead.id,
    programmeId: world.programme.id,
  });
  await expect(
    joinAs(person, {
      role: "reviewer",
      organisationId: world.partner.id,
      programmeId: world.programme.id,
    }),
  ).rejects.toThrow();
});
