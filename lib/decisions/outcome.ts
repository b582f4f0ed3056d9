import type { DecisionMode } from "@/lib/programmes/schema";
import type { OutcomeParty, OutcomeValue, RecommendationValue } from "./schema";

/** A current recommendation; null: the seal of a silent side was closed as "no recommendation". */
export type Recommended = RecommendationValue | null;

/** How a decision is made: as the programme says, or by the lead alone where the partner's whole organisation is barred. */
export type EffectiveMode = DecisionMode | "lead_alone";

export interface Outcome {
  outcome: OutcomeValue;
  by: OutcomeParty;
  /** False: admitted without the partner, whose sight of the application then ends (product.md, "Endings"). */
  withPartner: boolean;
}

export type Verdict = { settled: true; result: Outcome } | { settled: false };

type Stance = "admit" | "lead_only" | "waitlist" | "reject";

/** The partner's watch list is a "not now": the startup stays in sight, with its consent, but is not admitted. */
const stanceOf = (value: RecommendationValue): Stance =>
  value === "watch_list" ? "reject" : value;

const outcomeOfStance: Record<Stance, OutcomeValue> = {
  admit: "offered",
  lead_only: "offered",
  waitlist: "waitlisted",
  reject: "rejected",
};

/** Whether two recommendations say the same thing to do. Silence contradicts nobody. */
export function agree(lead: Recommended, partner: Recommended): boolean {
  return lead === null || partner === null || stanceOf(lead) === stanceOf(partner);
}

const open: Verdict = { settled: false };
const settle = (outcome: OutcomeValue, by: OutcomeParty, withPartner: boolean): Verdict => ({
  settled: true,
  result: { outcome, by, withPartner },
});

const byLead = (value: RecommendationValue, withPartner: boolean): Verdict =>
  settle(outcomeOfStance[stanceOf(value)], "lead", withPartner && value !== "lead_only");

/**
 * What two opened recommendations come to under a programme's mode (product.md, "Decision and seal"). Not settled while
 * they differ where both must agree, or while the lead, without which nothing is decided, has recommended nothing.
 */
export function outcomeOf(mode: EffectiveMode, lead: Recommended, partner: Recommended): Verdict {
  if (lead === null) return open;
  switch (mode) {
    case "lead_alone":
      return byLead(lead, false);
    case "lead_decides_partner_advises":
      return byLead(lead, true);
    case "both_must_agree":
      return bothMustAgree(lead, partner);
    case "either_may_admit":
      return eitherMayAdmit(lead, partner);
  }
}

function bothMustAgree(lead: RecommendationValue, partner: Recommended): Verdict {
  if (partner === null) return byLead(lead, true);
  const stance = stanceOf(lead);
  if (stance !== stanceOf(partner)) return open;
  return stance === "lead_only"
    ? settle("offered", "lead", false)
    : settle(outcomeOfStance[stance], "joint", true);
}

/** Each admits for itself; "lead only" is an admission by the lead, and from the partner merely advice. */
function eitherMayAdmit(lead: RecommendationValue, partner: Recommended): Verdict {
  const leadAdmits = lead === "admit" || lead === "lead_only";
  const partnerAdmits = partner === "admit";
  if (leadAdmits && partnerAdmits) return settle("offered", "joint", true);
  if (leadAdmits) return settle("offered", "lead", false);
  if (partnerAdmits) return settle("offered", "partner", true);
  const leadWaits = lead === "waitlist";
  const partnerWaits = partner === "waitlist";
  if (leadWaits && partnerWaits) return settle("waitlisted", "joint", true);
  if (leadWaits) return settle("waitlisted", "lead", true);
  if (partnerWaits) return settle("waitlisted", "partner", true);
  return settle("rejected", partner === null ? "lead" : "joint", true);
}
