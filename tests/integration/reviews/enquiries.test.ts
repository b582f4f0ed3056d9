import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { answerEnquiry } from "@/lib/reviews/commands/answer-enquiry";
import { askEnquiry } from "@/lib/reviews/commands/ask-enquiry";
import { declineEnquiry } from "@/lib/reviews/commands/decline-enquiry";
import { forwardEnquiry } from "@/lib/reviews/commands/forward-enquiry";
import { listEnquiries } from "@/lib/reviews/queries/list-enquiries";
import type { Actor } from "@/lib/platform/actor";
import { makePerson } from "@/tests/support/world";
import { assign, assignAndAccept, makeReviewer, makeReviewWorld, refusalOf } from "./review-world";

const nothing = "platform.not_found";
const dueAt = () => new Date(Date.now() + 7 * 24 * 3600_000).toISOString();

async function makeAsked(side: "lead" | "partner") {
  const world = await makeReviewWorld();
  const asker = side === "lead" ? world.leadReviewer : world.partnerReviewer;
  const assignmentId = await assignAndAccept(world, asker);
  const { id } = await askEnquiry(asker, { assignmentId, question: "Which assay was used?" });
  return { world, asker, assignmentId, id };
}

const seen = async (reader: Actor, applicationId: string) =>
  (await listEnquiries(reader, applicationId, "en-HK")).map((enquiry) => enquiry.id);

describe("a question to the startup", () => {
  it("is asked by a reviewer who opened the application, and waits with the officer unseen by the startup", async () => {
    const { world, asker, assignmentId, id } = await makeAsked("lead");
    const applicationId = world.application.id;
    expect(await seen(world.officer, applicationId)).toEqual([id]);
    expect(await seen(asker, applicationId)).toEqual([id]);
    expect(await seen(world.owner, applicationId)).toEqual([]);
    expect(await seen(world.partnerLead, applicationId)).toEqual([]);
    expect(await refusalOf(askEnquiry(world.manager, { assignmentId, question: "?" }))).toBe(
      nothing,
    );
    const undeclared = await makeReviewer(world, "lead");
    const early = await assign(world, undeclared);
    expect(await refusalOf(askEnquiry(undeclared, { assignmentId: early, question: "?" }))).toBe(
      "reviews.declare_first",
    );
  });

  it("is forwarded by the lead's officer only, with their words and a due date, and mailed to the team", async () => {
    const { world, asker, id } = await makeAsked("partner");
    const question = "Which assay was used for the figure?";
    for (const stranger of [world.partnerLead, asker]) {
      expect(await refusalOf(forwardEnquiry(stranger, id, { dueAt: dueAt() }))).toBe(
        "platform.wrong_role",
      );
    }
    for (const stranger of [world.otherPartnerLead, world.rival, world.owner]) {
      expect(await refusalOf(forwardEnquiry(stranger, id, { dueAt: dueAt() }))).toBe(nothing);
    }
    const past = new Date(Date.now() - 1000).toISOString();
    expect(await refusalOf(forwardEnquiry(world.officer, id, { dueAt: past }))).toBe(
      "reviews.due_in_past",
    );
    expect(await refusalOf(forwardEnquiry(world.officer, id, { dueAt: dueAt(), tier: "T2" }))).toBe(
      "reviews.partner_enquiry_is_shared",
    );
    await forwardEnquiry(world.officer, id, { dueAt: dueAt(), question });
    expect(await refusalOf(forwardEnquiry(world.officer, id, { dueAt: dueAt() }))).toBe(
      "reviews.enquiry_settled",
    );
    const [view] = await listEnquiries(world.owner, world.application.id, "en-HK");
    expect(view).toMatchObject({
      question,
      mayAnswer: true,
      organisation: "Pharma One",
      readers: ["Science Park", "Pharma One"],
    });
    expect(JSON.stringify(view)).not.toContain(asker.displayName);
    const mails = await db().outboxMail.findMany({
      where: { template: "enquiry_forwarded", applicationId: world.application.id },
    });
    expect(mails.map((mail) => mail.toPersonId)).toEqual([world.owner.personId]);
    expect(JSON.stringify(mails)).not.toContain("assay");
  });

  it("of the partner is answered for all assigned of both organisations", async () => {
    const { world, asker, id } = await makeAsked("partner");
    await assignAndAccept(world, world.leadReviewer);
    await forwardEnquiry(world.officer, id, { dueAt: dueAt() });
    const viewer = await makePerson({ role: "viewer", startupId: world.startup.id });
    expect(await refusalOf(answerEnquiry(viewer, id, "ELISA"))).toBe(
      "applications.viewer_cannot_edit",
    );
    for (const stranger of [world.officer, asker, world.rival, world.partnerLead]) {
      expect(await refusalOf(answerEnquiry(stranger, id, "ELISA"))).toBe(nothing);
    }
    await answerEnquiry(world.owner, id, "ELISA");
    expect(await refusalOf(answerEnquiry(world.owner, id, "Again"))).toBe(
      "reviews.enquiry_settled",
    );
    for (const reader of [asker, world.leadReviewer, world.partnerLead, world.manager]) {
      expect((await listEnquiries(reader, world.application.id, "en-HK"))[0]?.answer).toBe("ELISA");
    }
    const mails = await db().outboxMail.findMany({
      where: { template: "enquiry_answered", applicationId: world.application.id },
    });
    expect(mails.map((mail) => mail.toPersonId ?? "").sort()).toEqual(
      [asker.personId, world.leadReviewer.personId].sort(),
    );
    expect(JSON.stringify(mails)).not.toContain("ELISA");
  });

  it("of the lead stays among the lead's reviewers, unless the officer opens it to both", async () => {
    const { world, asker, assignmentId, id } = await makeAsked("lead");
    await assignAndAccept(world, world.partnerReviewer);
    await forwardEnquiry(world.officer, id, { dueAt: dueAt() });
    await answerEnquiry(world.owner, id, "SECRET-ASSAY");
    expect(await seen(world.partnerReviewer, world.application.id)).toEqual([]);
    expect(await seen(world.partnerLead, world.application.id)).toEqual([]);
    const open = await askEnquiry(asker, { assignmentId, question: "Who owns the trademark?" });
    await forwardEnquiry(world.officer, open.id, { dueAt: dueAt(), tier: "T1" });
    expect(await seen(world.partnerReviewer, world.application.id)).toEqual([open.id]);
    expect(await seen(world.partnerLead, world.application.id)).toEqual([open.id]);
  });

  it("is declined by the officer with a note to its author, and never reaches the startup", async () => {
    const { world, asker, id } = await makeAsked("lead");
    expect(await refusalOf(declineEnquiry(asker, id, "no"))).toBe("platform.wrong_role");
    expect(await refusalOf(declineEnquiry(world.partnerReviewer, id, "no"))).toBe(nothing);
    await declineEnquiry(world.officer, id, "It is in the annex");
    expect((await listEnquiries(asker, world.application.id, "en-HK"))[0]).toMatchObject({
      state: "declined",
      officerNote: "It is in the annex",
    });
    expect(await refusalOf(answerEnquiry(world.owner, id, "x"))).toBe(nothing);
    expect(await seen(world.owner, world.application.id)).toEqual([]);
  });
});
