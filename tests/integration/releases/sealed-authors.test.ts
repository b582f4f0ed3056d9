import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { ownerQuery } from "@/tests/support/worker-database";
import { asked, makeReleasePlace, type ReleasePlace } from "./release-world";

let place: ReleasePlace;
const releases: string[] = [];

beforeAll(async () => {
  place = await makeReleasePlace({});
  for (let at = 0; at < 2; at += 1)
    releases.push(await asked(place.lead, place.applicationId, [place.lead, place.reviewer]));
}, 60_000);

const states = ["asked", "granted", "revoked", "refused"] as const;
const readerStates = ["named", "granted", "removed"] as const;
const chosen = fc.nat({ max: 1 });

/** A change that a command might make, or that only a repair by hand would. */
const change = fc.oneof(
  fc.record({ of: fc.constant("release"), at: chosen, state: fc.constantFrom(...states) }),
  fc.record({
    of: fc.constant("reader"),
    at: chosen,
    who: chosen,
    state: fc.constantFrom(...readerStates),
    wasGranted: fc.boolean(),
  }),
  fc.record({ of: fc.constant("gone"), at: chosen, who: chosen }),
);
type Change = {
  of: string;
  at: number;
  who?: number;
  state?: (typeof states)[number] | (typeof readerStates)[number];
  wasGranted?: boolean;
};

async function make({ of, at, who, state, wasGranted }: Change): Promise<void> {
  const release = releases[at];
  if (of === "release")
    await ownerQuery(
      `UPDATE releases SET state = $2::"ReleaseState", version = 1, granted_until = valid_until, answered_at = app_now(),
              granted_sections = '{science}', ended_at = CASE $2 WHEN 'revoked' THEN app_now() END WHERE id = $1`,
      [release, state],
    );
  else {
    const reader = who === 0 ? place.lead : place.reviewer;
    await ownerQuery("DELETE FROM release_readers WHERE release_id = $1 AND person_id = $2", [
      release,
      reader.personId,
    ]);
    if (of === "reader")
      await ownerQuery(
        `INSERT INTO release_readers (id, release_id, application_id, programme_id, organisation_id, person_id, membership_id,
                                      added_by_id, state, granted_at, removed_at)
         SELECT $1, r.id, r.application_id, r.programme_id, r.organisation_id, $3, $4, $3, $5::"ReleaseReaderState",
                CASE WHEN $6 THEN app_now() END, CASE $5 WHEN 'removed' THEN app_now() END
           FROM releases r WHERE r.id = $2`,
        [randomUUID(), release, reader.personId, reader.membership?.id, state, wasGranted],
      );
  }
}

const kept = () => ownerQuery("SELECT * FROM sealed_authors ORDER BY 1, 2, 3");

test("who is sealed follows every change of a release and its readers", async () => {
  let everSealed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      for (const each of changes) await make(each);
      const followed = await kept();
      everSealed += followed.length;
      await ownerQuery("SELECT seal_authors(NULL)");
      expect(followed).toEqual(await kept());
    }),
    { numRuns: 25 },
  );
  expect(everSealed, "somebody was sealed somewhere").toBeGreaterThan(0);
}, 120_000);

test("the application itself cannot write who is sealed", async () => {
  await expect(db().sealedAuthor.deleteMany({})).rejects.toThrow(/permission denied|denied access/);
  await expect(
    db().sealedAuthor.create({
      data: {
        applicationId: place.applicationId,
        organisationId: place.lead.membership?.organisationId ?? "",
        personId: place.lead.personId,
        at: new Date(),
      },
    }),
  ).rejects.toThrow(/permission denied|denied access/);
});
