import fc from "fast-check";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { ReleaseWord } from "@/lib/releases/schema";
import type { SharingView } from "@/lib/releases/views";
import { declareInterest } from "@/lib/releases/commands/declare-interest";
import { setClock } from "@/tests/support/worker-database";
import { makeWorld, type World } from "@/tests/support/world";
import { codeOf, membershipOf } from "./release-world";
import {
  makeSightWorld,
  pageOf,
  play,
  protectedKeys,
  stories,
  throughTheWall,
  type SightWorld,
} from "./sight-worlds";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterEach(() => setClock(0));

/** What the page says of every protected section, by person: who reads it and in which version, and who does not yet. */
function said(page: SharingView, story: SightWorld) {
  const personOf = new Map(
    story.readers.map(({ displayName, personId }) => [displayName, personId]),
  );
  const reads = new Map<string, number | null>();
  const later = new Set<string>();
  for (const { key, readers, waiting } of page.sections) {
    for (const { name, version } of readers) reads.set(`${personOf.get(name)}/${key}`, version);
    for (const { personId } of waiting) later.add(`${personId}/${key}`);
  }
  return { reads, later };
}

/** Everything a page says that the wall can contradict. Returns the words of its releases. */
async function compare(story: SightWorld): Promise<ReleaseWord[]> {
  const page = await pageOf(story);
  const wall = await throughTheWall(story);
  const { reads, later } = said(page, story);
  expect([...reads.keys()].toSorted(), "who reads").toEqual([...wall.keys()].toSorted());
  for (const [who, version] of reads)
    expect(wall.get(who), `the version of ${who}`).toContain(version);
  for (const who of later) expect(wall.has(who), `${who} does not read yet`).toBe(false);
  for (const { key, partner, isProtected, readers, waiting } of page.sections) {
    expect(isProtected).toBe(protectedKeys.includes(key));
    if (!isProtected) continue;
    const word = readers.length > 0 ? "released" : waiting.length > 0 ? "waits" : "exists";
    expect(partner, key).toBe(page.application.isEnded ? "ended" : word);
  }
  for (const release of page.releases) {
    const granted = release.sections.filter((section) => section.granted);
    const readsAll = release.readers.filter(({ standing }) => standing === "reads");
    for (const { personId } of readsAll)
      for (const { key } of granted) expect(wall.has(`${personId}/${key}`), "reads").toBe(true);
    expect(release.word === "in_force").toBe(readsAll.length > 0);
    if (!["in_force", "not_yet", "declares"].includes(release.word)) {
      const shown = page.sections.flatMap((section) => [...section.readers, ...section.waiting]);
      expect(shown.some(({ releaseId }) => releaseId === release.id)).toBe(false);
    }
  }
  return page.releases.map(({ word }) => word);
}

/** "Opens once they declare" comes true for everybody of whom the page says it without a later beginning. */
async function declareAll(story: SightWorld): Promise<number> {
  const page = await pageOf(story);
  const promised = page.sections.flatMap(({ key, waiting }) =>
    waiting
      .filter(({ declares, from }) => declares && from === null)
      .map((each) => ({ key, ...each })),
  );
  for (const { personId, releaseId } of promised) {
    const reader = page.releases
      .find(({ id }) => id === releaseId)
      ?.readers.find((each) => each.personId === personId);
    const who = story.readers.find((each) => membershipOf(each) === reader?.membershipId);
    if (who) expect(await codeOf(declareInterest(who, releaseId, "none"))).toBe("done");
  }
  const wall = await throughTheWall(story);
  for (const { key, personId } of promised)
    expect(wall.has(`${personId}/${key}`), "opened by the declaration").toBe(true);
  await compare(story);
  return promised.length;
}

test("the page says what the wall lets through, after every act of random stories", async () => {
  const words = new Set<ReleaseWord>();
  let promises = 0;
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const place = await makeSightWorld(world);
      for (const each of story) {
        await play(place, await pageOf(place), each);
        for (const word of await compare(place)) words.add(word);
      }
      promises += await declareAll(place);
    }),
    { numRuns: 15, endOnFailure: true, seed: 7 },
  );
  for (const word of ["asked", "in_force", "declares"] as const) expect(words).toContain(word);
  expect(promises).toBeGreaterThan(0);
}, 240_000);
