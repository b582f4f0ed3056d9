import { describe, expect, test } from "vitest";
import type { Reader } from "@/lib/applications/policy";
import type { ActingMembership, Actor } from "@/lib/platform/actor";
import type { Permission } from "@/lib/platform/permission";
import { changesBetween } from "@/lib/releases/difference";
import {
  canAnswer,
  canAsk,
  canConsent,
  canDeclare,
  canRenew,
  canRevoke,
  canWithdraw,
  canWriteMessage,
  sideOf,
  type PlaceFacts,
} from "@/lib/releases/policy";
import { standings } from "@/lib/releases/schema";

const place: PlaceFacts = {
  startupId: "startup",
  programmeId: "programme",
  partnerOrganisationId: "partner",
  source: "self",
  submittedAt: new Date("2027-01-01T00:00:00Z"),
  partnerEndedAt: null,
};

const actor = (given: Partial<ActingMembership>, assisted = false): Actor => ({
  kind: "person",
  personId: "person",
  displayName: "Somebody",
  email: "somebody@test.example",
  locale: "en-HK",
  assisted,
  membership: {
    id: "membership",
    role: "reviewer",
    organisationId: null,
    programmeId: null,
    startupId: null,
    unit: null,
    deputy: false,
    maySubmit: false,
    ...given,
  },
});

const owner = actor({ role: "owner", startupId: "startup" });
const reviewer = actor({ role: "reviewer", organisationId: "partner" });
const said = (permission: Permission) => (permission.may ? "yes" : permission.reason);

describe("on which side somebody stands", () => {
  const side = (who: Actor, reader: Reader | null, isNamed = false, isBarred = false) =>
    sideOf(who, reader, place, { isNamed, isBarred });

  test.each([
    ["the owner", side(owner, "team"), "startup"],
    ["the partner's lead", side(actor({ role: "partner_lead" }), "partner"), "partner_lead"],
    [
      "the lead after an ending",
      side(actor({ role: "partner_lead" }), "partner_ended"),
      "partner_lead",
    ],
    ["an assigned reviewer of the partner", side(reviewer, "partner_reviewer"), "partner_reader"],
    ["a reviewer who is named only", side(reviewer, null, true), "partner_reader"],
    ["a reviewer who is not", side(reviewer, null), null],
    ["a reviewer with a bar", side(reviewer, null, true, true), null],
    [
      "a reviewer of the lead",
      side(actor({ organisationId: "lead" }), "lead_reviewer", true),
      null,
    ],
    [
      "a reviewer of another programme",
      side(actor({ organisationId: "partner", programmeId: "other" }), null, true),
      null,
    ],
    [
      "the lead's manager",
      side(actor({ role: "programme_manager", organisationId: "lead" }), "lead"),
      null,
    ],
    ["another startup's owner", side(actor({ role: "owner", startupId: "other" }), null), null],
  ])("%s", (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe("who may", () => {
  test("consent: an owner, in a session of their own", () => {
    expect(said(canConsent(owner, "startup"))).toBe("yes");
    expect(said(canConsent({ ...owner, assisted: true }, "startup"))).toBe(
      "releases.assisted_session",
    );
    for (const role of ["editor", "viewer"] as const)
      expect(
        said(canConsent(actor({ role, startupId: "startup", maySubmit: true }), "startup")),
      ).toBe("releases.owner_only");
    expect(said(canConsent(owner, "partner_lead"))).toBe("releases.owner_only");
  });

  test("ask: the partner's lead, while the partner reads the application, for what holds something protected", () => {
    expect(said(canAsk("partner_lead", "partner", place))).toBe("yes");
    expect(said(canAsk("partner_reader", "partner_reviewer", place))).toBe("yes");
    expect(said(canAsk("partner_reader", null, place))).toBe("platform.wrong_role");
    expect(said(canAsk("startup", "team", place))).toBe("platform.wrong_role");
    expect(said(canAsk("partner_lead", "partner_ended", place))).toBe("releases.ended");
    expect(said(canAsk("partner_lead", "partner", { ...place, source: "import" }))).toBe(
      "releases.nothing_protected",
    );
  });
});

describe("where a release stands says what can be done", () => {
  const yes = (work: (standing: (typeof standings)[number]) => Permission) =>
    standings.filter((standing) => work(standing).may);

  test("for owner, lead and those named", () => {
    expect(yes((at) => canAnswer(owner, "startup", at))).toEqual(["asked"]);
    expect(yes((at) => canRevoke(owner, "startup", at))).toEqual(["not_yet", "in_force"]);
    expect(yes((at) => canRenew(owner, "startup", at, { bound: 1, current: 2 }))).toEqual([
      "not_yet",
      "in_force",
    ]);
    expect(yes((at) => canRenew(owner, "startup", at, { bound: 2, current: 2 }))).toEqual([]);
    expect(yes((at) => canWriteMessage(owner, "startup", at))).toEqual([
      "asked",
      "not_yet",
      "in_force",
    ]);
    expect(yes((at) => canWithdraw("partner_lead", at, false))).toEqual(["suggested", "asked"]);
    expect(yes((at) => canWithdraw("partner_reader", at, true))).toEqual(["suggested"]);
    expect(yes((at) => canWithdraw("partner_reader", at, false))).toEqual([]);
    expect(yes((at) => canDeclare(at, { interest: null, state: "named" }))).toEqual([
      "asked",
      "not_yet",
      "in_force",
    ]);
    expect(yes((at) => canDeclare(at, { interest: "declared", state: "removed" }))).toEqual([]);
  });
});

describe("the difference between two versions", () => {
  const label = { "en-HK": "Q", "zh-HK": "Q", "zh-CN": "Q" };
  const question = (key: string) => ({ key, type: "short_text", label }) as never;
  const section = { questions: ["a", "b", "c", "d"].map(question) };

  test("is what was changed, added or removed; the order of storing is none", () => {
    const changes = changesBetween(
      section,
      { a: "one", b: { x: 1, y: 2 }, c: "gone" },
      { a: "two", b: { y: 2, x: 1 }, d: "new" },
    );
    expect(changes.map((change) => [change.question.key, change.before, change.after])).toEqual([
      ["a", "one", "two"],
      ["c", "gone", null],
      ["d", null, "new"],
    ]);
  });
});
