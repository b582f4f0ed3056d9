import type { Actor } from "@/lib/platform/actor";
import { allOf, allowed, notNow, type Permission } from "@/lib/platform/permission";
import { outcomeOf, type Verdict } from "./outcome";
import { isOpen, needDecision, needManager, type DecisionFacts } from "./policy";
import type { OutcomeValue, Side } from "./schema";

/** What the recommendations come to now; undecided while sealed. */
export function verdictOf(facts: DecisionFacts): Verdict {
  const { lead, partner } = facts.current;
  if (!lead || (!partner && !facts.leadAlone) || !isOpen(facts)) return { settled: false };
  return outcomeOf(facts.mode, lead.value, facts.leadAlone ? null : (partner?.value ?? null));
}

export interface FeedbackFacts {
  approved: Record<Side, boolean>;
}

/**
 * Feedback reaches the startup when both organisations approved it. A barred partner has no part in it; one that stayed
 * silent and still does is not waited for.
 */
export function isFeedbackReleased(facts: DecisionFacts, feedback: FeedbackFacts | null): boolean {
  if (!feedback?.approved.lead) return false;
  const partnerIsOut = facts.leadAlone || facts.current.partner?.value === null;
  return feedback.approved.partner || partnerIsOut;
}

export function canDecide(
  actor: Actor,
  facts: DecisionFacts,
  wanted: OutcomeValue,
  feedback: FeedbackFacts | null,
): Permission {
  const begun = allOf(needManager(actor, facts), needDecision(facts));
  if (!begun.may) return begun;
  if (facts.status === "panel") return notNow("decisions.minutes_first");
  if (facts.status !== "deciding" && facts.status !== "waitlisted")
    return notNow("decisions.already_decided");
  if (!isOpen(facts)) return notNow("decisions.still_sealed");
  const counted: Side[] = facts.leadAlone ? ["lead"] : ["lead", "partner"];
  if (counted.some((side) => facts.current[side]?.mustConfirm.length))
    return notNow("decisions.must_be_confirmed");
  const verdict = verdictOf(facts);
  if (!verdict.settled) return notNow("decisions.they_differ");
  if (facts.status === "waitlisted" && verdict.result.outcome === "waitlisted")
    return notNow("decisions.still_waitlisted");
  if (verdict.result.outcome !== wanted) return notNow("decisions.outcome_changed");
  const isLetter = wanted !== "rejected" || isFeedbackReleased(facts, feedback);
  return isLetter ? allowed : notNow("decisions.feedback_first");
}
