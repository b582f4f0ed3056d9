import { deliberatedStatuses } from "@/lib/applications/lifecycle";
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

/**
 * Where the letter of an outcome stands. `waits`: decided, and the application stays where it is until its letter is
 * released. `late`: the status moved and the letter did not go, which only the version before did.
 */
export type LetterState = "waits" | "late";

/** The letter that staff still have to release; null: nothing is decided, or it has gone. Twin: letterWaits (applications). */
export function letterOf({
  status,
  decision,
  heldLetters,
}: Pick<DecisionFacts, "status" | "decision" | "heldLetters">): LetterState | null {
  if (decision?.state !== "decided") return null;
  if (decision.outcome === status) return heldLetters > 0 ? "late" : null;
  return deliberatedStatuses.includes(status) ? "waits" : null;
}

/** Both have said what comes to `wanted`, and nothing of it has to be said again. */
function needSettled(
  facts: DecisionFacts,
  wanted: OutcomeValue,
  feedback: FeedbackFacts | null,
): Permission {
  if (!isOpen(facts)) return notNow("decisions.still_sealed");
  const counted: Side[] = facts.leadAlone ? ["lead"] : ["lead", "partner"];
  if (counted.some((side) => facts.current[side]?.mustConfirm.length))
    return notNow("decisions.must_be_confirmed");
  const verdict = verdictOf(facts);
  if (!verdict.settled) return notNow("decisions.they_differ");
  const { outcome } = verdict.result;
  if (facts.status === "waitlisted" && outcome === "waitlisted" && letterOf(facts) !== "waits")
    return notNow("decisions.still_waitlisted");
  if (outcome !== wanted) return notNow("decisions.outcome_changed");
  if (wanted === "offered" && !facts.hasOwner) return notNow("decisions.no_owner");
  const isLetter = wanted !== "rejected" || isFeedbackReleased(facts, feedback);
  return isLetter ? allowed : notNow("decisions.feedback_first");
}

/** Again, too, as long as its letter waits: the later decision takes that letter back. */
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
  return needSettled(facts, wanted, feedback);
}

/** A letter goes while everything that it stands on still holds: a later word, conflict or version stops it. */
export function canReleaseLetter(
  actor: Actor,
  facts: DecisionFacts,
  feedback: FeedbackFacts | null,
): Permission {
  const begun = allOf(needManager(actor, facts), needDecision(facts));
  if (!begun.may) return begun;
  const { decision } = facts;
  const letter = letterOf(facts);
  if (!letter || !decision?.outcome) return notNow("decisions.no_letter_waits");
  if (letter === "late") return allowed;
  if (facts.status === "panel") return notNow("decisions.minutes_first");
  const settled = needSettled(facts, decision.outcome, feedback);
  if (!settled.may) return settled;
  return isAsDecided(facts) ? allowed : notNow("decisions.outcome_changed");
}

/** The same outcome can come to stand in another name, and its terms then name others. */
function isAsDecided(facts: DecisionFacts): boolean {
  const verdict = verdictOf(facts);
  return (
    verdict.settled &&
    verdict.result.by === facts.decision?.outcomeBy &&
    verdict.result.withPartner === facts.decision.withPartner
  );
}
