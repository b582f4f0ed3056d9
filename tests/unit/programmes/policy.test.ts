import { describe, expect, it } from "vitest";
import { notForYou } from "@/lib/platform/permission";
import type { Actor } from "@/lib/platform/actor";
import {
  canCreateProgramme,
  canEditRubric,
  canEditSetUp,
  canReadRubric,
  setUpReader,
  setUpScope,
} from "@/lib/programmes/policy";

const programme = { id: "p1", leadOrganisationId: "lead", partnerOrganisationId: "partner" };

type Role = NonNullable<Actor["membership"]>["role"];

const actor = (
  role: Role | null,
  organisationId: string | null = null,
  programmeId: string | null = null,
): Actor => ({
  kind: "person",
  personId: "someone",
  displayName: "Someone",
  email: "someone@test.example",
  locale: "en-HK",
  assisted: false,
  membership: role && {
    id: "m",
    role,
    organisationId,
    programmeId,
    startupId: null,
    unit: null,
    deputy: false,
    maySubmit: false,
  },
});

describe("who reads a programme's set-up", () => {
  it.each([
    ["a manager of the whole lead", actor("programme_manager", "lead"), "lead"],
    ["a manager of this programme", actor("programme_manager", "lead", "p1"), "lead"],
    ["a manager of another programme", actor("programme_manager", "lead", "p2"), null],
    ["a manager of another organisation", actor("programme_manager", "other"), null],
    ["a manager who sits in the partner", actor("programme_manager", "partner"), null],
    ["the partner's lead", actor("partner_lead", "partner"), "partner"],
    ["the partner's lead for this programme", actor("partner_lead", "partner", "p1"), "partner"],
    ["the partner's lead for another programme", actor("partner_lead", "partner", "p2"), null],
    ["another partner's lead", actor("partner_lead", "other"), null],
    ["the lead's officer", actor("officer", "lead"), null],
    ["the lead's reviewer", actor("reviewer", "lead"), null],
    ["an auditor of the lead", actor("auditor", "lead"), null],
    ["an administrator", actor("administrator", "lead"), null],
    ["a founder", actor("owner"), null],
    ["a person without a membership", actor(null), null],
  ])("%s", (_, who, expected) => {
    expect(setUpReader(who, programme)).toBe(expected);
  });

  it("runs no query for those who read nothing", () => {
    expect(setUpScope(actor("officer", "lead"))).toEqual({ kind: "none" });
    expect(setUpScope(actor(null))).toEqual({ kind: "none" });
  });

  it("narrows the list to the programme of the membership", () => {
    expect(setUpScope(actor("programme_manager", "lead", "p1"))).toEqual({
      kind: "where",
      where: { AND: [{ leadOrganisationId: "lead" }, { id: "p1" }] },
    });
  });
});

describe("who changes it", () => {
  it("lets only a manager of the whole lead make programmes", () => {
    expect(canCreateProgramme(actor("programme_manager", "lead"))).toEqual({ may: true });
    expect(canCreateProgramme(actor("programme_manager", "lead", "p1"))).toEqual(
      notForYou("programmes.whole_organisation_only"),
    );
    for (const role of ["officer", "partner_lead", "administrator", "auditor"] as const)
      expect(canCreateProgramme(actor(role, "lead")).may).toBe(false);
  });

  it("gives the partner the set-up to read and not to change", () => {
    expect(canEditSetUp("lead")).toEqual({ may: true });
    expect(canEditSetUp("partner")).toEqual(notForYou("programmes.lead_only"));
    expect(canEditSetUp(null).may).toBe(false);
  });

  it("has each organisation write its own rubric only", () => {
    expect(canEditRubric("lead", programme, "lead").may).toBe(true);
    expect(canEditRubric("partner", programme, "partner").may).toBe(true);
    expect(canEditRubric("lead", programme, "partner").may).toBe(false);
    expect(canEditRubric("partner", programme, "lead").may).toBe(false);
    expect(canEditRubric(null, programme, "lead").may).toBe(false);
  });

  it("keeps a draft rubric with those who write it", () => {
    const draft = { organisationId: "partner", status: "draft" as const };
    expect(canReadRubric("partner", programme, draft)).toBe(true);
    expect(canReadRubric("lead", programme, draft)).toBe(false);
    expect(canReadRubric("lead", programme, { ...draft, status: "published" })).toBe(true);
    expect(canReadRubric(null, programme, { ...draft, status: "published" })).toBe(false);
  });
});
