import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { setBar } from "@/lib/access/commands";
import {
  askAssistedSignIn,
  confirmAssistedSignIn,
} from "@/lib/applications/commands/assisted-sign-in";
import { confirmMembership } from "@/lib/accounts/commands/confirm-membership";
import { grantMembership } from "@/lib/accounts/commands/grant-membership";
import {
  askEmergencyAccess,
  confirmEmergencyAccess,
} from "@/lib/applications/commands/emergency-access";
import {
  markEligible,
  returnForPapers,
  takeUpApplication,
} from "@/lib/applications/commands/screen-application";
import { settleMembership } from "@/lib/applications/commands/settle-membership";
import { startApplication } from "@/lib/applications/commands/start-application";
import { queueMail } from "@/lib/notifications/commands";
import { systemActor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import { answerEnquiry } from "@/lib/reviews/commands/answer-enquiry";
import { askEnquiry } from "@/lib/reviews/commands/ask-enquiry";
import { forwardEnquiry } from "@/lib/reviews/commands/forward-enquiry";
import { inDays } from "@/tests/integration/releases/release-world";
import {
  assign,
  assignAndAccept,
  fileAs,
  makeReviewer,
  makeReviewWorld,
} from "@/tests/integration/reviews/review-world";
import { makeSubmitted } from "@/tests/support/applications";
import { ownerQuery } from "@/tests/support/worker-database";
import {
  joinAs,
  makeOrganisation,
  makePerson,
  makeStartup,
  makeWorld,
} from "@/tests/support/world";
import { kinds, tasksOf, waiting } from "./tasks-of";

const iso = (days: number) => inDays(days).toISOString();

describe("a startup's tasks", () => {
  it("begin with the draft and its deadline, go with the application, and are none of a viewer's", async () => {
    const world = await makeWorld();
    const { owner, startup } = await makeStartup("Nordlys");
    const { id } = await startApplication(owner, {
      intakeId: world.intake.id,
      startupId: startup.id,
      statement: null,
    });
    const items = await tasksOf(owner);
    const intake = await db().intake.findUniqueOrThrow({ where: { id: world.intake.id } });
    expect(items).toEqual([
      {
        kind: "draft",
        about: "Test intake",
        count: 1,
        due: intake.closesAt?.toISOString() ?? null,
        href: `/en-HK/applications/${id}`,
        membershipId: owner.membership?.id,
        membership: "Owner, Nordlys",
        acting: true,
      },
    ]);
    const viewer = await makePerson();
    expect(await kinds(await joinAs(viewer, { role: "viewer", startupId: startup.id }))).toEqual(
      [],
    );
    expect(await kinds(world.rival)).toEqual([]);
    expect(await kinds(world.manager)).toEqual([]);
    await ownerQuery("UPDATE applications SET status = 'withdrawn' WHERE id = $1", [id]);
    expect(await kinds(owner)).toEqual([]);
  });

  it("say which papers are asked for, and by when", async () => {
    const world = await makeWorld();
    const id = await makeSubmitted(world.owner, world.intake.id);
    expect(await kinds(world.owner)).toEqual([]);
    expect(await waiting(world.officer)).toEqual(["take_up: Some words"]);
    await takeUpApplication(world.officer, id);
    expect(await kinds(world.officer)).toEqual(["screening"]);
    await returnForPapers(world.officer, id, {
      sections: ["regulatory"],
      message: "Please add the minutes of the meeting.",
      dueAt: inDays(5),
    });
    expect(await kinds(world.officer)).toEqual([]);
    const items = await tasksOf(world.owner);
    const row = await db().application.findUniqueOrThrow({ where: { id } });
    expect(items).toMatchObject([{ kind: "papers", due: row.returnedDueAt?.toISOString() }]);
  });
});

describe("a review's tasks", () => {
  it("go from the assignment to the declaration, the review and its end", async () => {
    const world = await makeReviewWorld();
    const { application, manager, leadReviewer, partnerReviewer } = world;
    await ownerQuery("UPDATE intakes SET reviewers_per_organisation = 1 WHERE id = $1", [
      world.intake.id,
    ]);
    expect(await kinds(manager)).toEqual(["reviewers"]);
    expect(await kinds(world.partnerLead)).toEqual(["reviewers"]);
    const assignment = await assign(world, leadReviewer);
    expect(await kinds(manager)).toEqual([]);
    await ownerQuery("UPDATE assignments SET due_at = $2 WHERE id = $1", [assignment, iso(-1)]);
    const offered = await tasksOf(leadReviewer);
    expect(offered).toMatchObject([
      { kind: "conflicts", about: "Reviewed startup", href: `/en-HK/reviews/${assignment}` },
    ]);
    expect(offered[0]?.due).not.toBeNull();
    await answerConflict(leadReviewer, assignment, "none");
    expect(await kinds(leadReviewer)).toEqual(["review"]);
    await fileAs(world, leadReviewer, assignment);
    expect(await kinds(leadReviewer)).toEqual([]);
    expect(await kinds(partnerReviewer)).toEqual([]);
    expect(application.status).toBe("in_review");
  });

  it("pass a reviewer's question from the staff to the startup, with its date", async () => {
    const world = await makeReviewWorld();
    await ownerQuery("UPDATE intakes SET reviewers_per_organisation = 1 WHERE id = $1", [
      world.intake.id,
    ]);
    await assignAndAccept(world, await makeReviewer(world, "partner"));
    const ofReviewer = await assignAndAccept(world, world.leadReviewer);
    const { id } = await askEnquiry(world.leadReviewer, {
      assignmentId: ofReviewer,
      question: "Which assay was used?",
    });
    for (const staff of [world.manager, world.officer])
      expect(await waiting(staff)).toEqual(["reviewer_question: Reviewed startup"]);
    expect(await kinds(world.partnerLead)).toEqual([]);
    await forwardEnquiry(world.officer, id, { dueAt: iso(4) });
    expect(await kinds(world.officer)).toEqual([]);
    const items = await tasksOf(world.owner);
    expect(items).toMatchObject([{ kind: "question", about: "Test intake" }]);
    expect(items[0]?.due?.slice(0, 10)).toBe(iso(4).slice(0, 10));
    await answerEnquiry(world.owner, id, "A cell assay.");
    expect(await kinds(world.owner)).toEqual([]);
  });

  it("are not told to staff whom a bar shuts out", async () => {
    const world = await makeWorld();
    const id = await makeSubmitted(world.owner, world.intake.id);
    await withActor(world.manager, (tx) =>
      setBar(tx, world.manager, {
        personId: world.officer.personId,
        applicationId: id,
        programmeId: world.programme.id,
        reason: "conflict",
      }),
    );
    expect(await kinds(world.officer)).toEqual([]);
    expect(await kinds(world.manager)).toEqual(["take_up"]);
    for (const other of [world.otherPartnerLead, world.partnerLead, world.auditor, world.hospital])
      expect(await kinds(other)).toEqual([]);
    await takeUpApplication(world.manager, id);
    await markEligible(world.manager, id);
    expect(await kinds(world.manager)).toEqual(["reviewers"]);
  });
});

describe("what a second person and the mail wait for", () => {
  it("stands while it is unconfirmed, for those who may confirm it", async () => {
    const world = await makeWorld();
    const somebody = await makePerson();
    const { id } = await grantMembership(
      world.manager,
      {
        personId: somebody.personId,
        role: "officer",
        organisationId: world.lead.id,
        programmeId: world.programme.id,
        unit: null,
        deputy: false,
      },
      settleMembership(),
    );
    expect(await kinds(world.manager)).toEqual([]);
    expect(await kinds(world.partnerLead)).toEqual([]);
    const items = await tasksOf(world.deputyManager);
    const { slug } = await db().programme.findUniqueOrThrow({ where: { id: world.programme.id } });
    expect(items).toMatchObject([
      {
        kind: "role",
        about: "Science Park",
        count: 1,
        href: `/en-HK/desk/programmes/${slug}/people`,
      },
    ]);
    await confirmMembership(world.deputyManager, id);
    expect(await kinds(world.deputyManager)).toEqual([]);
    // A role in every programme stands on the page of each; only staff of every programme confirm it.
    await ownerQuery(
      "INSERT INTO memberships (person_id, role, organisation_id, status, granted_by_id) VALUES ($1, 'officer', $2, 'pending', $3)",
      [somebody.personId, world.lead.id, world.administrator.personId],
    );
    expect(await kinds(world.manager)).toEqual([]);
    for (const role of ["programme_manager", "officer"] as const)
      expect(await kinds(await makePerson({ role, organisationId: world.lead.id }))).toEqual([
        "role",
      ]);
  });

  it("is an emergency access, for the manager who may confirm it", async () => {
    const world = await makeWorld();
    const id = await makeSubmitted(world.owner, world.intake.id);
    const { reference } = await db().application.findUniqueOrThrow({ where: { id } });
    const { id: emergency } = await askEmergencyAccess(world.administrator, {
      reference,
      reason: "The file store lost a page; it must be compared with the record.",
    });
    expect(await kinds(world.manager)).toEqual(["take_up", "emergency"]);
    expect(await kinds(world.officer)).toEqual(["take_up"]);
    await confirmEmergencyAccess(world.manager, emergency);
    expect(await kinds(world.manager)).toEqual(["take_up"]);
  });

  it("is an assisted sign-in, for a colleague of who asked for it", async () => {
    const world = await makeWorld();
    const id = await makeSubmitted(world.owner, world.intake.id);
    await takeUpApplication(world.officer, id);
    const { reference } = await db().application.findUniqueOrThrow({ where: { id } });
    const { id: assisted } = await askAssistedSignIn(world.officer, {
      reference,
      email: world.owner.email,
      reason: "Called back on the number of the company register.",
    });
    expect(await kinds(world.officer)).toEqual(["screening"]);
    expect(await kinds(world.manager)).toEqual(["screening", "assisted"]);
    await confirmAssistedSignIn(world.manager, assisted);
    expect(await kinds(world.manager)).toEqual(["screening"]);
  });

  it("is an administrator's in an organisation that has no staff", async () => {
    const world = await makeWorld();
    const administrator = await makePerson({
      role: "administrator",
      organisationId: world.lead.id,
    });
    expect(await kinds(administrator)).toEqual([]);
    const young = await makeOrganisation("lead", "Young Park");
    const somebody = await makePerson();
    await ownerQuery(
      `INSERT INTO memberships (person_id, role, organisation_id, status, granted_by_id) VALUES ($1, 'programme_manager', $2, 'pending', $3)`,
      [somebody.personId, young.id, world.administrator.personId],
    );
    const items = await tasksOf(administrator);
    expect(items).toMatchObject([{ kind: "role", count: 1, href: "/en-HK/admin" }]);
    for (const other of [world.administrator, world.manager])
      expect(await kinds(other)).toEqual([]);
  });

  it("is a mail that failed, and a held one for those who release it", async () => {
    const world = await makeWorld();
    const queue = async (state: "failed" | "held") => {
      const dedupeKey = randomUUID();
      const system = systemActor("test");
      await withActor(system, (tx) =>
        queueMail(tx, system, {
          template: "papers_received",
          dedupeKey,
          to: { personId: null, name: "Chan", address: `${dedupeKey}@mail.test`, locale: "zh-HK" },
          params: { startup: "Harbour Biologics", reference: "CI-7K3Q-2M", path: "/desk" },
          programmeId: world.programme.id,
          organisationId: world.lead.id,
        }),
      );
      await ownerQuery(`UPDATE outbox_mails SET state = '${state}' WHERE dedupe_key = $1`, [
        dedupeKey,
      ]);
    };
    await queue("failed");
    await queue("failed");
    await queue("held");
    const items = await tasksOf(world.manager);
    expect(items).toMatchObject([
      { kind: "mail_held", count: 1, href: "/en-HK/desk/mail?state=held" },
      { kind: "mail_failed", count: 2, href: "/en-HK/desk/mail?state=failed" },
    ]);
    expect(await kinds(world.officer)).toEqual(["mail_failed"]);
    expect(await kinds(world.partnerLead)).toEqual([]);
    await ownerQuery("UPDATE outbox_mails SET state = 'sent'");
    expect(await kinds(world.manager)).toEqual([]);
  });
});
