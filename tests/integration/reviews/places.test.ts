import { describe, expect, it } from "vitest";
import { Refusal } from "@/lib/platform/errors";
import { db } from "@/lib/platform/db";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import { applyRun } from "@/lib/reviews/commands/apply-run";
import { requestRun } from "@/lib/reviews/commands/request-run";
import { saveReviewerProfile } from "@/lib/reviews/commands/save-profile";
import { solveRun } from "@/lib/reviews/commands/solve-run";
import { getAssignBoard } from "@/lib/reviews/queries/assign-board";
import type { Actor } from "@/lib/platform/actor";
import { joinAs, makeStartup } from "@/tests/support/world";
import {
  assign,
  assignAndAccept,
  makeApplicationInReview,
  makeReviewer,
  makeReviewWorld,
  refusalOf,
} from "./review-world";

const takes = (reviewer: Actor, capacity: number) =>
  saveReviewerProfile(reviewer, reviewer.membership?.id ?? "", {
    areas: [],
    modalities: [],
    languages: [],
    capacity,
    active: true,
  });
const owed = (reviewer: Actor) =>
  db().assignment.count({
    where: { personId: reviewer.personId, state: { in: ["offered", "accepted"] } },
  });

describe("a reviewer's places", () => {
  it("are not overtaken by two assignments of the same moment", async () => {
    const world = await makeReviewWorld();
    const second = await makeApplicationInReview(world, { name: "Second" });
    await takes(world.leadReviewer, 1);
    const answers = await Promise.all([
      refusalOf(assign(world, world.leadReviewer)),
      refusalOf(assign(world, world.leadReviewer, second.id)),
    ]);
    expect(answers.toSorted()).toEqual(["nothing refused", "reviews.capacity_full"]);
    expect(await owed(world.leadReviewer)).toBe(1);
  });

  it("are counted when a proposal is applied, whatever they were when it was solved", async () => {
    const world = await makeReviewWorld();
    await makeApplicationInReview(world, { name: "Second" });
    await makeApplicationInReview(world, { name: "Third" });
    await takes(world.leadReviewer, 3);
    const { id } = await requestRun(world.manager, {
      intakeId: world.intake.id,
      perApplication: 1,
    });
    await solveRun(id);
    await takes(world.leadReviewer, 2);
    expect(await applyRun(world.manager, id)).toEqual({ id, made: 2, skipped: 1 });
    expect(await owed(world.leadReviewer)).toBe(2);
  });
});

describe("the menu of reviewers", () => {
  it("says of each who cannot be chosen why, and gives away no list and no draft", async () => {
    const world = await makeReviewWorld();
    const { id: applicationId, programmeId } = world.application;
    const bar = (who: Actor, reason: "must_not_see" | "same_intake") =>
      db().bar.create({ data: { applicationId, programmeId, reason, personId: who.personId } });
    const conflicted = await makeReviewer(world, "lead");
    await answerConflict(conflicted, await assign(world, conflicted), "declared");
    const has = await makeReviewer(world, "lead");
    await assignAndAccept(world, has);
    const kept = await makeReviewer(world, "lead");
    await bar(kept, "must_not_see");
    const rival = await makeReviewer(world, "lead");
    await bar(rival, "same_intake");
    const founder = await makeReviewer(world, "lead");
    await joinAs(founder, { role: "viewer", startupId: world.startup.id });
    const drafting = await makeReviewer(world, "lead");
    const { startup } = await makeStartup();
    const draft = await makeApplicationInReview(world, { startupId: startup.id });
    await db().application.update({ where: { id: draft.id }, data: { status: "draft" } });
    await joinAs(drafting, { role: "owner", startupId: startup.id });

    const board = await getAssignBoard(world.manager, world.intake.slug, 1, "en-HK");
    const row = board.rows.find((each) => each.applicationId === applicationId);
    const expected: [Actor, string][] = [
      [conflicted, "conflict"],
      [has, "assigned"],
      [kept, "closed"],
      [rival, "own"],
      [founder, "own"],
      [drafting, "closed"],
    ];
    expect(row?.obstacles).toEqual(
      Object.fromEntries(expected.map(([who, why]) => [who.membership?.id, why])),
    );
    for (const [who, why] of expected.filter(([, said]) => said !== "assigned")) {
      const refusal = await assign(world, who).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Refusal);
      expect(refusal).toMatchObject({ code: "reviews.reviewer_excluded", params: { reason: why } });
    }
    expect(await refusalOf(assign(world, world.leadReviewer))).toBe("nothing refused");
  });
});
