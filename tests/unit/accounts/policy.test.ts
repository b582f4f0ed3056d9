import { describe, expect, it } from "vitest";
import {
  canChange,
  canConfirm,
  canGrant,
  membershipScope,
  needsSecondPerson,
  organisationKindsOf,
  type Place,
} from "@/lib/accounts/policy";
import {
  organisationRoles,
  roles,
  type AccountRole,
  type OrganisationRole,
} from "@/lib/accounts/schema";
import type { Actor } from "@/lib/platform/actor";
import { whyNot } from "@/lib/platform/permission";

const programme = { id: "programme", leadOrganisationId: "lead", partnerOrganisationId: "partner" };
const otherProgramme = { id: "other", leadOrganisationId: "lead", partnerOrganisationId: "rival" };

function actorAs(
  role: AccountRole | null,
  organisationId: string,
  programmeId: string | null = null,
): Actor {
  const membership = {
    id: "membership",
    organisationId,
    programmeId,
    startupId: null,
    unit: null,
    deputy: false,
    maySubmit: false,
  };
  return {
    kind: "person",
    personId: "me",
    displayName: "Me",
    email: "me@test.example",
    locale: "en-HK",
    assisted: false,
    membership: role ? { ...membership, role } : null,
  };
}

const kinds = { lead: "lead", partner: "partner", rival: "partner", hospital: "service" } as const;

function placeOf(role: OrganisationRole, at: keyof typeof kinds, more: Partial<Place> = {}): Place {
  return {
    role,
    organisationId: at,
    organisationKind: kinds[at],
    deputy: false,
    programme,
    ...more,
  };
}

/** What each role may give, and where, within the programme. Everything else is refused. */
const allowed: [AccountRole, string, OrganisationRole, keyof typeof kinds][] = [
  ["programme_manager", "lead", "programme_manager", "lead"],
  ["programme_manager", "lead", "officer", "lead"],
  ["programme_manager", "lead", "reviewer", "lead"],
  ["programme_manager", "lead", "mentor", "lead"],
  ["programme_manager", "lead", "mentor", "hospital"],
  ["programme_manager", "lead", "ecosystem_partner", "hospital"],
  ["partner_lead", "partner", "reviewer", "partner"],
  ["partner_lead", "partner", "mentor", "partner"],
  ["administrator", "lead", "programme_manager", "lead"],
  ["administrator", "lead", "administrator", "lead"],
  ["administrator", "lead", "auditor", "lead"],
  ["administrator", "lead", "auditor", "partner"],
  ["administrator", "lead", "partner_lead", "partner"],
  ["administrator", "lead", "ecosystem_partner", "hospital"],
];

const homeOf = (role: AccountRole) => (role === "partner_lead" ? "partner" : "lead");

describe("giving a role", () => {
  for (const giver of roles) {
    for (const role of organisationRoles) {
      for (const at of ["lead", "partner", "hospital"] as const) {
        const home = homeOf(giver);
        const expected = allowed.some(
          ([a, b, c, d]) => a === giver && b === home && c === role && d === at,
        );
        it(`${giver} ${expected ? "gives" : "does not give"} ${role} at ${at}`, () => {
          const permission = canGrant(actorAs(giver, home), placeOf(role, at), "somebody");
          expect(permission.may).toBe(expected);
        });
      }
    }
  }

  it("is refused to oneself, whoever asks", () => {
    for (const [giver, home, role, at] of allowed) {
      expect(whyNot(canGrant(actorAs(giver, home), placeOf(role, at), "me"))).toBe(
        "accounts.grant_to_oneself",
      );
    }
  });

  it("lets the partner's lead name a deputy but not a second lead", () => {
    const lead = actorAs("partner_lead", "partner");
    expect(
      whyNot(canGrant(lead, placeOf("partner_lead", "partner", { deputy: true }), "x")),
    ).toBeNull();
    expect(whyNot(canGrant(lead, placeOf("partner_lead", "partner"), "x"))).toBe(
      "accounts.may_not_grant",
    );
  });

  it("stays within the one programme that the giver is confined to", () => {
    const confined = actorAs("programme_manager", "lead", "programme");
    const asks = (where: Place["programme"]) =>
      whyNot(canGrant(confined, placeOf("officer", "lead", { programme: where }), "x"));
    expect(asks(programme)).toBeNull();
    expect(asks(otherProgramme)).toBe("accounts.may_not_grant");
    expect(asks(null)).toBe("accounts.may_not_grant");
  });

  it("never reaches another organisation, nor a programme the organisation has no part in", () => {
    const manager = actorAs("programme_manager", "lead");
    expect(whyNot(canGrant(manager, placeOf("reviewer", "partner"), "x"))).toBe(
      "accounts.may_not_grant",
    );
    const partner = actorAs("partner_lead", "partner");
    expect(whyNot(canGrant(partner, placeOf("reviewer", "rival"), "x"))).toBe(
      "accounts.may_not_grant",
    );
    expect(
      whyNot(canGrant(partner, placeOf("reviewer", "partner", { programme: otherProgramme }), "x")),
    ).toBe("accounts.may_not_grant");
    const foreign = { id: "f", leadOrganisationId: "elsewhere", partnerOrganisationId: "rival" };
    expect(
      whyNot(canGrant(manager, placeOf("mentor", "hospital", { programme: foreign }), "x")),
    ).toBe("accounts.may_not_grant");
    expect(whyNot(canGrant(manager, placeOf("mentor", "hospital", { programme: null }), "x"))).toBe(
      "accounts.may_not_grant",
    );
  });

  it("names the kind of organisation that has no such role", () => {
    const administrator = actorAs("administrator", "lead");
    expect(whyNot(canGrant(administrator, placeOf("programme_manager", "partner"), "x"))).toBe(
      "accounts.role_needs_other_organisation",
    );
    for (const role of organisationRoles) expect(organisationKindsOf[role]).not.toHaveLength(0);
  });
});

describe("a second person", () => {
  it.each([
    ["programme_manager", "lead", true],
    ["officer", "lead", true],
    ["reviewer", "lead", true],
    ["reviewer", "partner", false],
    ["partner_lead", "partner", false],
    ["mentor", "lead", false],
    ["ecosystem_partner", "service", false],
    ["auditor", "lead", false],
    ["administrator", "lead", false],
  ] as const)("is needed for %s of a %s: %s", (role, kind, needed) => {
    expect(needsSecondPerson(role, kind)).toBe(needed);
  });

  const waiting = {
    personId: "newcomer",
    grantedById: "grantor",
    organisationId: "lead",
    programmeId: "programme",
  };

  it("is staff of the same organisation, and neither who gave nor who receives", () => {
    const officer = actorAs("officer", "lead");
    expect(whyNot(canConfirm(officer, waiting, true))).toBeNull();
    expect(whyNot(canConfirm(officer, { ...waiting, grantedById: "me" }, true))).toBe(
      "accounts.confirm_own_grant",
    );
    expect(whyNot(canConfirm(officer, { ...waiting, personId: "me" }, true))).toBe(
      "accounts.confirm_own_grant",
    );
    for (const role of ["reviewer", "mentor", "auditor", "partner_lead", null] as const) {
      expect(whyNot(canConfirm(actorAs(role, "lead"), waiting, true))).toBe(
        "accounts.may_not_grant",
      );
    }
    expect(whyNot(canConfirm(actorAs("officer", "elsewhere"), waiting, true))).toBe(
      "accounts.may_not_grant",
    );
    expect(whyNot(canConfirm(actorAs("officer", "lead", "other"), waiting, true))).toBe(
      "accounts.may_not_grant",
    );
  });

  it("may be another administrator only while the organisation has no staff", () => {
    const administrator = actorAs("administrator", "lead");
    expect(whyNot(canConfirm(administrator, waiting, false))).toBeNull();
    expect(whyNot(canConfirm(administrator, waiting, true))).toBe("accounts.may_not_grant");
    expect(whyNot(canConfirm(administrator, { ...waiting, grantedById: "me" }, false))).toBe(
      "accounts.confirm_own_grant",
    );
  });
});

describe("ending a role", () => {
  it("is for whoever may give it, never for its holder", () => {
    const manager = actorAs("programme_manager", "lead");
    expect(whyNot(canChange(manager, placeOf("officer", "lead"), "x"))).toBeNull();
    expect(whyNot(canChange(manager, placeOf("officer", "lead"), "me"))).toBe(
      "accounts.end_own_membership",
    );
    expect(whyNot(canChange(manager, placeOf("reviewer", "partner"), "x"))).toBe(
      "accounts.may_not_grant",
    );
    expect(whyNot(canChange(actorAs("officer", "lead"), placeOf("reviewer", "lead"), "x"))).toBe(
      "accounts.may_not_grant",
    );
    expect(
      whyNot(canChange(actorAs("administrator", "lead"), placeOf("reviewer", "partner"), "x")),
    ).toBe(null);
  });
});

describe("whose roles one may know of", () => {
  it("is nobody's for team members, reviewers, mentors, ecosystem partners and newcomers", () => {
    for (const role of [
      "owner",
      "editor",
      "viewer",
      "reviewer",
      "mentor",
      "ecosystem_partner",
      null,
    ] as const) {
      expect(membershipScope(actorAs(role, "lead"))).toBeNull();
    }
  });

  it("never holds team memberships, whoever asks", () => {
    for (const role of [
      "administrator",
      "auditor",
      "programme_manager",
      "officer",
      "partner_lead",
    ] as const) {
      const scope = JSON.stringify(membershipScope(actorAs(role, "lead")));
      expect(scope).toContain("organisationId");
    }
  });
});
