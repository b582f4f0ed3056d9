import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { roles } from "@/lib/accounts/schema";
import { ownerQuery } from "@/tests/support/worker-database";
import { matrix, standings, states, type State, type Who } from "./matrix";
import { actorsOf, makeMatrixWorld, type MatrixWorld } from "./matrix-world";
import { observe, observeWall } from "./observe";

const everybody = Object.keys(matrix) as Who[];
let world: MatrixWorld;
const actors = new Map<Who, Record<State, Actor>>();

beforeAll(async () => {
  world = await makeMatrixWorld();
  for (const who of everybody) actors.set(who, await actorsOf(world, who));
}, 120_000);

async function lineOf(who: Who, look: typeof observe): Promise<Record<State, string>> {
  const line = {} as Record<State, string>;
  for (const state of states) {
    const actor = actors.get(who)?.[state];
    if (!actor) throw new Error(`nobody stands for ${who}`);
    line[state] = await look(actor, world.stages[state]);
  }
  return line;
}

test("the matrix has a line for every role and every standing", () => {
  for (const role of roles)
    expect(
      everybody.some((who) => who.startsWith(role) || who.includes(` ${role} `)),
      role,
    ).toBe(true);
  for (const standing of standings)
    expect(
      everybody.some((who) => who.endsWith(` ${standing}`)),
      standing,
    ).toBe(true);
  for (const who of everybody)
    for (const state of states) expect(matrix[who][state], `${who}, ${state}`).toMatch(/./);
});

describe("with both walls", () => {
  test.each(everybody)("%s reads and does what the matrix says", async (who) => {
    expect(await lineOf(who, observe)).toEqual(matrix[who]);
  });
});

/** The letters of content in a cell: what the database has to hold back by itself. */
const contentOf = (cell: string) =>
  [...(cell.split("/")[0] ?? "")].filter((letter) => "1a2bdow".includes(letter)).join("") || "-";

describe("with the database alone", () => {
  test.each(everybody)("%s gets no more than that from any query", async (who) => {
    const expected = Object.fromEntries(
      states.map((state) => [state, contentOf(matrix[who][state])]),
    );
    expect(await lineOf(who, observeWall)).toEqual(expected);
  });

  test("nobody, or a person without a membership, gets a row of any walled table", async () => {
    const walled = await ownerQuery<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY 1",
    );
    expect(walled.length).toBeGreaterThan(11);
    const { db } = await import("@/lib/platform/db");
    for (const { name } of walled)
      expect([name, await db().$queryRawUnsafe(`SELECT count(*)::int AS n FROM ${name}`)]).toEqual([
        name,
        [{ n: 0 }],
      ]);
  });
});

describe("with the policies alone, row level security switched off", () => {
  beforeAll(async () => {
    const walled = await ownerQuery<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relrowsecurity",
    );
    for (const { name } of walled)
      await ownerQuery(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
  });

  test.each(everybody)("%s reads and does what the matrix says", async (who) => {
    expect(await lineOf(who, observe)).toEqual(matrix[who]);
  });
});
