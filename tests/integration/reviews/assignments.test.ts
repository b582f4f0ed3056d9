import { describe, expect, it } from "vitest";
import { getApplication } from "@/lib/applications/queries/get-application";
import { db } from "@/lib/platform/db";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import { assignReviewer } from "@/lib/reviews/commands/assign-reviewer";
import { declineAssignment } from "@/lib/reviews/commands/decline-assignment";
import { liftConflict } from "@/lib/reviews/commands/lift-conflict";
import { replaceAssignment } from "@/lib/reviews/commands/replace-assignment";
import { saveReviewerProfile } from "@/lib/reviews/commands/save-profile";
import { getAssignment, listMyAssignments } from "@/lib/reviews/queries/assignments";
import { listReviews } from "@/lib/reviews/queries/list-reviews";
import { joinAs, makeStartup } from "@/tests/support/world";
import {
  assign,
  assignAndAccept,
  fileAs,
  makeApplicationInReview,
  makeReviewer,
  makeReviewWorld,
  refusalOf,
} from "./review-world";

const nothing = "platform.not_found";
const unavailable = { areas: [], modalities: [], languages: [], capacity: 8, active: false };

describe("assigning by hand", () => {
  it("is done by the lead's manager for the lead's reviewers and by the partner's lead for the partner's", async () => {
    const world = await makeReviewWorld();
    const applicationId = world.application.id;
    const leadReviewer = { applicationId, membershipId: world.leadReviewer.membership?.id ?? "" };
    const partnerReviewer = {
      applicationId,
      membershipId: world.partnerReviewer.membership?.id ?? "",
    };
    expect(await refusalOf(assignReviewer(world.manager, partnerReviewer))).toBe(
      "reviews.not_a_reviewer",
    );
    expect(await refusalOf(assignReviewer(world.partnerLead, leadReviewer))).toBe(
      "reviews.not_a_reviewer",
    );
    await assignReviewer(world.manager, leadReviewer);
    await assignReviewer(world.partnerLead, partnerReviewer);
    expect(await db().assignment.count({ where: { applicationId, state: "offered" } })).toBe(2);
    const mails = await db().outboxMail.findMany({
      where: { applicationId, template: "review_assigned" },
    });
    expect(mails.map((mail) => mail.toPersonId ?? "").sort()).toEqual(
      [world.leadReviewer.personId, world.partnerReviewer.personId].sort(),
    );
  });

  it("is refused to everybody else, and unknown to those who see nothing of it", async () => {
    const world = await makeReviewWorld();
    const input = {
      applicationId: world.application.id,
      membershipId: world.leadReviewer.membership?.id ?? "",
    };
    expect(await refusalOf(assignReviewer(world.officer, input))).toBe("platform.wrong_role");
    expect(await refusalOf(assignReviewer(world.owner, input))).toBe("platform.wrong_role");
    for (const stranger of [
      world.leadReviewer,
      world.auditor,
      world.otherPartnerLead,
      world.rival,
      world.mentor,
    ]) {
      expect(await refusalOf(assignReviewer(stranger, input))).toBe(nothing);
    }
  });

  it("happens once a person and application, only in review, only within capacity", async () => {
    const world = await makeReviewWorld();
    await assign(world, world.leadReviewer);
    expect(await refusalOf(assign(world, world.leadReviewer))).toBe("reviews.already_assigned");
    const busy = await makeReviewer(world, "lead");
    await saveReviewerProfile(busy, busy.membership?.id ?? "", {
      ...unavailable,
      active: true,
      capacity: 0,
    });
    expect(await refusalOf(assign(world, busy))).toBe("reviews.capacity_full");
    const away = await makeReviewer(world, "lead");
    await saveReviewerProfile(away, away.membership?.id ?? "", unavailable);
    expect(await refusalOf(assign(world, away))).toBe("reviews.reviewer_away");
    await db().application.update({
      where: { id: world.application.id },
      data: { status: "deciding" },
    });
    expect(await refusalOf(assign(world, await makeReviewer(world, "lead")))).toBe(
      "reviews.not_in_review",
    );
  });

  it("never reaches a barred person, the own startup, or the intake of the own startup", async () => {
    const world = await makeReviewWorld();
    const { id: applicationId, programmeId } = world.application;
    const barred = await makeReviewer(world, "lead");
    await db().bar.create({
      data: { applicationId, programmeId, reason: "must_not_see", personId: barred.personId },
    });
    expect(await refusalOf(assign(world, barred))).toBe("reviews.reviewer_excluded");
    const founder = await makeReviewer(world, "lead");
    await joinAs(founder, { role: "viewer", startupId: world.startup.id });
    expect(await refusalOf(assign(world, founder))).toBe("reviews.reviewer_excluded");
    const neighbour = await makeReviewer(world, "lead");
    const { startup } = await makeStartup();
    await makeApplicationInReview(world, { startupId: startup.id });
    await joinAs(neighbour, { role: "owner", startupId: startup.id });
    expect(await refusalOf(assign(world, neighbour))).toBe("reviews.reviewer_excluded");
    const unit = await makeReviewer(world, "partner");
    await db().bar.create({
      data: {
        applicationId,
        programmeId,
        reason: "must_not_see",
        organisationId: world.partner.id,
      },
    });
    expect(await refusalOf(assign(world, unit))).toBe(nothing);
  });
});

describe("the conflict declaration", () => {
  it("comes before the application: until then only the card is there", async () => {
    const world = await makeReviewWorld();
    const id = await assign(world, world.partnerReviewer);
    const before = await getAssignment(world.partnerReviewer, id, "en-HK");
    expect(before.card.answers).toEqual({
      conflict_founders: "Dr Ada Wong, HKU",
      conflict_indication: "Liver cancer",
    });
    expect(before).toMatchObject({
      applicationId: null,
      review: null,
      peers: null,
      closed: "reviews.declare_first",
    });
    expect(JSON.stringify(before)).not.toContain("SECRET");
    expect(await refusalOf(getApplication(world.partnerReviewer, world.application.id))).toBe(
      nothing,
    );
    await answerConflict(world.partnerReviewer, id, "none");
    const view = await getApplication(world.partnerReviewer, world.application.id);
    expect(JSON.stringify(view)).not.toContain("SECRET");
    const after = await getAssignment(world.partnerReviewer, id, "en-HK");
    expect(after.review?.criteria).toHaveLength(5);
    expect(await refusalOf(answerConflict(world.partnerReviewer, id, "none"))).toBe(
      "reviews.already_declared",
    );
  });

  it("opens the protected sections to the lead's reviewer by role", async () => {
    const world = await makeReviewWorld();
    await assignAndAccept(world, world.leadReviewer);
    const view = await getApplication(world.leadReviewer, world.application.id);
    expect(JSON.stringify(view)).toContain("SECRET-TARGET");
  });

  it("of a conflict bars the person everywhere, revokes the grant and tells the staff", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    await answerConflict(world.leadReviewer, id, "declared");
    expect((await answerConflict(world.leadReviewer, id, "declared")).state).toBe("conflicted");
    expect(await refusalOf(getAssignment(world.leadReviewer, id, "en-HK"))).toBe(nothing);
    expect(await refusalOf(getApplication(world.leadReviewer, world.application.id))).toBe(nothing);
    expect(await listMyAssignments(world.leadReviewer, "en-HK")).toEqual([]);
    const asManager = await joinAs(world.leadReviewer, {
      role: "programme_manager",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    expect(await refusalOf(getApplication(asManager, world.application.id))).toBe(nothing);
    expect(await db().grant.count({ where: { sourceId: id, revokedAt: null } })).toBe(0);
    const told = await db().outboxMail.findMany({
      where: { template: "review_conflict", applicationId: world.application.id },
    });
    expect(told.map((mail) => mail.toPersonId ?? "").sort()).toEqual(
      [world.manager.personId, world.deputyManager.personId].sort(),
    );
    expect(await refusalOf(assign(world, world.leadReviewer))).toBe("reviews.reviewer_excluded");
  });

  it("made late keeps the filed review, excludes it, and tells the startup by role", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    await fileAs(world, world.leadReviewer, id);
    await answerConflict(world.leadReviewer, id, "declared");
    const [review] = await listReviews(world.manager, world.application.id, "en-HK");
    expect(review).toMatchObject({ excluded: true, own: false });
    const [mail] = await db().outboxMail.findMany({
      where: { template: "review_excluded", applicationId: world.application.id },
    });
    expect(mail?.toPersonId).toBe(world.owner.personId);
    expect(JSON.stringify(mail?.params)).not.toContain(world.leadReviewer.displayName);
  });

  it("is nobody else's to give, nor to be lifted by its author, a colleague or the other organisation", async () => {
    const world = await makeReviewWorld();
    const id = await assign(world, world.leadReviewer);
    for (const stranger of [
      world.manager,
      world.partnerReviewer,
      world.owner,
      await makeReviewer(world, "lead"),
    ]) {
      expect(await refusalOf(answerConflict(stranger, id, "none"))).toBe(nothing);
    }
    await answerConflict(world.leadReviewer, id, "declared");
    expect(await refusalOf(liftConflict(world.leadReviewer, id))).toBe(nothing);
    expect(await refusalOf(liftConflict(world.officer, id))).toBe("platform.wrong_role");
    expect(await refusalOf(liftConflict(world.partnerLead, id))).toBe(nothing);
    expect(await liftConflict(world.manager, id)).toEqual({ id, state: "offered" });
    await answerConflict(world.leadReviewer, id, "none");
    expect((await getApplication(world.leadReviewer, world.application.id)).reader).toBe(
      "lead_reviewer",
    );
    expect(await refusalOf(liftConflict(world.manager, id))).toBe("reviews.no_conflict");
  });

  it("lifted after filing makes the review count again", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    await fileAs(world, world.leadReviewer, id);
    await answerConflict(world.leadReviewer, id, "declared");
    expect((await liftConflict(world.manager, id)).state).toBe("completed");
    expect((await listReviews(world.manager, world.application.id, "en-HK"))[0]?.excluded).toBe(
      false,
    );
    expect((await listReviews(world.leadReviewer, world.application.id, "en-HK"))[0]?.own).toBe(
      true,
    );
  });
});

describe("giving back and replacing", () => {
  it("declining takes the application away and says who, never why, by mail", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    expect(await refusalOf(declineAssignment(world.manager, id, "no"))).toBe(nothing);
    await declineAssignment(world.leadReviewer, id, "On sabbatical, quite private");
    expect(await refusalOf(getApplication(world.leadReviewer, world.application.id))).toBe(nothing);
    expect(await refusalOf(declineAssignment(world.leadReviewer, id, "again"))).toBe(
      "reviews.assignment_over",
    );
    const mails = await db().outboxMail.findMany({
      where: { template: "review_declined", applicationId: world.application.id },
    });
    expect(mails.length).toBeGreaterThan(0);
    expect(JSON.stringify(mails)).not.toContain("sabbatical");
  });

  it("replaces a reviewer by another of the same organisation, but never a filed review", async () => {
    const world = await makeReviewWorld();
    const id = await assignAndAccept(world, world.leadReviewer);
    const other = await makeReviewer(world, "lead");
    const membershipId = other.membership?.id;
    expect(await refusalOf(replaceAssignment(world.officer, id, { membershipId }))).toBe(
      "platform.wrong_role",
    );
    expect(await refusalOf(replaceAssignment(world.partnerLead, id, { membershipId }))).toBe(
      nothing,
    );
    expect(await refusalOf(replaceAssignment(world.leadReviewer, id, {}))).toBe(
      "platform.wrong_role",
    );
    const { replacedBy } = await replaceAssignment(world.manager, id, { membershipId });
    expect(await refusalOf(getApplication(world.leadReviewer, world.application.id))).toBe(nothing);
    await answerConflict(other, replacedBy ?? "", "none");
    await fileAs(world, other, replacedBy ?? "");
    expect(await refusalOf(replaceAssignment(world.manager, replacedBy ?? "", {}))).toBe(
      "reviews.already_filed",
    );
  });
});

describe("a reviewer's profile", () => {
  it("is written by the reviewer or their organisation's manager, by nobody else", async () => {
    const world = await makeReviewWorld();
    const membershipId = world.partnerReviewer.membership?.id ?? "";
    const profile = { ...unavailable, active: true, areas: ["oncology" as const], capacity: 3 };
    await saveReviewerProfile(world.partnerReviewer, membershipId, profile);
    await saveReviewerProfile(world.partnerLead, membershipId, { ...profile, capacity: 4 });
    for (const stranger of [
      world.manager,
      world.leadReviewer,
      world.owner,
      world.otherPartnerLead,
    ]) {
      expect(await refusalOf(saveReviewerProfile(stranger, membershipId, profile))).toBe(nothing);
    }
    expect(await refusalOf(saveReviewerProfile(world.mentor, membershipId, profile))).toBe(
      "platform.wrong_role",
    );
    const row = await db().reviewerProfile.findUnique({ where: { membershipId } });
    expect(row).toMatchObject({
      capacity: 4,
      areas: ["oncology"],
      organisationId: world.partner.id,
    });
  });
});
