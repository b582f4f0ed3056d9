import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { setBar } from "@/lib/access/commands";
import { liveBarsOf } from "@/lib/access/scope";
import type { Prisma } from "@/lib/generated/prisma/client";
import { systemActor } from "@/lib/platform/actor";
import { conditionOf } from "@/lib/platform/condition";
import { db, withActor } from "@/lib/platform/db";
import { ask, select } from "@/lib/platform/sql";
import { makeCompleteDraft, makeSubmitted } from "@/tests/support/applications";
import { makeStartup, makeWorld, type World } from "@/tests/support/world";

let world: World;
let barred: string;
let draft: string;

beforeAll(async () => {
  world = await makeWorld();
  barred = await makeSubmitted(world.owner, world.intake.id);
  const other = await makeStartup();
  await makeSubmitted(other.owner, world.intake.id);
  draft = await makeCompleteDraft((await makeStartup()).owner, world.intake.id);
  const system = systemActor("test");
  await withActor(system, (tx) =>
    setBar(tx, system, {
      personId: world.officer.personId,
      applicationId: barred,
      programmeId: world.programme.id,
      reason: "conflict",
    }),
  );
});

/** The same filter asked as a model call and as a statement. */
const both = (filter: Prisma.ApplicationWhereInput) =>
  withActor(world.officer, async (tx) => {
    const byModel = await tx.application.findMany({ where: filter, select: { id: true } });
    const byStatement = await ask(
      tx,
      select.selectFrom("applications as a").where(conditionOf("a", filter)).select("a.id"),
    );
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted();
    return [ids(byModel), ids(byStatement)] as const;
  });

it("follows a relation to the one row that a row belongs to", async () => {
  const filter = { application: { bars: { none: liveBarsOf(world.officer) } } };
  const read = () =>
    withActor(world.officer, async (tx) => [
      await tx.statusChange.count({ where: filter }),
      (
        await ask(
          tx,
          select.selectFrom("status_changes as c").where(conditionOf("c", filter)).select("c.id"),
        )
      ).length,
    ]);
  const [byModel, byStatement] = await read();
  expect(byStatement).toBe(byModel);
  expect(byStatement).toBeGreaterThan(0);
  expect(byStatement).toBeLessThan(await db().statusChange.count());
});

describe("a filter of the models, read as a condition", () => {
  const filters = (): [number, Prisma.ApplicationWhereInput][] => [
    [3, {}],
    [1, { id: draft }],
    [1, { submittedAt: null }],
    [2, { submittedAt: { not: null } }],
    [2, { status: { in: ["submitted", "screening"] } }],
    [0, { id: { in: [] } }],
    [2, { submittedAt: { lte: new Date(Date.now() + 60_000), gt: new Date(0) } }],
    [3, { AND: [{}, { AND: [] }] }],
    [2, { OR: [{ id: draft }, { AND: [{ id: barred }, { currentVersion: 1 }] }] }],
    [1, { bars: { some: liveBarsOf(world.officer) } }],
    [2, { bars: { none: liveBarsOf(world.officer) } }],
    [3, { bars: { none: liveBarsOf(world.manager) } }],
    [0, { grants: { some: { reason: { in: ["assignment"] } } } }],
  ];

  it("finds the same rows", async () => {
    for (const [count, filter] of filters()) {
      const [byModel, byStatement] = await both(filter);
      expect(byStatement, JSON.stringify(filter)).toEqual(byModel);
      expect(byStatement, JSON.stringify(filter)).toHaveLength(count);
    }
  });

  it("opens nothing where it has no alternative, and refuses what it does not know", async () => {
    const { rows } = await withActor(world.officer, async (tx) => ({
      rows: await ask(
        tx,
        select
          .selectFrom("applications as a")
          .where(conditionOf("a", { OR: [] }))
          .select(sql<number>`1`.as("one")),
      ),
    }));
    expect(rows).toEqual([]);
    for (const filter of [
      { id: undefined },
      { NOT: { id: draft } },
      { id: { not: draft } },
      { listName: { contains: "x" } },
      { bars: { every: {} } },
      { bars: {} },
      { startup: { displayName: "x" } },
    ])
      expect(() => conditionOf("a", filter), JSON.stringify(filter)).toThrow("cannot say this");
  });
});
