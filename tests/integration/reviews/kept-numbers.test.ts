import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import {
  calibrateReviews,
  queueWaitingCalibrations,
} from "@/lib/reviews/commands/calibrate-reviews";
import { declineAssignment } from "@/lib/reviews/commands/decline-assignment";
import { fileReview } from "@/lib/reviews/commands/file-review";
import { liftConflict } from "@/lib/reviews/commands/lift-conflict";
import { replaceAssignment } from "@/lib/reviews/commands/replace-assignment";
import { saveReview } from "@/lib/reviews/commands/save-review";
import { calibrateReviewsJob } from "@/lib/reviews/jobs";
import { getOwnReviews } from "@/lib/reviews/queries/list-reviews";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { ownerQuery } from "@/tests/support/worker-database";
import { kept, makeHabits, queuedFor, wrongNumbers } from "./kept";
import {
  assign,
  assignAndAccept,
  fileAs,
  makeApplicationInReview,
  makeReviewer,
  makeReviewWorld,
  type ReviewWorld,
} from "./review-world";

/** The lead's reviewer, accepted, with every criterion scored and nothing filed yet. */
async function readyToFile(world: ReviewWorld, value: number) {
  const reviewer = await makeReviewer(world, "lead");
  const id = await assignAndAccept(world, reviewer);
  const scores = Object.fromEntries(world.leadRubric.criteria.map(({ key }) => [key, { value }]));
  const draft = { revision: 0, scores, recommendation: "admit" as const };
  const { revision } = await saveReview(reviewer, id, draft);
  return { reviewer, id, file: () => fileReview(reviewer, id, { revision }, undefined) };
}

describe("the numbers of reviews", () => {
  it("follow every command that asks, gives back, replaces, files, excludes or counts again", async () => {
    const world = await makeReviewWorld();
    const [first, second, third] = [
      world.leadReviewer,
      await makeReviewer(world, "lead"),
      await makeReviewer(world, "lead"),
    ];
    const firstId = await assign(world, first);
    const secondId = await assign(world, second);
    expect((await kept(world)).counts).toEqual([2, 0, 0]);
    await declineAssignment(second, secondId, "No time");
    expect((await kept(world)).counts).toEqual([1, 0, 0]);
    await replaceAssignment(world.manager, firstId, { membershipId: third.membership?.id ?? "" });
    expect((await kept(world)).counts).toEqual([1, 0, 0]);
    const again = await makeReviewer(world, "lead");
    const againId = await assignAndAccept(world, again);
    expect(await kept(world)).toMatchObject({ counts: [2, 0, 0], reviews: 0, overall: null });
    await fileAs(world, again, againId, 4);
    const filed = { counts: [2, 1, 0], reviews: 1, overall: 4, calibrated: 4, waits: true };
    expect(await kept(world)).toEqual(filed);
    await answerConflict(again, againId, "declared");
    expect(await kept(world)).toMatchObject({
      counts: [1, 0, 1],
      reviews: 0,
      overall: null,
      calibrated: null,
    });
    await liftConflict(world.manager, againId);
    expect(await kept(world)).toEqual(filed);
    expect(await wrongNumbers()).toEqual([]);
  });

  it("are left alone by a draft", async () => {
    const world = await makeReviewWorld();
    await readyToFile(world, 5);
    expect(await kept(world)).toMatchObject({ counts: [1, 0, 0], reviews: 0, waits: false });
  });

  it("weigh criteria as the rubric says", async () => {
    const world = await makeReviewWorld();
    const [criterion] = world.leadRubric.criteria;
    // A published rubric is not changed; here it is published so.
    await ownerQuery(`ALTER TABLE criteria DISABLE TRIGGER USER;
      UPDATE criteria SET weight = 75 WHERE id = '${criterion?.id}';
      ALTER TABLE criteria ENABLE TRIGGER USER`);
    const id = await assignAndAccept(world, world.leadReviewer);
    const scores = Object.fromEntries(
      world.leadRubric.criteria.map(({ key }) => [key, { value: key === criterion?.key ? 5 : 1 }]),
    );
    const draft = { revision: 0, scores, recommendation: "admit" as const };
    const { revision } = await saveReview(world.leadReviewer, id, draft);
    await fileReview(world.leadReviewer, id, { revision }, undefined);
    expect((await kept(world)).overall).toBe((75 * 5 + 3 * 25 * 1) / 150);
  });

  it("hold both when two file at the same moment, and when one declares a conflict meanwhile", async () => {
    const world = await makeReviewWorld();
    const late = await readyToFile(world, 1);
    await late.file();
    const one = await readyToFile(world, 2);
    const other = await readyToFile(world, 5);
    await Promise.all([
      one.file(),
      other.file(),
      answerConflict(late.reviewer, late.id, "declared"),
    ]);
    expect(await kept(world)).toMatchObject({ counts: [2, 2, 1], reviews: 2, overall: 3.5 });
    expect(await wrongNumbers()).toEqual([]);
  });

  it("are filled in for the reviews that were there before them", async () => {
    const world = await makeReviewWorld();
    await fileAs(world, world.leadReviewer, await assignAndAccept(world, world.leadReviewer), 3);
    const before = await kept(world);
    const migration = await readFile(
      "prisma/migrations/20261128000200_kept_review_numbers/migration.sql",
      "utf8",
    );
    const [, fill = ""] = migration.split("-- What is there already");
    await ownerQuery(`DELETE FROM review_means; DELETE FROM review_counts; --${fill}`);
    expect(await kept(world)).toEqual(before);
    expect(await wrongNumbers()).toEqual([]);
  });

  it("are kept for a review that was written past every command, too", async () => {
    const world = await makeReviewWorld();
    await fileAs(world, world.leadReviewer, await assignAndAccept(world, world.leadReviewer), 2);
    await behindTheWall().score.updateMany({
      where: { applicationId: world.application.id, organisationId: world.lead.id },
      data: { value: 4 },
    });
    expect((await kept(world)).overall).toBe(4);
  });
});

describe("calibrated numbers", () => {
  it("come by one job for many filings, with the moment they were taken", async () => {
    const world = await makeReviewWorld();
    const { only } = await makeHabits(world);
    expect(await kept(world, only)).toMatchObject({ overall: 2, calibrated: 2, waits: true });
    const before = await getOwnReviews(world.manager, only, "en-HK");
    expect(before?.calibratedAsOf).toBeNull();

    const jobs = await queuedFor(world);
    expect(jobs).toHaveLength(1);
    const context = { jobId: "job", lastAttempt: false, signal: new AbortController().signal };
    await calibrateReviewsJob(jobs[0]?.data, context);

    const after = await getOwnReviews(world.manager, only, "en-HK");
    expect(after?.score?.raw).toBe(2);
    expect(after?.score?.calibrated).toBeGreaterThan(2.3);
    expect(after?.calibratedAsOf).toMatch(/^20\d\d-/);
    expect(await kept(world, only)).toMatchObject({ waits: false });
    expect(await wrongNumbers()).toEqual([]);
  });

  it("take a review that comes later with the habits known, and wait for the next job", async () => {
    const world = await makeReviewWorld();
    const { harsh, only } = await makeHabits(world);
    await calibrateReviews({ intakeId: world.intake.id, organisationId: world.lead.id });
    const calibrated = (await kept(world, only)).calibrated ?? 0;
    const { id } = await makeApplicationInReview(world);
    await fileAs(world, harsh, await assignAndAccept(world, harsh, id), 2);
    expect(await kept(world, id)).toMatchObject({ calibrated, waits: true });
    const waiting = await queueWaitingCalibrations();
    expect(await queuedFor(world)).toHaveLength(1);
    await calibrateReviews({ intakeId: world.intake.id, organisationId: world.lead.id });
    expect(await kept(world, id)).toMatchObject({ waits: false });
    expect(await queueWaitingCalibrations()).toBe(waiting - 1);
  });

  it("are of one organisation and one intake alone", async () => {
    const world = await makeReviewWorld();
    const { only } = await makeHabits(world);
    await calibrateReviews({ intakeId: world.intake.id, organisationId: world.partner.id });
    expect(await kept(world, only)).toMatchObject({ calibrated: 2, waits: true });
  });
});
