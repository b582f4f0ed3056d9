import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import { applyRun } from "@/lib/reviews/commands/apply-run";
import { declineAssignment } from "@/lib/reviews/commands/decline-assignment";
import { discardRun } from "@/lib/reviews/commands/discard-run";
import { requestRun } from "@/lib/reviews/commands/request-run";
import { saveReviewerProfile } from "@/lib/reviews/commands/save-profile";
import { solveRun } from "@/lib/reviews/commands/solve-run";
import { getRun } from "@/lib/reviews/queries/get-run";
import { listReviewers } from "@/lib/reviews/queries/reviewers";
import type { ProfileInput } from "@/lib/reviews/schema";
import type { Actor } from "@/lib/platform/actor";
import { joinAs, makePerson } from "@/tests/support/world";
import {
  assignAndAccept,
  makeApplicationInReview,
  makeReviewer,
  makeReviewWorld,
  refusalOf,
  type ReviewWorld,
} from "./review-world";

const knows = (reviewer: Actor, change: Partial<ProfileInput>) =>
  saveReviewerProfile(reviewer, reviewer.membership?.id ?? "", {
    areas: [],
    modalities: [],
    languages: [],
    capacity: 8,
    active: true,
    ...change,
  });

/** Three lead reviewers of different fields and three applications that suit one each. */
async function makeField() {
  const world = await makeReviewWorld();
  const renal = await makeReviewer(world, "lead", "Renal");
  const chinese = await makeReviewer(world, "lead", "Chinese");
  await knows(world.leadReviewer, { areas: ["oncology"], languages: ["en-HK"] });
  await knows(renal, { areas: ["renal"], languages: ["en-HK"] });
  await knows(chinese, { languages: ["zh-HK"] });
  const kidney = await makeApplicationInReview(world, { name: "Kidney", area: "renal" });
  const mainland = await makeApplicationInReview(world, { name: "Mainland", language: "zh-CN" });
  return { world, renal, chinese, kidney, mainland };
}

async function solvedRun(world: ReviewWorld, actor: Actor, perApplication = 1) {
  const { id } = await requestRun(actor, { intakeId: world.intake.id, perApplication });
  await solveRun(id);
  return { id, view: await getRun(actor, id, "en-HK") };
}

describe("the best assignment", () => {
  it("is solved off the request, previewed with reasons, applied, and leaves accepted work alone when run again", async () => {
    const { world, renal, chinese, kidney, mainland } = await makeField();
    const { id, view } = await solvedRun(world, world.manager);
    expect(view).toMatchObject({ state: "preview", progress: 100, perApplication: 1 });
    expect(view.preview?.proved).toBe(true);
    const pairs = Object.fromEntries(
      view.preview?.pairs.map((pair) => [pair.applicationId, pair]) ?? [],
    );
    expect(pairs[world.application.id]?.membershipId).toBe(world.leadReviewer.membership?.id);
    expect(pairs[kidney.id]?.membershipId).toBe(renal.membership?.id);
    expect(pairs[mainland.id]?.membershipId).toBe(chinese.membership?.id);
    expect(pairs[kidney.id]?.reasons[0]).toEqual({
      code: "area_shared",
      params: { area: "Kidney" },
    });
    expect(await db().assignment.count({ where: { runId: id } })).toBe(0);

    expect(await applyRun(world.manager, id)).toEqual({ id, made: 3, skipped: 0 });
    expect(await refusalOf(applyRun(world.manager, id))).toBe("reviews.run_not_ready");
    expect(await db().assignment.count({ where: { runId: id, state: "offered" } })).toBe(3);

    const mine = await db().assignment.findFirstOrThrow({ where: { applicationId: kidney.id } });
    await answerConflict(renal, mine.id, "none");
    const again = await solvedRun(world, world.manager, 2);
    const kept = again.view.preview?.pairs.filter((pair) => pair.kept) ?? [];
    expect(kept).toHaveLength(3);
    await applyRun(world.manager, again.id);
    expect(await db().assignment.findUnique({ where: { id: mine.id } })).toMatchObject({
      state: "accepted",
      personId: renal.personId,
    });
    expect(
      await db().assignment.count({
        where: { applicationId: kidney.id, state: { in: ["offered", "accepted"] } },
      }),
    ).toBe(2);
  }, 60_000);

  it("never pairs the barred, the own startup's people, those away or those who declined, and says what is missing", async () => {
    const { world, renal, chinese, kidney, mainland } = await makeField();
    const { programmeId } = kidney;
    await db().bar.create({
      data: { applicationId: kidney.id, programmeId, reason: "conflict", personId: renal.personId },
    });
    await knows(chinese, { languages: ["zh-HK"], active: false });
    await joinAs(world.leadReviewer, { role: "viewer", startupId: world.startup.id });
    const { view } = await solvedRun(world, world.manager);
    const pairs = view.preview?.pairs.map((pair) => [pair.applicationId, pair.membershipId]) ?? [];
    expect(pairs).toEqual([[world.application.id, renal.membership?.id]]);
    expect(view.preview?.shortfall.map((gap) => gap.reference).sort()).toEqual(
      [kidney.reference, mainland.reference].sort(),
    );
    const other = await makeReviewWorld();
    const id = await assignAndAccept(other, other.leadReviewer);
    await declineAssignment(other.leadReviewer, id, "no time");
    const refusing = await solvedRun(other, other.manager);
    expect(refusing.view.preview?.pairs).toEqual([]);
  }, 60_000);

  it("takes one's own organisation's reviewers only, and neither side sees the other's run", async () => {
    const world = await makeReviewWorld();
    const { id, view } = await solvedRun(world, world.partnerLead);
    expect(view.preview?.pairs.map((pair) => pair.membershipId)).toEqual([
      world.partnerReviewer.membership?.id,
    ]);
    const acts = [
      () => getRun(world.manager, id, "en-HK"),
      () => applyRun(world.manager, id),
      () => discardRun(world.manager, id),
    ];
    for (const act of acts) expect(await refusalOf(act())).toBe("platform.not_found");
    expect(
      (await listReviewers(world.partnerLead, world.intake.slug)).map((one) => one.membershipId),
    ).toEqual([world.partnerReviewer.membership?.id]);
  }, 60_000);

  it("is asked for, applied and discarded by the one who assigns, nobody else", async () => {
    const world = await makeReviewWorld();
    const intake = { intakeId: world.intake.id };
    expect(await refusalOf(requestRun(world.officer, intake))).toBe("platform.wrong_role");
    expect(await refusalOf(requestRun(world.leadReviewer, intake))).toBe("platform.wrong_role");
    for (const stranger of [world.owner, world.rival, world.otherPartnerLead, world.hospital]) {
      expect(await refusalOf(requestRun(stranger, intake))).toBe("platform.not_found");
    }
    const { id } = await requestRun(world.manager, intake);
    expect(await refusalOf(requestRun(world.deputyManager, intake))).toBe("reviews.run_under_way");
    expect(await refusalOf(applyRun(world.manager, id))).toBe("reviews.run_not_ready");
    expect(await refusalOf(applyRun(world.officer, id))).toBe("platform.wrong_role");
    expect(await refusalOf(discardRun(world.officer, id))).toBe("platform.wrong_role");
    expect(await discardRun(world.deputyManager, id)).toEqual({ id, state: "discarded" });
    await solveRun(id);
    expect((await getRun(world.manager, id, "en-HK")).state).toBe("discarded");
  }, 60_000);

  it("fails when whoever asked has lost the right since", async () => {
    const world = await makeReviewWorld();
    const brief = await makePerson({
      role: "programme_manager",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    const { id } = await requestRun(brief, { intakeId: world.intake.id });
    await db().membership.update({
      where: { id: brief.membership?.id ?? "" },
      data: { status: "ended", endedAt: new Date() },
    });
    await solveRun(id);
    expect(await getRun(world.manager, id, "en-HK")).toMatchObject({
      state: "failed",
      failure: "rights_lost",
    });
  }, 60_000);

  it("judges each pair again when applied: what changed since the preview is skipped", async () => {
    const world = await makeReviewWorld();
    const { id } = await solvedRun(world, world.manager);
    const { programmeId, id: applicationId } = world.application;
    await db().bar.create({
      data: {
        applicationId,
        programmeId,
        reason: "conflict",
        personId: world.leadReviewer.personId,
      },
    });
    expect(await applyRun(world.manager, id)).toEqual({ id, made: 0, skipped: 1 });
    expect(await db().assignment.count({ where: { applicationId } })).toBe(0);
  }, 60_000);
});
