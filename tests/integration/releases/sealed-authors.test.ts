import { randomUUID } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { ownerUrl } from "@/tests/support/worker-database";
import { asked, makeReleasePlace, type ReleasePlace } from "./release-world";

let place: ReleasePlace;
let client: pg.Client;
const releases: string[] = [];

beforeAll(async () => {
  client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  place = await makeReleasePlace({});
  for (let at = 0; at < 2; at += 1)
    releases.push(await asked(place.lead, place.applicationId, [place.lead, place.reviewer]));
}, 60_000);

afterAll(() => client.end());

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
  const reader = who === 0 ? place.lead : place.reviewer;
  if (of === "release")
    await client.query(
      `UPDATE releases SET state = $2::"ReleaseState", version = 1, granted_until = valid_until, answered_at = app_now(),
              granted_sections = '{science}', ended_at = CASE $2 WHEN 'revoked' THEN app_now() END WHERE id = $1`,
      [release, state],
    );
  else if (of === "gone")
    await client.query("DELETE FROM release_readers WHERE release_id = $1 AND person_id = $2", [
      release,
      reader.personId,
    ]);
  else
    await client.query(
      `INSERT INTO release_readers AS r (id, release_id, application_id, programme_id, organisation_id, person_id, membership_id,
                                         added_by_id, state, granted_at, removed_at)
       SELECT $1, id, application_id, programme_id, organisation_id, $3, $4, $3, $5::"ReleaseReaderState",
              CASE WHEN $6 THEN app_now() END, CASE $5 WHEN 'removed' THEN app_now() END
         FROM releases WHERE id = $2
       ON CONFLICT (release_id, person_id)
       DO UPDATE SET state = EXCLUDED.state, granted_at = EXCLUDED.granted_at, removed_at = EXCLUDED.removed_at`,
      [randomUUID(), release, reader.personId, reader.membership?.id, state, wasGranted],
    );
}

const kept = async () =>
  (await client.query("SELECT * FROM sealed_authors ORDER BY 1, 2, 3")).rows as unknown[];

test("who is sealed follows every change of a release and its readers", async () => {
  let everSealed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
      for (const each of changes) {
        await make(each);
        const followed = await kept();
        everSealed += followed.length;
        await client.query("SELECT seal_authors(NULL)");
        expect(followed).toEqual(await kept());
      }
    }),
    { numRuns: 60 },
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
