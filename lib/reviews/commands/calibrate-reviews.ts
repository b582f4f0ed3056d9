import { sql } from "kysely";
import { systemActor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs";
import { ask, select } from "@/lib/platform/sql";
import { calibrate } from "@/lib/reviews/scoring";

/** The filed reviews of one organisation over one intake: a reviewer's habit is measured over all of them. */
export interface Calibrated {
  intakeId: string;
  organisationId: string;
}

/**
 * Asks for the calibrated numbers to be computed anew, in the transaction that changed a review. While such a job waits,
 * no second one is made; so this is asked last, because who files at the same moment waits here for the other.
 */
export function queueCalibration(tx: Tx, { intakeId, organisationId }: Calibrated): Promise<void> {
  const singletonKey = `${intakeId}/${organisationId}`;
  return enqueue(tx, "review.calibrate", { intakeId, organisationId }, { singletonKey });
}

const calibrator = systemActor("review.calibrate");

/** Applications whose numbers are written in one transaction, so that nobody who files waits for a whole intake. */
const batch = 200;

/**
 * Takes the habits of an organisation's reviewers over an intake (reviews/scoring) and writes what they make of each
 * application's numbers. Reviews filed meanwhile are met by the next time. Repeatable. Returns how many reviews counted.
 * What it meets waits until all is written (settle), so that nobody takes numbers by the habits before for wrong ones.
 */
export async function calibrateReviews(of: Calibrated): Promise<number> {
  const { met, reviews, asOf } = await withActor(calibrator, (tx, now) => takeHabits(tx, of, now));
  for (let from = 0; from < met.length; from += batch) {
    const ids = met.slice(from, from + batch).map((each) => each.applicationId);
    await withActor(
      calibrator,
      (tx) => tx.$executeRaw`
        SELECT keep_review_means(${ids}::uuid[], array_fill(${of.organisationId}::uuid, ARRAY[${ids.length}::int]), false)`,
    );
  }
  await withActor(calibrator, (tx) => settle(tx, of, met, asOf));
  return reviews;
}

interface Met {
  applicationId: string;
  revision: number;
}

/** Which state of which application was met, read before the scores: what comes in between is then met again. */
async function takeHabits(tx: Tx, of: Calibrated, now: Date) {
  const { intakeId, organisationId } = of;
  const met: Met[] = await tx.reviewMean.findMany({
    where: { intakeId, organisationId },
    orderBy: { applicationId: "asc" },
    select: { applicationId: true, revision: true },
  });
  const scores = await tx.$queryRaw<
    { applicationId: string; reviewId: string; reviewerId: string; value: number }[]
  >`SELECT application_id AS "applicationId", review_id AS "reviewId", person_id AS "reviewerId", overall AS value
      FROM review_overalls(${intakeId}::uuid, ${organisationId}::uuid)`;
  const habits = asJson(Object.fromEntries(calibrate(scores).reviewers));
  const { programmeId } = await tx.intake.findUniqueOrThrow({
    where: { id: intakeId },
    select: { programmeId: true },
  });
  await tx.reviewCalibration.upsert({
    where: { intakeId_organisationId: of },
    create: { ...of, programmeId, habits },
    update: { habits },
    select: { intakeId: true },
  });
  return { met, reviews: scores.length, asOf: now };
}

async function settle(tx: Tx, of: Calibrated, met: readonly Met[], asOf: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE review_means m SET calibrated_revision = n.revision
      FROM unnest(${met.map((each) => each.applicationId)}::uuid[], ${met.map((each) => each.revision)}::int[])
           AS n (application_id, revision)
     WHERE m.application_id = n.application_id AND m.organisation_id = ${of.organisationId}::uuid
       AND m.calibrated_revision <> n.revision`;
  await tx.reviewCalibration.update({
    where: { intakeId_organisationId: of },
    data: { asOf },
    select: { intakeId: true },
  });
}

/**
 * Queues what still waits for its calibration: reviews that were there before numbers were kept, that an older version of
 * the portal filed, or that came in while a job ran. Returns how many were queued.
 */
export function queueWaitingCalibrations(): Promise<number> {
  return withActor(calibrator, async (tx) => {
    const waiting = await ask(
      tx,
      select
        .selectFrom("review_means")
        .where(sql<boolean>`revision <> calibrated_revision`)
        .distinct()
        .select(["intake_id as intakeId", "organisation_id as organisationId"]),
    );
    for (const of of waiting) await queueCalibration(tx, of);
    return waiting.length;
  });
}
