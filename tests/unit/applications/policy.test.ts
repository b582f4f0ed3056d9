import fc from "fast-check";
import { sectionAccess } from "@/lib/applications/section-access";
import { describe, expect, test } from "vitest";
import {
  canInviteClaimant,
  canScreen,
  canSubmit,
  canWithdraw,
  partiesOf,
  readerOf,
  readsShared,
  type AccessFacts,
  type ApplicationFacts,
  type GrantFact,
  type Reader,
} from "@/lib/applications/policy";
import { applicationScope, metadataScope } from "@/lib/applications/scope";
import { applicationStatuses } from "@/lib/applications/schema";
import { Role, type Tier } from "@/lib/generated/prisma/enums";
import { notForYou, notNow } from "@/lib/platform/permission";
import type { ActingMembership, Actor } from "@/lib/platform/actor";
import { systemActor } from "@/lib/platform/actor";

const now = new Date("2027-03-01T00:00:00Z");

const facts: ApplicationFacts = {
  id: "application",
  status: "in_review",
  source: "self",
  programmeId: "programme",
  leadOrganisationId: "lead",
  partnerOrganisationId: "partner",
  startupId: "startup",
  submittedAt: new Date("2027-02-01T00:00:00Z"),
  partnerEndedAt: null,
  returnedSections: [],
  window: {
    intakeStatus: "open",
    opensAt: new Date("2027-01-01T00:00:00Z"),
    closesAt: new Date("2027-03-31T00:00:00Z"),
    graceMinutes: 15,
    deadlineExtendedTo: null,
  },
};

const membership = (given: Partial<ActingMembership>): ActingMembership => ({
  id: "membership",
  role: "viewer",
  organisationId: null,
  programmeId: null,
  startupId: null,
  unit: null,
  deputy: false,
  maySubmit: false,
  ...given,
});

const actorWith = (given: Partial<ActingMembership> | null, assisted = false): Actor => ({
  kind: "person",
  personId: "person",
  displayName: "Somebody",
  email: "somebody@test.example",
  locale: "en-HK",
  membership: given === null ? null : membership(given),
  assisted,
});

const none: AccessFacts = { grants: [], bars: [] };
const assignment: GrantFact = { reason: "assignment", sections: ["*"] };
const match: GrantFact = { reason: "match", sections: ["*"] };
const release: GrantFact = { reason: "release", sections: ["science"], version: 1 };
const withGrants = (...grants: GrantFact[]): AccessFacts => ({ grants, bars: [] });

const read = (given: Partial<ActingMembership>, access = none, about = facts) =>
  readerOf(actorWith(given), about, access);

describe("who reads an application", () => {
  const rows: [string, Partial<ActingMembership>, AccessFacts, Reader | null][] = [
    ["owner", { role: "owner", startupId: "startup" }, none, "team"],
    ["viewer", { role: "viewer", startupId: "startup" }, none, "team"],
    ["another startup's owner", { role: "owner", startupId: "other" }, none, null],
    ["lead's manager", { role: "programme_manager", organisationId: "lead" }, none, "lead"],
    [
      "lead's officer of the programme",
      { role: "officer", organisationId: "lead", programmeId: "programme" },
      none,
      "lead",
    ],
    [
      "lead's officer of another programme",
      { role: "officer", organisationId: "lead", programmeId: "other" },
      none,
      null,
    ],
    ["officer of a strange organisation", { role: "officer", organisationId: "other" }, none, null],
    [
      "a manager role inside the partner",
      { role: "programme_manager", organisationId: "partner" },
      none,
      null,
    ],
    ["partner's lead", { role: "partner_lead", organisationId: "partner" }, none, "partner"],
    ["another partner's lead", { role: "partner_lead", organisationId: "other" }, none, null],
    ["lead's reviewer, unassigned", { role: "reviewer", organisationId: "lead" }, none, null],
    [
      "lead's reviewer, assigned",
      { role: "reviewer", organisationId: "lead" },
      withGrants(assignment),
      "lead_reviewer",
    ],
    [
      "partner's reviewer, assigned",
      { role: "reviewer", organisationId: "partner" },
      withGrants(assignment),
      "partner_reviewer",
    ],
    [
      "reviewer with a match only",
      { role: "reviewer", organisationId: "lead" },
      withGrants(match),
      null,
    ],
    ["mentor, matched", { role: "mentor", organisationId: "partner" }, withGrants(match), "mentor"],
    ["mentor, unmatched", { role: "mentor", organisationId: "partner" }, none, null],
    ["hospital", { role: "ecosystem_partner", organisationId: "hospital" }, none, null],
    ["lead's auditor", { role: "auditor", organisationId: "lead" }, none, "auditor"],
    ["strange auditor", { role: "auditor", organisationId: "other" }, none, null],
    [
      "administrator",
      { role: "administrator", organisationId: "lead" },
      withGrants(assignment, match),
      null,
    ],
  ];
  test.each(rows)("%s", (_name, given, access, expected) => {
    expect(read(given, access)).toBe(expected);
  });

  test("only the team reads what was never submitted, whatever its status", () => {
    for (const status of applicationStatuses) {
      const draft = { ...facts, status, submittedAt: null };
      for (const [, given, access, reader] of rows)
        expect(read(given, access, draft)).toBe(reader === "team" ? "team" : null);
    }
  });

  test("an ended programme leaves the partner reference and outcome, and its reviewers nothing", () => {
    const ended = { ...facts, partnerEndedAt: now };
    expect(read({ role: "partner_lead", organisationId: "partner" }, none, ended)).toBe(
      "partner_ended",
    );
    expect(
      read({ role: "reviewer", organisationId: "partner" }, withGrants(assignment), ended),
    ).toBeNull();
    expect(readsShared("partner_ended")).toBe(false);
    expect(readsShared("auditor")).toBe(false);
  });

  test("nobody reads without a membership", () => {
    expect(readerOf(actorWith(null), facts, withGrants(assignment, match, release))).toBeNull();
    expect(applicationScope(actorWith(null), now)).toEqual({ kind: "none" });
    expect(metadataScope(actorWith(null))).toEqual({ kind: "none" });
  });
});

describe("who opens a section", () => {
  const open = (
    reader: Reader,
    tier: Tier | "T9",
    access = none,
    source: "self" | "import" = "self",
  ) => sectionAccess(reader, { source }, access, { key: "science", tier: tier as Tier }).may;

  // product.md, "Tiers: who reads a section": [reader, grants, T1, T2]
  const tiers: [Reader, AccessFacts, boolean, boolean][] = [
    ["team", none, true, true],
    ["lead", none, true, true],
    ["lead_reviewer", withGrants(assignment), true, true],
    ["partner", none, true, false],
    ["partner", withGrants(release), true, true],
    ["partner_reviewer", withGrants(assignment), true, false],
    ["partner_reviewer", withGrants(assignment, release), true, true],
    [
      "partner_reviewer",
      withGrants({ reason: "assignment", sections: ["*", "science"] }),
      true,
      false,
    ],
    ["mentor", withGrants(match), true, false],
    ["mentor", withGrants(match, release), true, true],
    ["service", withGrants({ reason: "share_pack", sections: ["company"] }), false, false],
    ["auditor", withGrants(release), false, false],
    ["partner_ended", withGrants(release), false, false],
  ];
  test.each(tiers)("%s %o", (reader, access, t1, t2) => {
    expect([open(reader, "T1", access), open(reader, "T2", access)]).toEqual([t1, t2]);
  });

  test("an unknown tier, and T0 before publication, are closed to everyone but the team", () => {
    for (const [reader, access] of tiers) {
      expect(open(reader, "T9", access)).toBe(reader === "team");
      expect(open(reader, "T0", access)).toBe(reader === "team");
    }
  });

  test("an imported application holds nothing protected for anybody", () => {
    for (const [reader, access] of tiers)
      expect(open(reader, "T2", access, "import")).toBe(reader === "team");
  });
});

const organisations = ["lead", "partner", "other"] as const;
const membershipArbitrary = fc.record({
  role: fc.constantFrom(...Object.values(Role)),
  organisationId: fc.constantFrom(...organisations, null),
  programmeId: fc.constantFrom("programme", "other", null),
  startupId: fc.constantFrom("startup", "other", null),
  unit: fc.constantFrom("oncology", null),
  deputy: fc.boolean(),
  maySubmit: fc.boolean(),
});
const grantsArbitrary = fc.array(
  fc.record({
    reason: fc.constantFrom(
      "assignment" as const,
      "match" as const,
      "release" as const,
      "share_pack" as const,
    ),
    sections: fc.subarray(["*", "company", "science"]),
    version: fc.constantFrom(null, 1, 2),
  }),
  { maxLength: 3 },
);

describe("properties", () => {
  test("a bar takes everything from everyone but the team itself", () => {
    fc.assert(
      fc.property(membershipArbitrary, grantsArbitrary, (given, grants) => {
        const reader = read(given, { grants, bars: [{ reason: "conflict" }] });
        return reader === null || reader === "team";
      }),
    );
  });

  test("a grant never takes sight away, and only a release opens T2 outside the lead", () => {
    fc.assert(
      fc.property(membershipArbitrary, grantsArbitrary, (given, grants) => {
        const without = read(given);
        const reader = read(given, { grants, bars: [] });
        if (without !== null && reader !== without) return false;
        if (reader === null) return true;
        const t2 = sectionAccess(reader, facts, { grants }, { key: "science", tier: "T2" }).may;
        const inside = reader === "team" || reader === "lead" || reader === "lead_reviewer";
        return !t2 || inside || grants.some(({ reason }) => reason === "release");
      }),
    );
  });

  test("memberships are never united: what one reads says nothing about another of the same person", () => {
    fc.assert(
      fc.property(
        membershipArbitrary,
        membershipArbitrary,
        grantsArbitrary,
        (one, other, grants) => {
          const first = read(one, { grants, bars: [] });
          read(other, { grants, bars: [] });
          return read(one, { grants, bars: [] }) === first;
        },
      ),
    );
  });

  test("a team role at another startup, or an organisation id on a team role, gains nothing", () => {
    fc.assert(
      fc.property(membershipArbitrary, grantsArbitrary, (given, grants) => {
        const isTeamRole = ["owner", "editor", "viewer"].includes(given.role);
        const reader = read(given, { grants, bars: [] });
        return !isTeamRole || reader === (given.startupId === "startup" ? "team" : null);
      }),
    );
  });

  test("whoever has no scope reads nothing, and whoever reads T1 has a scope", () => {
    fc.assert(
      fc.property(membershipArbitrary, grantsArbitrary, (given, grants) => {
        const actor = actorWith(given);
        const reader = readerOf(actor, facts, { grants, bars: [] });
        const scope = applicationScope(actor, now);
        if (reader !== null && readsShared(reader)) return scope.kind === "where";
        return scope.kind !== "all" && metadataScope(actor).kind !== "all";
      }),
    );
  });
});

describe("who acts", () => {
  const draft = { ...facts, status: "draft" as const, submittedAt: null };
  const member = (role: Role, more: Partial<ActingMembership> = {}, assisted = false) =>
    actorWith({ role, startupId: "startup", ...more }, assisted);

  test("owners and delegates submit, in their own session, in time", () => {
    expect(canSubmit(member("owner"), draft, now).may).toBe(true);
    expect(canSubmit(member("editor", { maySubmit: true }), draft, now).may).toBe(true);
    expect(canSubmit(member("editor"), draft, now)).toEqual(
      notForYou("applications.owner_submits"),
    );
    expect(canSubmit(member("owner", {}, true), draft, now)).toEqual(
      notForYou("applications.assisted_session"),
    );
    expect(canSubmit(member("owner"), facts, now)).toEqual(
      notNow("applications.already_submitted"),
    );
    const late = new Date("2027-03-31T00:15:00.001Z");
    expect(canSubmit(member("owner"), draft, late)).toEqual(notNow("applications.deadline_passed"));
    expect(canSubmit(member("owner"), { ...draft, status: "returned" }, late).may).toBe(true);
  });

  test("delegating to submit is not delegating consent: only an owner withdraws", () => {
    expect(canWithdraw(member("owner"), facts).may).toBe(true);
    expect(canWithdraw(member("editor", { maySubmit: true }), facts)).toEqual(
      notForYou("applications.owner_only"),
    );
    expect(canWithdraw(member("owner", {}, true), facts).may).toBe(false);
  });

  test("only the lead's staff screens", () => {
    const readers: (Reader | null)[] = [
      "team",
      "lead_reviewer",
      "partner",
      "partner_ended",
      "partner_reviewer",
      "mentor",
      "service",
      "auditor",
      null,
    ];
    for (const reader of readers) expect(canScreen(reader).may).toBe(false);
    expect(canScreen("lead").may).toBe(true);
  });

  test("each acts in the name of its own party", () => {
    expect(partiesOf(member("owner"), facts)).toEqual(["owner"]);
    expect(partiesOf(actorWith({ role: "officer", organisationId: "lead" }), facts)).toEqual([
      "lead",
      "joint",
    ]);
    expect(
      partiesOf(actorWith({ role: "partner_lead", organisationId: "partner" }), facts),
    ).toEqual(["joint"]);
    expect(partiesOf(actorWith({ role: "officer", organisationId: "other" }), facts)).toEqual([]);
    expect(partiesOf(systemActor("test"), facts)).toEqual(["system"]);
  });
});

describe("who invites somebody to claim an imported record", () => {
  const record = { source: "import", status: "submitted", claimedAt: null } as const;

  test.each([
    ["lead", record, null],
    ["lead", { ...record, status: "admitted" }, null],
    ["lead", { ...record, source: "self" }, "applications.not_imported"],
    ["lead", { ...record, claimedAt: new Date(0) }, "applications.already_claimed"],
    ["lead", { ...record, status: "rejected" }, "applications.claim_ended"],
    ["lead", { ...record, status: "left" }, "applications.claim_ended"],
    ["partner", record, "platform.wrong_role"],
    ["team", record, "platform.wrong_role"],
    [null, record, "platform.wrong_role"],
  ] as const)("%s, %o: %s", (reader, given, refusal) => {
    const decision = canInviteClaimant(reader, given);
    expect(decision.may ? null : decision.reason).toBe(refusal);
  });
});
