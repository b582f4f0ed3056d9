import { expect, it } from "vitest";
import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import { db, withActor } from "@/lib/platform/db";
import { inOneReading } from "@/lib/platform/reading";
import { makeSubmitted } from "@/tests/support/applications";
import { countQueries } from "@/tests/support/query-count";
import { makeWorld } from "@/tests/support/world";

it("reads in one transaction, at one moment, and asks the same question once", async () => {
  const world = await makeWorld();
  const id = await makeSubmitted(world.owner, world.intake.id);
  const find = () =>
    withActor(world.manager, async (tx, now) => {
      const [{ xid }] = await tx.$queryRaw<
        [{ xid: string }]
      >`SELECT pg_current_xact_id()::text AS xid`;
      const { row } = await findVisibleApplication(tx, world.manager, id, now);
      return { xid, now, reference: row.reference };
    });
  const apart = await countQueries(async () => [await find(), await find()] as const);
  const together = await countQueries(() =>
    inOneReading(world.manager, async () => [await find(), await find()] as const),
  );
  expect(apart.result[0].xid).not.toBe(apart.result[1].xid);
  expect(together.result[0]).toEqual(together.result[1]);
  expect(together.queries.length).toBeLessThan(apart.queries.length);
});

it("is one with a reading inside it", async () => {
  const world = await makeWorld();
  const id = await makeSubmitted(world.owner, world.intake.id);
  const find = () =>
    withActor(world.manager, (tx, now) => findVisibleApplication(tx, world.manager, id, now));
  const once = await countQueries(() => inOneReading(world.manager, find));
  const within = await countQueries(() =>
    inOneReading(world.manager, async () => [
      await find(),
      await inOneReading(world.manager, find),
    ]),
  );
  expect(within.queries).toEqual(once.queries);
});

it("never lends its transaction to another actor", async () => {
  const world = await makeWorld();
  const actors = await inOneReading(world.manager, async () => {
    const whose = (actor: typeof world.manager) =>
      withActor(
        actor,
        (tx) => tx.$queryRaw<[{ actor: string }]>`SELECT current_setting('app.actor') AS actor`,
      );
    return [await whose(world.manager), await whose(world.officer)].map(([row]) => row.actor);
  });
  expect(actors).toEqual([world.manager.personId, world.officer.personId]);
});

it("finds its connection again after a pause", async () => {
  const session = async () => {
    const [row] = await db().$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    return row?.pid;
  };
  const before = await session();
  // A pool closes what lay idle for ten seconds unless told.
  await new Promise((done) => setTimeout(done, 11_000));
  expect(await session()).toBe(before);
}, 30_000);
