import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor, type Tx } from "@/lib/platform/db";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import { fileReview } from "@/lib/reviews/commands/file-review";
import { saveReview } from "@/lib/reviews/commands/save-review";
import { reviewProgress } from "@/lib/reviews/queries";
import { getAssignment, getOwnReview } from "@/lib/reviews/queries/assignments";
import { ownNumbers } from "@/lib/reviews/queries/kept-numbers";
import { getOwnReviews, listReviews } from "@/lib/reviews/queries/list-reviews";
import type { ReviewDraft } from "@/lib/reviews/schema";
import { ownerQuery } from "@/tests/support/worker-database";
import { joinAs } from "@/tests/support/world";
import {
  assign,
  assignAndAccept,
  fileAs,
  makeReviewer,
  makeReviewWorld,
  refusalOf,
} from "./review-world";
import { behindTheWall } from "@/tests/support/behind-the-wall";

const nothing = "platform.not_found";

describe("a draft", () => {
  it("saves what changed, counts revisions, and says nothing to a repeat", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    const first = await saveReview(world.leadReviewer, id, {
      revision: 0,
      scores: { team: { value: 4 } },
    });
    expect(first.revision).toBe(1);
    const change = { revision: 1, note: "Strong team", scores: { team: { comment: "Two exits" } } };
    expect((await saveReview(world.leadReviewer, id, change)).revision).toBe(2);
    expect((await saveReview(world.leadReviewer, id, change)).revision).toBe(2);
    const own = await getOwnReview(world.leadReviewer, id, "zh-HK");
    expect(own.criteria[0]).toMatchObject({
      key: "team",
      label: "團隊",
      value: 4,
      comment: "Two exits",
    });
    expect(own).toMatchObject({ revision: 2, note: "Strong team", state: "draft" });
  });

  it("changed in two windows keeps the first text and gives the second both", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    const saves = await Promise.allSettled([
      saveReview(world.leadReviewer, id, { revision: 0, note: "One" }),
      saveReview(world.leadReviewer, id, { revision: 0, note: "Two" }),
    ]);
    const refused = saves.flatMap((save) => (save.status === "rejected" ? [save.reason] : []));
    expect(saves.filter((save) => save.status === "fulfilled")).toHaveLength(1);
    expect(refused).toHaveLength(1);
    const { note } = await getOwnReview(world.leadReviewer, id, "en-HK");
    expect(refused[0]).toMatchObject({
      code: "reviews.stale_draft",
      status: 409,
      extra: {
        revision: 1,
        conflicts: { note: { yours: note === "One" ? "Two" : "One", theirs: note } },
      },
    });
  });

  it("from two windows merges by field, as a section does", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    const save = (revision: number, change: Omit<ReviewDraft, "revision">) =>
      saveReview(world.leadReviewer, id, { revision, ...change });
    expect(await save(0, { note: "One", scores: { team: { value: 3 } } })).toMatchObject({
      revision: 1,
      before: 0,
    });
    expect(
      await save(0, { feedback: "Two", scores: { team: { comment: "Three" } } }),
    ).toMatchObject({ revision: 2, before: 1 });
    expect(await save(0, { note: "One" })).toMatchObject({ revision: 2, before: 2 });
    await expect(
      save(1, { note: "Four", feedback: "Five", scores: { team: { comment: "Six" } } }),
    ).rejects.toMatchObject({
      code: "reviews.stale_draft",
      extra: {
        revision: 2,
        own: ["feedback", "scores.team.comment"],
        conflicts: {
          feedback: { yours: "Five", theirs: "Two" },
          "scores.team.comment": { yours: "Six", theirs: "Three" },
        },
      },
    });
    expect(await getOwnReview(world.leadReviewer, id, "en-HK")).toMatchObject({
      revision: 2,
      note: "One",
      feedback: "Two",
    });
  });

  it("takes every field for changed by a save that did not say which", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    await saveReview(world.leadReviewer, id, { revision: 0, note: "One" });
    await ownerQuery(
      "UPDATE reviews SET revision = 2, feedback = 'By the version before' WHERE assignment_id = $1",
      [id],
    );
    const stale = { revision: 1, feedback: "Typed on nothing" };
    expect(await refusalOf(saveReview(world.leadReviewer, id, stale))).toBe("reviews.stale_draft");
    const saved = await saveReview(world.leadReviewer, id, { ...stale, revision: 2 });
    expect(saved).toMatchObject({ revision: 3, before: 2 });
    expect(await saveReview(world.leadReviewer, id, { revision: 2, note: "Two" })).toMatchObject({
      revision: 4,
    });
  });

  it("takes criteria of the own rubric only, and waits for the declaration", async () => {
    const world = await makeReviewWorld();
    const id = await assign(world, world.partnerReviewer);
    const team = { revision: 0, scores: { team: { value: 3 } } };
    expect(await refusalOf(saveReview(world.partnerReviewer, id, team))).toBe(
      "reviews.declare_first",
    );
    await answerConflict(world.partnerReviewer, id, "none");
    expect(await refusalOf(saveReview(world.partnerReviewer, id, team))).toBe("platform.invalid");
  });

  it("is nobody else's: not the manager's, not a colleague's, not the reviewer's under another membership", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    const elsewhere = await joinAs(world.leadReviewer, {
      role: "programme_manager",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    const change = { revision: 0, note: "Mine?" };
    for (const stranger of [
      world.manager,
      elsewhere,
      world.partnerReviewer,
      world.owner,
      world.auditor,
    ]) {
      expect(await refusalOf(saveReview(stranger, id, change))).toBe(nothing);
      expect(await refusalOf(getOwnReview(stranger, id, "en-HK"))).toBe(nothing);
      expect(await refusalOf(getAssignment(stranger, id, "en-HK"))).toBe(nothing);
    }
  });

  it("is closed when the lead has asked for recommendations", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    await db().application.update({
      where: { id: world.application.id },
      data: { status: "deciding" },
    });
    expect(await refusalOf(saveReview(world.leadReviewer, id, { revision: 0, note: "Late" }))).toBe(
      "reviews.review_closed",
    );
    expect((await getAssignment(world.leadReviewer, id, "en-HK")).closed).toBe(
      "reviews.review_closed",
    );
  });
});

describe("filing", () => {
  it("needs every score and an own view, and names what is missing", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    await saveReview(world.leadReviewer, id, { revision: 0, scores: { team: { value: 5 } } });
    await expect(
      fileReview(world.leadReviewer, id, { revision: 1 }, undefined),
    ).rejects.toMatchObject({
      code: "reviews.incomplete",
      fields: {
        "scores.business": { code: "reviews.missing_score" },
        recommendation: { code: "reviews.missing_view" },
      },
    });
    expect(await refusalOf(fileReview(world.leadReviewer, id, { revision: 0 }, undefined))).toBe(
      "reviews.stale_draft",
    );
    expect(await refusalOf(fileReview(world.manager, id, { revision: 1 }, undefined))).toBe(
      nothing,
    );
  });

  it("happens once: a retry gets the first answer, another try is refused, and nothing changes after", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    const scores = Object.fromEntries(
      world.leadRubric.criteria.map(({ key }) => [key, { value: 3 }]),
    );
    const { revision } = await saveReview(world.leadReviewer, id, {
      revision: 0,
      scores,
      recommendation: "waitlist",
    });
    const answers = await Promise.all([
      fileReview(world.leadReviewer, id, { revision }, "key-of-the-click"),
      fileReview(world.leadReviewer, id, { revision }, "key-of-the-click"),
    ]);
    expect(answers[0]).toEqual(answers[1]);
    expect(await refusalOf(fileReview(world.leadReviewer, id, { revision }, "another-key"))).toBe(
      "reviews.already_filed",
    );
    expect(await refusalOf(saveReview(world.leadReviewer, id, { revision, note: "After" }))).toBe(
      "reviews.already_filed",
    );
    const row = await behindTheWall().review.findUnique({ where: { assignmentId: id } });
    expect(row).toMatchObject({ state: "filed", tier: "T2", version: 1, note: "" });
    expect(
      await db().auditEvent.count({ where: { type: "review.filed", objectId: row?.id ?? "" } }),
    ).toBe(1);
  });

  it("carries the highest tier its author could read", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.partnerReviewer);
    await fileAs(world, world.partnerReviewer, id);
    expect((await behindTheWall().review.findUnique({ where: { assignmentId: id } }))?.tier).toBe(
      "T1",
    );
  });

  it("mails both leads once, when both organisations have enough", async () => {
    const world = await makeReviewWorld();
    const reviewers = [
      world.leadReviewer,
      await makeReviewer(world, "lead"),
      world.partnerReviewer,
      await makeReviewer(world, "partner"),
      await makeReviewer(world, "partner"),
    ];
    const mails = () =>
      db().outboxMail.findMany({
        where: { template: "reviews_complete", applicationId: world.application.id },
      });
    const assignments: string[] = [];
    for (const reviewer of reviewers) assignments.push(await assignAndAccept(world, reviewer));
    for (const [at, reviewer] of reviewers.entries()) {
      expect(await mails()).toHaveLength(at < 4 ? 0 : 3);
      await fileAs(world, reviewer, assignments[at] ?? "");
    }
    expect((await mails()).map((mail) => mail.toPersonId ?? "").sort()).toEqual(
      [world.manager.personId, world.deputyManager.personId, world.partnerLead.personId].sort(),
    );
  });
});

describe("reading reviews", () => {
  it("peers appear only when one's own is filed", async () => {
    const world = await makeReviewWorld();
    const colleague = await makeReviewer(world, "lead", "Colleague");
    const theirs = await assignAndAccept(world, colleague);
    const mine = await assignAndAccept(world, world.leadReviewer);
    await fileAs(world, colleague, theirs);
    const applicationId = world.application.id;
    expect(await refusalOf(listReviews(world.leadReviewer, applicationId, "en-HK"))).toBe(nothing);
    const before = await getAssignment(world.leadReviewer, mine, "en-HK");
    expect(before.peers).toBeNull();
    expect(JSON.stringify(before)).not.toContain("Note of Colleague");
    await fileAs(world, world.leadReviewer, mine);
    const after = await getAssignment(world.leadReviewer, mine, "en-HK");
    expect(after.peers).toEqual([expect.objectContaining({ reviewer: "Colleague", overall: 4 })]);
    expect(await listReviews(world.leadReviewer, applicationId, "en-HK")).toHaveLength(2);
  });

  it("a person who owes a review reads none through a second membership either", async () => {
    const world = await makeReviewWorld();
    const colleague = await makeReviewer(world, "lead");
    await fileAs(world, colleague, await assignAndAccept(world, colleague));
    const mine = await assign(world, world.leadReviewer);
    const asManager = await joinAs(world.leadReviewer, {
      role: "programme_manager",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    const applicationId = world.application.id;
    expect(await refusalOf(listReviews(asManager, applicationId, "en-HK"))).toBe(nothing);
    await answerConflict(world.leadReviewer, mine, "none");
    expect(await refusalOf(listReviews(asManager, applicationId, "en-HK"))).toBe(nothing);
    await fileAs(world, world.leadReviewer, mine);
    expect(await listReviews(asManager, applicationId, "en-HK")).toHaveLength(2);
  });

  it("stays inside the organisation, without its officer before the decision, and never reaches a founder", async () => {
    const world = await makeReviewWorld();
    const applicationId = world.application.id;
    await fileAs(world, world.leadReviewer, await assignAndAccept(world, world.leadReviewer));
    await fileAs(world, world.partnerReviewer, await assignAndAccept(world, world.partnerReviewer));
    const notes = async (reader: typeof world.manager) =>
      (await listReviews(reader, applicationId, "en-HK")).map((review) => review.note);
    expect(await notes(world.manager)).toEqual([`Note of ${world.leadReviewer.displayName}`]);
    expect(await notes(world.partnerLead)).toEqual([
      `Note of ${world.partnerReviewer.displayName}`,
    ]);
    const outsiders = [
      world.officer,
      world.owner,
      world.rival,
      world.mentor,
      world.auditor,
      world.administrator,
      world.otherPartnerLead,
      await makeReviewer(world, "lead"),
    ];
    for (const reader of outsiders) expect(await refusalOf(notes(reader))).toBe(nothing);
    await db().application.update({ where: { id: applicationId }, data: { status: "rejected" } });
    expect(await notes(world.officer)).toHaveLength(1);
    for (const reader of [world.owner, world.rival])
      expect(await refusalOf(notes(reader))).toBe(nothing);
  });

  it("a draft is read by nobody but its author", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    await saveReview(world.leadReviewer, id, { revision: 0, note: "Half a thought" });
    expect(await listReviews(world.manager, world.application.id, "en-HK")).toEqual([]);
  });
});

describe("what the decision builds on", () => {
  it("averages filed and counting reviews of one organisation by criterion", async () => {
    const world = await makeReviewWorld();
    const { id: applicationId } = world.application;
    const other = await makeReviewer(world, "lead");
    const late = await makeReviewer(world, "lead");
    await fileAs(world, world.leadReviewer, await assignAndAccept(world, world.leadReviewer), 4);
    await fileAs(world, other, await assignAndAccept(world, other), 3);
    const lateId = await assignAndAccept(world, late);
    await fileAs(world, late, lateId, 1);
    await fileAs(
      world,
      world.partnerReviewer,
      await assignAndAccept(world, world.partnerReviewer),
      2,
    );
    await answerConflict(late, lateId, "declared");
    const read = <T>(actor: Actor, query: (tx: Tx) => Promise<T>) =>
      withActor(actor, (tx) => query(tx));
    const [means] = await read(world.manager, (tx) =>
      tx.reviewMean.findMany({ where: { applicationId } }),
    );
    expect(means?.organisationId).toBe(world.lead.id);
    const criteria = means?.criteria as Record<string, { raw: number }> | undefined;
    expect(
      Object.entries(criteria ?? {})
        .map(([key, { raw }]) => [key, raw])
        .toSorted(),
    ).toEqual([
      ["business", 3.5],
      ["innovation", 3.5],
      ["research_development", 3.5],
      ["team", 3.5],
    ]);
    const of = { applicationId, organisationId: world.lead.id };
    const { score } = await read(world.manager, (tx) => ownNumbers(tx, of));
    expect(score).toEqual({ raw: 3.5, calibrated: 3.5, reviews: 2 });
    const progress = (await reviewProgress(db(), [applicationId])).get(applicationId);
    expect(progress?.get(world.lead.id)).toEqual({ assigned: 2, filed: 2 });
    expect(progress?.get(world.partner.id)).toEqual({ assigned: 1, filed: 1 });
  });
});

describe("the record of the staff", () => {
  it("shows each organisation its own reviews, raw beside calibrated, once it may read them", async () => {
    const world = await makeReviewWorld();
    const applicationId = world.application.id;
    await fileAs(world, world.leadReviewer, await assignAndAccept(world, world.leadReviewer), 4);
    await assign(world, await makeReviewer(world, "lead"));
    const own = await getOwnReviews(world.manager, applicationId, "en-HK");
    expect(own).toMatchObject({ organisation: "Science Park", assigned: 2, filed: 1, needed: 2 });
    expect(own?.score).toEqual({ raw: 4, calibrated: 4, reviews: 1 });
    expect(await getOwnReviews(world.partnerLead, applicationId, "en-HK")).toMatchObject({
      organisation: "Pharma One",
      filed: 0,
      reviews: [],
      score: null,
    });
    expect(await getOwnReviews(world.officer, applicationId, "en-HK")).toBeNull();
    expect(await getOwnReviews(world.owner, applicationId, "en-HK")).toBeNull();
    await getOwnReviews(world.manager, applicationId, "en-HK");
    const opened = { type: "review.opened", applicationId };
    expect(await db().auditEvent.count({ where: opened })).toBe(1);
  });
});
