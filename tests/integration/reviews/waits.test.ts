import { beforeEach, describe, expect, it } from "vitest";
import { setBar } from "@/lib/access/commands";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { listStandings } from "@/lib/decisions/queries/list-standings";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import { askEnquiry } from "@/lib/reviews/commands/ask-enquiry";
import { answerEnquiry } from "@/lib/reviews/commands/answer-enquiry";
import { declineAssignment } from "@/lib/reviews/commands/decline-assignment";
import { declineEnquiry } from "@/lib/reviews/commands/decline-enquiry";
import { forwardEnquiry } from "@/lib/reviews/commands/forward-enquiry";
import { waitsForStaff } from "@/lib/reviews/queries/waits-for-staff";
import { ownerQuery } from "@/tests/support/worker-database";
import { assign, assignAndAccept, makeReviewer, makeReviewWorld } from "./review-world";
import type { ReviewWorld } from "./review-world";

const dueAt = () => new Date(Date.now() + 7 * 24 * 3600_000).toISOString();

/** What the tab "Waiting for us" holds for somebody, its number, and the number on the tab while all are shown. */
async function waiting(reader: Actor) {
  const waits = waitsForStaff(reader);
  const tab = await listApplications(reader, { view: "waiting_for_us" }, { waits });
  const all = await listApplications(reader, {}, { waits });
  expect(tab.items).toHaveLength(tab.total);
  expect(all.counts.waiting_for_us).toBe(tab.total);
  return tab.items.map(({ id }) => id);
}

/** Two reviewers of each organisation, as the intake asks, all of whom said "no conflict". */
async function makeStaffed() {
  const world = await makeReviewWorld();
  await ownerQuery("UPDATE intakes SET reviewers_per_organisation = 2 WHERE id = $1", [
    world.intake.id,
  ]);
  const colleague = await makeReviewer(world, "lead");
  const ofLead = await assignAndAccept(world, world.leadReviewer);
  await assignAndAccept(world, colleague);
  const ofPartner = await assignAndAccept(world, world.partnerReviewer);
  await assignAndAccept(world, await makeReviewer(world, "partner"));
  return { ...world, id: world.application.id, ofLead, ofPartner, colleague };
}

describe("an application with the reviewers", () => {
  let world: Awaited<ReturnType<typeof makeStaffed>>;
  beforeEach(async () => {
    world = await makeStaffed();
  });

  it("does not wait for the staff while enough reviewers have it", async () => {
    for (const staff of [world.manager, world.officer, world.partnerLead])
      expect(await waiting(staff)).toEqual([]);
  });

  it("waits for the staff whose reviewer declined, until another is assigned", async () => {
    const { manager, officer, partnerLead, leadReviewer, ofLead, id } = world;
    await declineAssignment(leadReviewer, ofLead, "No time");
    for (const staff of [manager, officer]) expect(await waiting(staff)).toEqual([id]);
    expect(await waiting(partnerLead)).toEqual([]);
    expect((await listStandings(manager, [id])).get(id)?.waits).toEqual({
      reviewers: 1,
      questions: 0,
    });
    await assign(world, await makeReviewer(world, "lead"));
    expect(await waiting(manager)).toEqual([]);
  });

  it("waits for the partner's lead when a reviewer of the partner declares a conflict", async () => {
    const { manager, partnerLead, partnerReviewer, ofPartner, id } = world;
    await answerConflict(partnerReviewer, ofPartner, "declared");
    expect(await waiting(partnerLead)).toEqual([id]);
    expect(await waiting(manager)).toEqual([]);
    expect((await listStandings(partnerLead, [id])).get(id)?.waits.reviewers).toBe(1);
  });

  it("waits for the lead's staff with a reviewer's question, until it is passed on or declined", async () => {
    const { manager, officer, partnerLead, partnerReviewer, ofPartner, id } = world;
    const ask = () =>
      askEnquiry(partnerReviewer, { assignmentId: ofPartner, question: "Which assay was used?" });
    const first = await ask();
    const second = await ask();
    for (const staff of [manager, officer]) expect(await waiting(staff)).toEqual([id]);
    expect(await waiting(partnerLead)).toEqual([]);
    expect((await listStandings(officer, [id])).get(id)?.waits.questions).toBe(2);
    expect((await listStandings(partnerLead, [id])).get(id)?.waits.questions).toBe(0);
    await forwardEnquiry(officer, first.id, { dueAt: dueAt() });
    expect(await waiting(officer)).toEqual([id]);
    await declineEnquiry(officer, second.id, "It is in the annex");
    expect(await waiting(officer)).toEqual([]);
  });

  it("does not show itself to staff whom a bar shuts out", async () => {
    const { manager, officer, leadReviewer, ofLead, id, programme } = world;
    await declineAssignment(leadReviewer, ofLead, "No time");
    await withActor(manager, (tx) =>
      setBar(tx, manager, {
        personId: officer.personId,
        applicationId: id,
        programmeId: programme.id,
        reason: "conflict",
      }),
    );
    expect(await waiting(officer)).toEqual([]);
    expect(await waiting(manager)).toEqual([id]);
  });
});

describe("a reviewer's question", () => {
  const mailsOf = async (world: ReviewWorld, template: string) =>
    db().outboxMail.findMany({ where: { applicationId: world.application.id, template } });
  const to = (mails: { toPersonId: string | null }[]) => mails.map(({ toPersonId }) => toPersonId);

  it("is mailed to the lead's officers without its words, to the managers where there is no officer", async () => {
    const world = await makeStaffed();
    const { partnerReviewer, ofPartner, officer } = world;
    const ask = () =>
      askEnquiry(partnerReviewer, { assignmentId: ofPartner, question: "Which assay was used?" });
    await ask();
    const mails = await mailsOf(world, "enquiry_asked");
    expect(to(mails)).toEqual([officer.personId]);
    expect(JSON.stringify(mails)).not.toContain("assay");
    await ownerQuery("DELETE FROM outbox_mails WHERE template = 'enquiry_asked'");
    await ownerQuery("UPDATE memberships SET status = 'ended' WHERE role = 'officer'");
    await ask();
    expect(to(await mailsOf(world, "enquiry_asked"))).toContain(world.manager.personId);
  });

  it("that is declined is mailed to who asked, the reason stays on the page", async () => {
    const world = await makeStaffed();
    const { id } = await askEnquiry(world.leadReviewer, {
      assignmentId: world.ofLead,
      question: "Which assay was used?",
    });
    await declineEnquiry(world.officer, id, "It is in the annex");
    const mails = await mailsOf(world, "enquiry_refused");
    expect(to(mails)).toEqual([world.leadReviewer.personId]);
    expect(JSON.stringify(mails)).not.toContain("annex");
  });

  it("comes back answered to all assigned but those whose unit a bar shuts out", async () => {
    const world = await makeStaffed();
    const { leadReviewer, colleague, ofLead, officer, owner, manager } = world;
    const { id } = await askEnquiry(leadReviewer, {
      assignmentId: ofLead,
      question: "Which assay?",
    });
    await forwardEnquiry(officer, id, { dueAt: dueAt(), tier: "T1" });
    await ownerQuery("UPDATE memberships SET unit = 'Oncology' WHERE id = $1", [
      world.partnerReviewer.membership?.id,
    ]);
    await withActor(manager, (tx) =>
      setBar(tx, manager, {
        personId: null,
        organisationId: world.partner.id,
        unit: "Oncology",
        applicationId: world.id,
        programmeId: world.programme.id,
        reason: "must_not_see",
      }),
    );
    await answerEnquiry(owner, id, "ELISA");
    const told = to(await mailsOf(world, "enquiry_answered"));
    expect(told).toEqual(expect.arrayContaining([leadReviewer.personId, colleague.personId]));
    expect(told).toHaveLength(3);
    expect(told).not.toContain(world.partnerReviewer.personId);
  });
});
