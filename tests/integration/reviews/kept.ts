import { withActor } from "@/lib/platform/db";
import { systemActor } from "@/lib/platform/actor";
import { enoughReviews } from "@/lib/reviews/scoring";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { ownerQuery } from "@/tests/support/worker-database";
import {
  assignAndAccept,
  fileAs,
  makeApplicationInReview,
  makeReviewer,
  type ReviewWorld,
} from "./review-world";

/** What is really kept of the lead's reviews of an application. */
export async function kept(world: ReviewWorld, applicationId = world.application.id) {
  const where = { applicationId, organisationId: world.lead.id };
  const key = { applicationId_organisationId: where };
  const counts = await behindTheWall().reviewCount.findUnique({ where: key });
  const means = await behindTheWall().reviewMean.findUnique({ where: key });
  return {
    counts: [counts?.asked ?? 0, counts?.filed ?? 0, counts?.conflicted ?? 0],
    reviews: means?.reviews ?? 0,
    overall: means?.overall ?? null,
    calibrated: means?.calibrated ?? null,
    waits: means ? means.revision !== means.calibratedRevision : false,
  };
}

/** What the portal's own check says is kept wrong. */
export const wrongNumbers = () =>
  withActor(
    systemActor("test"),
    (tx) => tx.$queryRaw<{ application_id: string }[]>`SELECT * FROM wrong_review_numbers()`,
  );

/** One who is harsh and one who is not judge the same applications; both often enough to have a habit. */
export async function makeHabits(world: ReviewWorld) {
  const harsh = await makeReviewer(world, "lead");
  const kind = await makeReviewer(world, "lead");
  const ids: string[] = [];
  for (let n = 0; n < enoughReviews; n += 1) {
    const { id } = await makeApplicationInReview(world);
    ids.push(id);
    await fileAs(world, harsh, await assignAndAccept(world, harsh, id), 2);
    await fileAs(world, kind, await assignAndAccept(world, kind, id), 4);
  }
  const only = await makeApplicationInReview(world);
  await fileAs(world, harsh, await assignAndAccept(world, harsh, only.id), 2);
  return { harsh, kind, ids, only: only.id };
}

/** The calibration of the lead's side that waits in the queue. */
export const queuedFor = (world: ReviewWorld) =>
  ownerQuery<{ data: { intakeId: string; organisationId: string } }>(
    `SELECT data FROM pgboss.job WHERE name = 'review.calibrate' AND state = 'created' AND singleton_key = $1`,
    [`${world.intake.id}/${world.lead.id}`],
  );
