import { beforeAll, expect, it } from "vitest";
import { loadMyPage } from "@/app/[locale]/(applicant)/my/load";
import { inOneReading } from "@/lib/platform/reading";
import { listPublicProgrammes } from "@/lib/programmes/queries/public-programmes";
import { listRequests } from "@/lib/releases/queries/list-requests";
import { listMyAssignments } from "@/lib/reviews/queries/assignments";
import { makeSubmitted } from "@/tests/support/applications";
import { copyUntil } from "@/tests/support/many-applications";
import { countQueries } from "@/tests/support/query-count";
import { ownerQuery } from "@/tests/support/worker-database";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
let template: string;

/** Copies of one application until there are so many, each offered to the partner's reviewer and asked for by the partner. */
async function grow(count: number): Promise<void> {
  await copyUntil(template, count);
  const reviewer = world.partnerReviewer;
  await ownerQuery(
    `INSERT INTO assignments (application_id, programme_id, organisation_id, membership_id, person_id, state, reasons, assigned_by_id)
     SELECT id, programme_id, partner_organisation_id, $1, $2, 'offered', '[]', $3 FROM applications a
      WHERE NOT EXISTS (SELECT FROM assignments g WHERE g.application_id = a.id)`,
    [reviewer.membership?.id, reviewer.personId, world.partnerLead.personId],
  );
}

beforeAll(async () => {
  world = await makeWorld();
  template = await makeSubmitted(world.owner, world.intake.id);
  await ownerQuery("DROP INDEX applications_one_open");
});

it("a founder's and a reviewer's first page read as much for 3 applications as for 300", async () => {
  const seen: Record<number, number[]> = {};
  for (const count of [3, 300]) {
    await grow(count);
    const founder = await countQueries(() => loadMyPage(world.owner, "en-HK"));
    const reviewer = await countQueries(() =>
      inOneReading(world.partnerReviewer, async () => ({
        assignments: await listMyAssignments(world.partnerReviewer, "en-HK"),
        releases: await listRequests(world.partnerReviewer),
      })),
    );
    expect(founder.result.applications?.total).toBe(count);
    expect(founder.result.startups.acting?.team.map(({ isMe }) => isMe)).toContain(true);
    expect(founder.result.intakes.length).toBeGreaterThan(0);
    expect(reviewer.result.assignments).toHaveLength(count);
    seen[count] = [founder.queries.length, reviewer.queries.length];
  }
  expect(seen[300]).toEqual(seen[3]);
  // Session and shell are two more: at most six in all.
  expect(Math.max(...(seen[300] ?? []))).toBeLessThanOrEqual(4);
});

it("the public first page reads in two statements", async () => {
  const { result, queries } = await countQueries(() => listPublicProgrammes("en-HK"));
  expect(result.length).toBeGreaterThan(0);
  expect(queries.length).toBeLessThanOrEqual(2);
});
