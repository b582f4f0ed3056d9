import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import { draftKeys, DraftWorld } from "@/tests/support/draft-world";

/** Two people with two devices each, up to two pages of the form on each. */
const devices = 4;

const acts = [
  "open",
  "open",
  "back",
  "close",
  "crash",
  "leave",
  "type",
  "type",
  "type",
  "type",
  "undo",
  "mine",
  "theirs",
  "flush",
  "flush",
  "flush",
  "flush",
  "refresh",
  "arrive",
  "arrive",
  "answered",
  "answered",
  "answered",
  "answered",
  "lost",
  "signedOut",
] as const;

/** What happens, and to which page, field or request of those there are. */
type Step = readonly [act: (typeof acts)[number], which: number, key: (typeof draftKeys)[number]];

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(fc.constantFrom(...acts), fc.nat(11), fc.constantFrom(...draftKeys)),
  { minLength: 10, maxLength: 80 },
);

const oneOf = <T>(some: readonly T[], which: number): T | undefined => some[which % some.length];

async function happen(world: DraftWorld, [act, which, key]: Step): Promise<void> {
  if (act === "open") world.open(which % devices);
  if (act === "back") world.open(which % devices, 1 + (which % 3));
  const flight = oneOf(world.flights, which);
  if (flight && act === "arrive") world.arrive(flight);
  if (flight && (act === "answered" || act === "lost" || act === "signedOut"))
    world.answer(flight, act);
  const page = oneOf(world.pages, which);
  if (page && (act === "close" || act === "crash" || act === "leave")) world.end(page, act);
  if (page && act === "type") world.type(page, key);
  if (page && act === "undo") world.undo(page, key);
  if (page && (act === "mine" || act === "theirs")) world.settle(page, key, act);
  if (page && act === "flush") void page.keeper.flush();
  if (page && act === "refresh") void page.keeper.refresh();
  await setImmediate();
}

/** Everybody is online, opens the form once more and chooses wherever a choice is asked for. */
async function comeToRest(world: DraftWorld): Promise<void> {
  for (let device = 0; device < devices; device += 1) world.open(device);
  for (let round = 0; round < 60; round += 1) {
    for (const page of world.pages) {
      page.keeper.lookForCopies();
      for (const key of draftKeys) world.settle(page, key, round % 2 === 0 ? "mine" : "theirs");
      void page.keeper.flush().then(page.keeper.refresh);
    }
    await setImmediate();
    while (world.flights.length > 0) {
      for (const flight of world.flights.slice()) world.answer(flight, "answered");
      await setImmediate();
    }
  }
}

it("no saved text disappears without an act of a person who saw it, no typed word is lost, nothing is called saved that is not, and nobody is accused of a text of one's own", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (given) => {
      const world = new DraftWorld(devices);
      for (const step of [["open", 0, "title"], ["open", 1, "title"], ...given] as Step[]) {
        await happen(world, step);
        expect(world.unseenLosses()).toEqual([]);
        expect(world.lostWords()).toEqual([]);
        expect(world.falseComfort()).toEqual([]);
        expect(world.falseAccusations()).toEqual([]);
      }
      await comeToRest(world);
      expect(world.unseenLosses()).toEqual([]);
      expect(world.lostWords()).toEqual([]);
      for (const { keeper } of world.pages) {
        expect(keeper.current()).toMatchObject({ typed: world.server.values, conflicts: {} });
        expect(keeper.hasUnsaved()).toBe(false);
      }
      expect(world.keptCopies()).toBe(0);
    }),
    { numRuns: Number(process.env.DRAFT_WORLDS ?? 300) },
  );
}, 60_000);
