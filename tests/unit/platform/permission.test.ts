import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  allOf,
  allowed,
  notForYou,
  notNow,
  refusalOf,
  requireAllowed,
  unseen,
  whyNot,
} from "@/lib/platform/permission";
import { refusalOf as caught } from "@/tests/support/refusals";

const root = path.resolve(import.meta.dirname, "../../..");

describe("a permission", () => {
  it("that is a no is answered by where its reason lies", () => {
    const answer = ({ status, code }: { status: number; code: string }) => [status, code];
    expect(answer(refusalOf(unseen))).toEqual([404, "platform.not_found"]);
    expect(answer(refusalOf(notForYou("a.b")))).toEqual([403, "a.b"]);
    expect(answer(refusalOf(notNow("a.b")))).toEqual([409, "a.b"]);
  });

  it("lets a yes pass and throws a no", async () => {
    expect(() => requireAllowed(allowed)).not.toThrow();
    const refusal = await caught(Promise.resolve().then(() => requireAllowed(notNow("a.b"))));
    expect([refusal.status, refusal.code]).toEqual([409, "a.b"]);
  });

  it("made of several is the first no", () => {
    expect(allOf()).toEqual(allowed);
    expect(allOf(allowed, notNow("a.b"), notForYou("a.c"))).toEqual(notNow("a.b"));
    expect(whyNot(allOf(allowed, allowed))).toBeNull();
    expect(whyNot(allOf(allowed, unseen))).toBe("platform.not_found");
  });
});

// What callers of the API build on: a code's status does not change by the way.

/** Reasons that lie in who asks (403), by namespace. */
const forbidden = {
  accounts:
    "code_of_another confirm_own_grant confirm_own_assisted end_own_membership grant_to_oneself may_not_grant may_not_assist role_needs_other_organisation",
  applications:
    "assisted_session confirm_own_emergency metadata_only needs_release not_shared owner_only owner_submits team_only viewer_cannot_edit",
  mentoring: "assisted_session owner_only viewer_reads",
  notifications: "managers_release",
  platform: "wrong_role",
  privacy: "assisted_session owner_only",
  programmes: "lead_only own_rubric_only whole_organisation_only",
  releases: "assisted_session not_named owner_only",
  reviews: "own_conflict",
  startups: "assisted_session owner_only viewer_cannot_edit",
};

/** Reasons that lie in where the record stands (409); those that a policy composes from a state are left out. */
const conflicting = {
  accounts: "assisted_over assisted_unconfirmed",
  applications:
    "already_claimed already_submitted claim_ended emergency_over not_editable not_imported section_not_returned wrong_status",
  decisions:
    "already_decided already_open already_recorded due_after_panel due_in_past feedback_first minutes_first must_be_confirmed no_letter_waits no_owner nobody_is_silent not_enough_reviews not_open_yet not_past_due nothing_to_revise offer_answered offer_expired outcome_changed own_recommendation_first remind_first seal_is_open still_sealed still_waitlisted they_agree they_differ value_of_partner version_changed",
  mentoring: "card_not_approved not_admitted",
  notifications: "code_not_again letter_of_decision mail_gone mail_not_failed mail_not_held",
  releases: "already_declared ended no_newer_version nothing_protected",
  reviews:
    "already_filed assignment_over declare_first enquiry_settled enquiry_too_late no_conflict not_in_review review_closed",
  startups: "last_owner two_owners_already",
};

const listed = (table: Record<string, string>): string[] =>
  Object.entries(table)
    .flatMap(([namespace, keys]) => keys.split(" ").map((key) => `${namespace}.${key}`))
    .toSorted();

describe("the status of a reason", () => {
  const sources = ["app", "lib"]
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("generated"))
        .map((name) => path.join(root, folder, name)),
    )
    .map((file) => readFileSync(file, "utf8"));
  const given = (ways: string): string[] => {
    const pattern = new RegExp(`\\b(?:${ways})\\(?\\s*"([a-z_]+\\.[a-z_]+)"`, "g");
    const codes = sources.flatMap((text) =>
      [...text.matchAll(pattern)].map(([, code = ""]) => code),
    );
    return [...new Set(codes)].toSorted();
  };
  const byWho = String.raw`notForYou|needOwner\(\w+, [\w.]+,|needOwnSession\(\w+,`;

  it("that a policy gives is the one it had", () => {
    expect(given(byWho)).toEqual(listed(forbidden));
    expect(given("notNow")).toEqual(listed(conflicting));
  });

  it("is the same wherever it is given", () => {
    const where = new Set(given("notNow|conflict"));
    expect(where.size).toBeGreaterThan(100);
    expect(given(`${byWho}|notAllowed`).filter((code) => where.has(code))).toEqual([]);
  });
});
