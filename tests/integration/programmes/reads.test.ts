import { expect, it } from "vitest";
import { createIntake } from "@/lib/programmes/commands/create-intake";
import { createProgramme } from "@/lib/programmes/commands/create-programme";
import { openIntake } from "@/lib/programmes/commands/open-intake";
import { openProgramme } from "@/lib/programmes/commands/open-programme";
import { listPublicProgrammes } from "@/lib/programmes/queries/public-programmes";
import { getProgrammeSetup, listProgrammes } from "@/lib/programmes/queries/set-up";
import { countQueries } from "@/tests/support/query-count";
import { makePerson, makeWorld } from "@/tests/support/world";
import { intakeInput, programmeInput } from "./set-up-world";

it("reads home, list and set-up in as many statements for three as for one", async () => {
  const world = await makeWorld();
  const boss = await makePerson({ organisationId: world.lead.id, role: "programme_manager" });
  const reads = {
    home: () => listPublicProgrammes("zh-HK"),
    list: () => listProgrammes(boss),
    setUp: () => getProgrammeSetup(boss, world.programme.slug),
  };
  const counts = async () => ({
    home: (await countQueries(reads.home)).queries.length,
    list: (await countQueries(reads.list)).queries.length,
    setUp: (await countQueries(reads.setUp)).queries.length,
  });
  const before = await counts();
  for (let number = 0; number < 2; number += 1) {
    const { id } = await createProgramme(boss, programmeInput(world.partner.id));
    await openProgramme(boss, id);
    const intake = await createIntake(boss, world.programme.id, intakeInput());
    await openIntake(boss, intake.id);
  }
  expect((await reads.list()).items.length).toBeGreaterThanOrEqual(4);
  expect(await counts()).toEqual(before);
  expect(before.home).toBe(1);
});
