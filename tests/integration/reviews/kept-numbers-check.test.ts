import pg from "pg";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import {
  calibrateReviews,
  queueWaitingCalibrations,
} from "@/lib/reviews/commands/calibrate-reviews";
import { declineAssignment } from "@/lib/reviews/commands/decline-assignment";
import { liftConflict } from "@/lib/reviews/commands/lift-conflict";
import { replaceAssignment } from "@/lib/reviews/commands/replace-assignment";
import { calibrate } from "@/lib/reviews/scoring";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { ownerQuery, ownerUrl } from "@/tests/support/worker-database";
import { kept, makeHabits, queuedFor, wrongNumbers } from "./kept";
import {
  assign,
  assignAndAccept,
  fileAs,
  makeApplicationInReview,
  makeReviewer,
  makeReviewWorld,
  refusalOf,
  type ReviewWorld,
} from "./review-world";

const leadSide = (world: ReviewWorld) => ({
  intakeId: world.intake.id,
  organisationId: world.lead.id,
});

/** Applications of this world whose kept numbers the check calls wrong. */
const wrongIds = async () => (await wrongNumbers()).map(({ application_id: id }) => id).toSorted();

/** Habits that a calibration has met; nothing of the lead's side waits. */
async function makeCalibrated() {
  const world = await makeReviewWorld();
  const habits = await makeHabits(world);
  await calibrateReviews(leadSide(world));
  return { world, ...habits };
}

/**
 * Starts the calibration and holds it where the habits are taken and no number is written yet: the row that it locks first
 * is somebody else's. `release` lets it go on, `fail` ends what it waits for as a lost connection would.
 */
async function holdCalibration(world: ReviewWorld) {
  const before = await habitsOf(world);
  const holder = new pg.Client({ connectionString: ownerUrl });
  await holder.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT FROM review_counts WHERE organisation_id = $1 FOR UPDATE", [
    world.lead.id,
  ]);
  const outcome = calibrateReviews(leadSide(world)).then(
    () => "calibrated",
    () => "failed",
  );
  await expect.poll(() => waitingBackends(), { timeout: 10_000 }).toHaveLength(1);
  expect(await habitsOf(world)).not.toEqual(before);
  const end = async () => {
    await holder.query("ROLLBACK");
    await holder.end();
    return outcome;
  };
  return {
    release: end,
    fail: async () => {
      for (const pid of await waitingBackends())
        await ownerQuery("SELECT pg_cancel_backend($1)", [pid]);
      await outcome;
      return end();
    },
  };
}

async function waitingBackends(): Promise<number[]> {
  const rows = await ownerQuery<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%keep_review_means%'`,
  );
  return rows.map(({ pid }) => pid);
}

async function habitsOf(world: ReviewWorld) {
  const row = await behindTheWall().reviewCalibration.findUnique({
    where: { intakeId_organisationId: leadSide(world) },
  });
  return row?.habits ?? null;
}

describe("the check of kept numbers", () => {
  it("calls nothing wrong between the taking of habits and the writing of the numbers", async () => {
    const world = await makeReviewWorld();
    const { only } = await makeHabits(world);
    const held = await holdCalibration(world);
    expect(await kept(world, only)).toMatchObject({ calibrated: 2, waits: true });
    expect(await wrongIds()).toEqual([]);
    expect(await held.release()).toBe("calibrated");
    expect((await kept(world, only)).calibrated).toBeGreaterThan(2.3);
    expect(await wrongIds()).toEqual([]);
  });

  it("calls nothing wrong after a calibration that broke off, and the next one writes the numbers", async () => {
    const { world, harsh, kind, only } = await makeCalibrated();
    const asOfBefore = (await kept(world, only)).calibrated;
    const { id } = await makeApplicationInReview(world);
    await fileAs(world, harsh, await assignAndAccept(world, harsh, id), 5);
    await fileAs(world, kind, await assignAndAccept(world, kind, id), 3);
    expect(await (await holdCalibration(world)).fail()).toBe("failed");
    expect(await kept(world, only)).toMatchObject({ calibrated: asOfBefore, waits: false });
    expect(await wrongIds()).toEqual([]);
    await queueWaitingCalibrations();
    expect(await queuedFor(world)).toHaveLength(1);
    await calibrateReviews(leadSide(world));
    expect((await kept(world, only)).calibrated).not.toBe(asOfBefore);
    expect(await wrongIds()).toEqual([]);
  });

  it("finds a wrong count or raw mean also while a calibration waits", async () => {
    const world = await makeReviewWorld();
    const { ids } = await makeHabits(world);
    const [first = "", second = "", third = "", fourth = "", fifth = ""] = ids;
    const where = (id: string) =>
      `WHERE application_id = '${id}' AND organisation_id = '${world.lead.id}'`;
    await ownerQuery(`UPDATE review_counts SET filed = filed + 1 ${where(first)};
      UPDATE review_means SET overall = overall + 0.5 ${where(second)};
      UPDATE review_means SET criteria = jsonb_set(criteria, ARRAY['${world.leadRubric.criteria[0]?.key}', 'raw'], '1.5') ${where(third)};
      UPDATE review_means SET criteria = '{}' ${where(fourth)};
      UPDATE review_means SET calibrated = NULL ${where(fifth)}`);
    expect(await wrongIds()).toEqual([first, second, third, fourth, fifth].toSorted());
    await ownerQuery(`UPDATE review_counts SET filed = filed - 1 ${where(first)}`);
    await calibrateReviews(leadSide(world));
    expect(await wrongIds()).toEqual([]);
  });

  it("finds a wrong calibrated number where nothing waits, though another side does", async () => {
    const { world, ids } = await makeCalibrated();
    await fileAs(world, world.partnerReviewer, await assignAndAccept(world, world.partnerReviewer));
    const [first = "", second = ""] = ids;
    const where = (id: string) =>
      `WHERE application_id = '${id}' AND organisation_id = '${world.lead.id}'`;
    await ownerQuery(`UPDATE review_means SET calibrated = calibrated + 0.1 ${where(first)};
      UPDATE review_means SET criteria = jsonb_set(criteria, ARRAY['${world.leadRubric.criteria[0]?.key}', 'calibrated'], '1.5') ${where(second)}`);
    expect(await wrongIds()).toEqual([first, second].toSorted());
    await calibrateReviews(leadSide(world));
    expect(await wrongIds()).toEqual([]);
  });
});

describe("calibrated numbers, kept", () => {
  it("are what the model makes of the same reviews", async () => {
    const { world, harsh, kind, ids, only } = await makeCalibrated();
    const score = (reviewer: typeof harsh, applicationId: string, value: number) => ({
      reviewId: `${reviewer.personId}/${applicationId}`,
      reviewerId: reviewer.personId,
      applicationId,
      value,
    });
    const model = calibrate([
      ...ids.flatMap((id) => [score(harsh, id, 2), score(kind, id, 4)]),
      score(harsh, only, 2),
    ]);
    for (const id of [...ids, only]) {
      const numbers = await kept(world, id);
      const wanted = model.applications.get(id);
      expect(numbers.reviews).toBe(wanted?.reviews);
      expect(numbers.overall).toBeCloseTo(wanted?.raw ?? 0, 8);
      expect(numbers.calibrated).toBeCloseTo(wanted?.calibrated ?? 0, 8);
    }
  });

  it("stay right through a late conflict and its lifting, with the job before and after", async () => {
    const { world, harsh, ids } = await makeCalibrated();
    const [id = ""] = ids;
    const assignment = await db().assignment.findFirstOrThrow({
      where: { applicationId: id, personId: harsh.personId },
      select: { id: true },
    });
    const before = await kept(world, id);
    await answerConflict(harsh, assignment.id, "declared");
    expect(await kept(world, id)).toMatchObject({ counts: [1, 1, 1], reviews: 1, waits: true });
    expect(await wrongIds()).toEqual([]);
    await calibrateReviews(leadSide(world));
    expect(await wrongIds()).toEqual([]);
    await liftConflict(world.manager, assignment.id);
    expect(await kept(world, id)).toMatchObject({ counts: [2, 2, 0], reviews: 2, waits: true });
    expect(await wrongIds()).toEqual([]);
    await calibrateReviews(leadSide(world));
    expect(await kept(world, id)).toEqual(before);
    expect(await wrongIds()).toEqual([]);
  });

  it("are touched neither by a refused return nor by a review that goes to somebody else", async () => {
    const { world, harsh, ids } = await makeCalibrated();
    const [id = ""] = ids;
    const filed = await db().assignment.findFirstOrThrow({
      where: { applicationId: id, personId: harsh.personId },
      select: { id: true },
    });
    const before = await kept(world, id);
    expect(await refusalOf(declineAssignment(harsh, filed.id, "No time"))).toBe(
      "reviews.already_filed",
    );
    expect(await kept(world, id)).toEqual(before);
    const open = await assign(world, world.leadReviewer, id);
    const next = await makeReviewer(world, "lead");
    await replaceAssignment(world.manager, open, { membershipId: next.membership?.id ?? "" });
    expect(await kept(world, id)).toEqual({ ...before, counts: [3, 2, 0] });
    expect(await wrongIds()).toEqual([]);
  });

  it("hold reviews of an older version and of the new one", async () => {
    const { world, ids } = await makeCalibrated();
    const [id = ""] = ids;
    const before = await kept(world, id);
    await db().application.update({ where: { id }, data: { currentVersion: 2 } });
    await behindTheWall().applicationVersion.create({
      data: {
        applicationId: id,
        organisationId: world.lead.id,
        programmeId: world.programme.id,
        number: 2,
        reason: "submit",
        language: "en-HK",
      },
    });
    expect(await kept(world, id)).toEqual(before);
    await fileAs(
      world,
      world.leadReviewer,
      await assignAndAccept(world, world.leadReviewer, id),
      5,
    );
    const after = await kept(world, id);
    expect(after).toMatchObject({ counts: [3, 3, 0], reviews: 3, waits: true });
    expect(after.overall).toBeCloseTo(11 / 3, 8);
    await calibrateReviews(leadSide(world));
    expect(await wrongIds()).toEqual([]);
  });
});
