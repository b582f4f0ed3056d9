import { describe, expect, it } from "vitest";
import {
  agree,
  outcomeOf,
  type EffectiveMode,
  type Recommended,
  type Verdict,
} from "@/lib/decisions/outcome";
import { recommendationValues } from "@/lib/decisions/schema";

const columns: Recommended[] = ["admit", "waitlist", "reject", "lead_only", "watch_list", null];

/** outcome, by whom, + with or - without the partner; "?" is not settled. */
function short(verdict: Verdict): string {
  if (!verdict.settled) return "?";
  const { outcome, by, withPartner } = verdict.result;
  return `${outcome} ${by} ${withPartner ? "+" : "-"}`;
}

const table = (mode: EffectiveMode, lead: Recommended) =>
  columns.map((partner) => short(outcomeOf(mode, lead, partner)));

// Columns: partner says admit, waitlist, reject, lead_only, watch_list, nothing (closed as silent).
describe("both must agree", () => {
  it.each<[Recommended, string[]]>([
    ["admit", ["offered joint +", "?", "?", "?", "?", "offered lead +"]],
    ["waitlist", ["?", "waitlisted joint +", "?", "?", "?", "waitlisted lead +"]],
    ["reject", ["?", "?", "rejected joint +", "?", "rejected joint +", "rejected lead +"]],
    ["lead_only", ["?", "?", "?", "offered lead -", "?", "offered lead -"]],
    ["watch_list", ["?", "?", "rejected joint +", "?", "rejected joint +", "rejected lead +"]],
    [null, ["?", "?", "?", "?", "?", "?"]],
  ])("when the lead says %s", (lead, expected) => {
    expect(table("both_must_agree", lead)).toEqual(expected);
  });
});

describe("the lead decides, the partner advises", () => {
  it.each<[Recommended, string]>([
    ["admit", "offered lead +"],
    ["waitlist", "waitlisted lead +"],
    ["reject", "rejected lead +"],
    ["lead_only", "offered lead -"],
    ["watch_list", "rejected lead +"],
    [null, "?"],
  ])("%s of the lead stands whatever the partner advises", (lead, expected) => {
    expect(new Set(table("lead_decides_partner_advises", lead))).toEqual(new Set([expected]));
  });
});

describe("either may admit", () => {
  const both = "offered joint +";
  const lead = "offered lead -";
  const partner = "offered partner +";
  it.each<[Recommended, string[]]>([
    ["admit", [both, lead, lead, lead, lead, lead]],
    ["lead_only", [both, lead, lead, lead, lead, lead]],
    [
      "waitlist",
      [
        partner,
        "waitlisted joint +",
        "waitlisted lead +",
        "waitlisted lead +",
        "waitlisted lead +",
        "waitlisted lead +",
      ],
    ],
    [
      "reject",
      [
        partner,
        "waitlisted partner +",
        "rejected joint +",
        "rejected joint +",
        "rejected joint +",
        "rejected lead +",
      ],
    ],
    [null, ["?", "?", "?", "?", "?", "?"]],
  ])("when the lead says %s", (value, expected) => {
    expect(table("either_may_admit", value)).toEqual(expected);
  });
});

describe("the lead alone, where the partner's whole organisation is barred", () => {
  it.each<[Recommended, string]>([
    ["admit", "offered lead -"],
    ["waitlist", "waitlisted lead -"],
    ["reject", "rejected lead -"],
    ["lead_only", "offered lead -"],
    [null, "?"],
  ])("%s stands and nothing of the partner counts", (lead, expected) => {
    expect(new Set(table("lead_alone", lead))).toEqual(new Set([expected]));
  });
});

describe("agreement", () => {
  it("is symmetric, and each value agrees with itself and with silence", () => {
    for (const one of recommendationValues) {
      expect(agree(one, one)).toBe(true);
      expect(agree(one, null)).toBe(true);
      for (const other of recommendationValues) expect(agree(one, other)).toBe(agree(other, one));
    }
  });

  it("is what both must reach where both must agree", () => {
    for (const one of recommendationValues)
      for (const other of recommendationValues)
        expect(outcomeOf("both_must_agree", one, other).settled).toBe(agree(one, other));
  });
});
