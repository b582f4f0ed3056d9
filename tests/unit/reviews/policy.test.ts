import { roles } from "@/lib/accounts/schema";
import { isBarred } from "@/lib/access/policy";
import { describe, expect, it } from "vitest";
import { applicationStatuses } from "@/lib/applications/schema";
import type { Role } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import { whyNot, type Permission } from "@/lib/platform/permission";
import {
  canAnswerConflict,
  canAsk,
  canAssignNow,
  canDecline,
  canForward,
  canLiftConflict,
  canReadEnquiry,
  canReadReviews,
  canReplace,
  canWriteReview,
  carriesEnquiries,
  reviewTier,
  runsReviewsOf,
  sightOf,
  type ReadingFacts,
} from "@/lib/reviews/policy";
import { assignmentStates, type AssignmentState } from "@/lib/reviews/schema";

const facts = { programmeId: "p1", leadOrganisationId: "lead", partnerOrganisationId: "partner" };

function actor(
  role: Role,
  organisationId: string | null,
  programmeId: string | null = "p1",
): Actor {
  return {
    kind: "person",
    personId: "me",
    displayName: "Me",
    email: "me@test.example",
    locale: "en-HK",
    assisted: false,
    membership: {
      id: "m",
      role,
      organisationId,
      programmeId,
      startupId: null,
      unit: null,
      deputy: false,
      maySubmit: false,
    },
  };
}

const whoOf = (rule: (who: Actor) => unknown) =>
  roles.flatMap((role) =>
    ["lead", "partner", "other"].flatMap((organisation) =>
      rule(actor(role, organisation)) ? [`${role} of ${organisation}`] : [],
    ),
  );

describe("who runs the reviews", () => {
  it("is the lead's manager and the partner's lead, each for the own organisation", () => {
    expect(whoOf((who) => runsReviewsOf(who, facts))).toEqual([
      "programme_manager of lead",
      "partner_lead of partner",
    ]);
    expect(runsReviewsOf(actor("partner_lead", "partner"), facts)).toBe("partner");
  });

  it("reaches every programme without one named, and no other programme with one", () => {
    expect(runsReviewsOf(actor("programme_manager", "lead", null), facts)).toBe("lead");
    expect(runsReviewsOf(actor("programme_manager", "lead", "p2"), facts)).toBeNull();
  });

  it("and who carries questions to the startup is the lead's officer or manager", () => {
    expect(whoOf((who) => carriesEnquiries(who, facts))).toEqual([
      "programme_manager of lead",
      "officer of lead",
    ]);
  });
});

describe("reading filed reviews", () => {
  const reading = (organisationId: string, change: Partial<ReadingFacts> = {}): ReadingFacts => ({
    ...facts,
    status: "in_review",
    organisationId,
    barred: false,
    owesReview: false,
    hasFiled: true,
    ...change,
  });
  const readers = (organisationId: string, change: Partial<ReadingFacts> = {}) =>
    whoOf((who) => canReadReviews(who, reading(organisationId, change)));

  it("stays inside the organisation that wrote them", () => {
    expect(readers("lead")).toEqual(["programme_manager of lead", "reviewer of lead"]);
    expect(readers("partner")).toEqual(["partner_lead of partner", "reviewer of partner"]);
  });

  it("waits for one's own filing, and for the decision where an officer reads", () => {
    expect(readers("lead", { hasFiled: false })).toEqual(["programme_manager of lead"]);
    const officer = actor("officer", "lead");
    const open = applicationStatuses.filter((status) =>
      canReadReviews(officer, reading("lead", { status })),
    );
    expect(open).toEqual([
      "offered",
      "admitted",
      "rejected",
      "declined",
      "suspended",
      "left",
      "graduated",
    ]);
  });

  it("is closed to everybody who is barred or owes a review under any membership", () => {
    for (const organisation of ["lead", "partner"]) {
      expect(readers(organisation, { barred: true })).toEqual([]);
      expect(readers(organisation, { owesReview: true })).toEqual([]);
    }
  });
});

describe("an assignment", () => {
  const yes = (rule: (state: AssignmentState) => Permission) =>
    assignmentStates.filter((state) => rule(state).may);

  it("opens by its state", () => {
    expect(Object.fromEntries(assignmentStates.map((state) => [state, sightOf(state)]))).toEqual({
      offered: "card",
      accepted: "application",
      completed: "application",
      declined: "nothing",
      conflicted: "nothing",
      replaced: "nothing",
    });
  });

  it("allows each act in these states only", () => {
    expect(yes((state) => canAnswerConflict(state, "none"))).toEqual(["offered"]);
    expect(yes((state) => canAnswerConflict(state, "declared"))).toEqual([
      "offered",
      "accepted",
      "completed",
    ]);
    expect(yes(canDecline)).toEqual(["offered", "accepted"]);
    expect(yes(canReplace)).toEqual(["offered", "accepted"]);
    expect(yes((state) => canWriteReview(state, "in_review"))).toEqual(["accepted"]);
    expect(yes((state) => canAsk(state, "in_review"))).toEqual(["accepted", "completed"]);
  });

  it("is made and written only while the application is with the reviewers", () => {
    expect(applicationStatuses.filter((status) => canAssignNow(status).may)).toEqual(["in_review"]);
    expect(applicationStatuses.filter((status) => canWriteReview("accepted", status).may)).toEqual([
      "in_review",
    ]);
    expect(applicationStatuses.filter((status) => canForward("with_officer", status).may)).toEqual([
      "in_review",
      "deciding",
      "panel",
    ]);
  });

  it("has a conflict that is lifted by somebody else only", () => {
    const manager = actor("programme_manager", "lead");
    const of = (personId: string, state: AssignmentState) => ({
      personId,
      membershipId: "x",
      state,
    });
    expect(whyNot(canLiftConflict(manager, of("other", "conflicted")))).toBeNull();
    expect(whyNot(canLiftConflict(manager, of("me", "conflicted")))).toBe("reviews.own_conflict");
    expect(whyNot(canLiftConflict(manager, of("other", "declined")))).toBe("reviews.no_conflict");
  });
});

describe("bars", () => {
  const who = { personId: "me", organisationId: "partner", unit: "oncology" };
  it("touch by name, by unit and by whole organisation, and nobody else", () => {
    const bar = { personId: null, organisationId: null, unit: null };
    expect(isBarred(who, [{ ...bar, personId: "me" }])).toBe(true);
    expect(isBarred(who, [{ ...bar, organisationId: "partner" }])).toBe(true);
    expect(isBarred(who, [{ ...bar, organisationId: "partner", unit: "oncology" }])).toBe(true);
    expect(isBarred(who, [{ ...bar, organisationId: "partner", unit: "renal" }])).toBe(false);
    expect(isBarred(who, [{ ...bar, personId: "other", organisationId: "partner" }])).toBe(false);
    expect(isBarred(who, [])).toBe(false);
  });
});

describe("tiers", () => {
  it("of a review follow what its author could read", () => {
    expect(reviewTier("lead", [])).toBe("T2");
    expect(reviewTier("partner", [])).toBe("T1");
    expect(reviewTier("partner", ["T2"])).toBe("T2");
  });

  it("of a question decide whose reviewers read it, and only once it went out", () => {
    const enquiry = { askedById: "asker", tier: "T2" as const, state: "answered" as const };
    expect(canReadEnquiry({ personId: "x", side: "lead" }, enquiry)).toBe(true);
    expect(canReadEnquiry({ personId: "x", side: "partner" }, enquiry)).toBe(false);
    expect(canReadEnquiry({ personId: "x", side: "partner" }, { ...enquiry, tier: "T1" })).toBe(
      true,
    );
    expect(canReadEnquiry({ personId: "asker", side: "partner" }, enquiry)).toBe(true);
    for (const state of ["with_officer", "declined"] as const) {
      expect(canReadEnquiry({ personId: "x", side: "lead" }, { ...enquiry, state })).toBe(false);
      expect(canReadEnquiry({ personId: "asker", side: "lead" }, { ...enquiry, state })).toBe(true);
    }
  });
});
