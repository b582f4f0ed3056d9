import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { expect, it } from "vitest";
import { withActor } from "@/lib/platform/db";
import { ask, askOne, select, writtenOnce } from "@/lib/platform/sql";
import { makeSubmitted } from "@/tests/support/applications";
import { ownerQuery } from "@/tests/support/worker-database";
import { makeWorld } from "@/tests/support/world";

it("asks with every kind of value, and gives them back as the tables' types say", async () => {
  const world = await makeWorld();
  const id = await makeSubmitted(world.owner, world.intake.id);
  const [{ reference } = { reference: "" }] = await ownerQuery<{ reference: string }>(
    "SELECT reference FROM applications WHERE id = $1",
    [id],
  );
  const rows = await withActor(world.manager, (tx, now) =>
    ask(
      tx,
      select
        .selectFrom("applications as a")
        .innerJoin("startups as s", "s.id", "a.startup_id")
        .where("a.id", "in", [id])
        .where("a.status", "=", "submitted")
        .where("a.submitted_at", "<=", now)
        .where(sql<boolean>`a.reference = ANY (${["CI-0000-00", reference]})`)
        .where("a.returned_sections", "is", null)
        .select((of) => [
          "a.id",
          "a.submitted_at as submittedAt",
          "a.current_version as version",
          "s.display_name as startup",
          jsonArrayFrom(
            of
              .selectFrom("application_versions as v")
              .whereRef("v.application_id", "=", "a.id")
              .select(["v.number", "v.frozen_at as frozenAt"]),
          ).as("versions"),
        ]),
    ),
  );
  expect(rows).toEqual([
    {
      id,
      submittedAt: expect.any(Date) as Date,
      version: 1,
      startup: expect.any(String) as string,
      versions: [{ number: 1, frozenAt: expect.any(String) as string }],
    },
  ]);
});

it("stands behind the second wall like any other statement, also when its plan is kept", async () => {
  const world = await makeWorld();
  const id = await makeSubmitted(world.owner, world.intake.id);
  const answers = select
    .selectFrom("answers")
    .where("application_id", "=", id)
    .select((of) => of.fn.countAll<bigint>().as("number"));
  const seenBy = async (actor: typeof world.owner) =>
    Number((await withActor(actor, (tx) => askOne(tx, answers)))?.number);
  const own = await seenBy(world.owner);
  expect(own).toBeGreaterThan(10);
  for (let round = 0; round < 8; round += 1) {
    expect(await seenBy(world.owner)).toBe(own);
    expect(await seenBy(world.manager)).toBe(0);
  }
});

it("writes a text once and asks it with other values each time", async () => {
  const world = await makeWorld();
  const ids = [
    await makeSubmitted(world.owner, world.intake.id),
    await makeSubmitted(world.rival, world.intake.id),
  ];
  let written = 0;
  const statement = writtenOnce((of: { id: string; statuses: string[]; before: Date | null }) => {
    written += 1;
    return select
      .selectFrom("applications as a")
      .where("a.id", "=", of.id)
      .where(sql<boolean>`a.status::text = ANY (${of.statuses})`)
      .where(sql<boolean>`(${of.before}::timestamptz IS NULL OR a.created_at < ${of.before})`)
      .where("a.current_version", ">", 0)
      .select("a.id");
  });
  const asked = (id: string, statuses: string[], before: Date | null) =>
    withActor(world.manager, (tx) => ask(tx, statement({ id, statuses, before })));
  for (const id of ids) expect(await asked(id, ["submitted"], null)).toEqual([{ id }]);
  expect(await asked(ids[0] ?? "", ["draft"], null)).toEqual([]);
  expect(await asked(ids[0] ?? "", ["submitted"], new Date(0))).toEqual([]);
  expect(written).toBe(1);
});
