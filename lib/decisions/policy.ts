import { deliberatedStatuses } from "@/lib/applications/lifecycle";
import { isTeam } from "@/lib/accounts/team";
import type { ApplicationStatus } from "@/lib/applications/schema";
import type { Actor } from "@/lib/platform/actor";
import {
  allOf,
  allowed,
  notForYou,
  notNow,
  unseen,
  type Permission,
} from "@/lib/platform/permission";
import { runsReviewsOf, sideOf, type ProgrammeFacts } from "@/lib/reviews/policy";
import { agree, type EffectiveMode, type Recommended } from "./outcome";
import type {
  ConfirmationReason,
  DecisionState,
  OnboardingOwner,
  OutcomeValue,
  RecommendationValue,
  Side,
} from "./schema";

export interface CurrentRecommendation {
  value: Recommended;
  mustConfirm: readonly ConfirmationReason[];
}

export interface DecisionFacts extends ProgrammeFacts {
  startupId: string;
  status: ApplicationStatus;
  /** The partner's whole organisation is barred. */
  leadAlone: boolean;
  mode: EffectiveMode;
  decision: {
    state: DecisionState;
    recommendationsDueAt: Date;
    remindedAt: Date | null;
    sealOpenedAt: Date | null;
    outcome: OutcomeValue | null;
    outcomeBy: string | null;
    withPartner: boolean;
  } | null;
  current: Record<Side, CurrentRecommendation | null>;
  /** Somebody owns the startup: an imported one nobody does until it is claimed. */
  hasOwner: boolean;
  /** Letters of its outcome that are held. */
  heldLetters: number;
}

export const otherSide = (side: Side): Side => (side === "lead" ? "partner" : "lead");

/** For which organisation this person recommends: the lead's programme manager, the partner's lead, and their deputies. */
export function speaksFor(actor: Actor, facts: ProgrammeFacts): Side | null {
  return sideOf(runsReviewsOf(actor, facts), facts);
}

/** Staff of the lead without a voice: they are told so; to everybody else the decision does not exist. */
export function isLeadOfficer(actor: Actor, facts: ProgrammeFacts): boolean {
  const { membership } = actor;
  return (
    membership?.role === "officer" &&
    membership.organisationId === facts.leadOrganisationId &&
    (membership.programmeId === null || membership.programmeId === facts.programmeId)
  );
}

function needVoice(actor: Actor, facts: ProgrammeFacts): Permission {
  if (speaksFor(actor, facts)) return allowed;
  return isLeadOfficer(actor, facts) ? notForYou("platform.wrong_role") : unseen;
}

/** What only the lead's manager does; the partner's lead may see it and is told why not. */
export function needManager(actor: Actor, facts: ProgrammeFacts): Permission {
  const isLead = speaksFor(actor, facts) === "lead";
  return allOf(needVoice(actor, facts), isLead ? allowed : notForYou("platform.wrong_role"));
}

export const needDecision = (facts: DecisionFacts): Permission =>
  facts.decision ? allowed : notNow("decisions.not_open_yet");

export const isOpen = (facts: DecisionFacts): boolean =>
  facts.decision !== null && facts.decision.sealOpenedAt !== null;

const inDeliberation = (facts: DecisionFacts): boolean =>
  deliberatedStatuses.includes(facts.status);

export interface ReviewCount {
  /** Filed and not excluded, of each organisation. */
  filed: Record<Side, number>;
  wanted: number;
  reviewsDueAt: Date | null;
}

/**
 * Enough: as many filed reviews of each organisation as the intake wants, or one of each once the reviews' due date has
 * passed. A barred partner reviews nothing.
 */
export function enoughReviews(count: ReviewCount, leadAlone: boolean, now: Date): boolean {
  const isLate = count.reviewsDueAt !== null && now > count.reviewsDueAt;
  const needed = isLate ? Math.min(1, count.wanted) : count.wanted;
  return count.filed.lead >= needed && (leadAlone || count.filed.partner >= needed);
}

/** The due date of the recommendations lies ahead, and before a panel that lies ahead. */
export function canSetDueDate(dueAt: Date, panelAt: Date | null, now: Date): Permission {
  if (dueAt <= now) return notNow("decisions.due_in_past");
  return panelAt && panelAt > now && dueAt > panelAt
    ? notNow("decisions.due_after_panel")
    : allowed;
}

export function canOpenDecision(
  actor: Actor,
  facts: DecisionFacts,
  count: ReviewCount,
  now: Date,
): Permission {
  const manager = needManager(actor, facts);
  if (!manager.may) return manager;
  if (facts.decision) return notNow("decisions.already_open");
  if (facts.status !== "in_review") return notNow("applications.wrong_status");
  return enoughReviews(count, facts.leadAlone, now)
    ? allowed
    : notNow("decisions.not_enough_reviews");
}

/** Values an organisation may choose: the watch list is the partner's. */
export const valuesOf = (side: Side): readonly RecommendationValue[] =>
  side === "lead"
    ? ["admit", "waitlist", "reject", "lead_only"]
    : ["admit", "waitlist", "reject", "lead_only", "watch_list"];

function canSpeakNow(actor: Actor, facts: DecisionFacts): Permission {
  return allOf(
    needVoice(actor, facts),
    needDecision(facts),
    inDeliberation(facts) ? allowed : notNow("decisions.already_decided"),
  );
}

/** The first recommendation of a side. */
export function canRecord(
  actor: Actor,
  facts: DecisionFacts,
  value: RecommendationValue,
): Permission {
  const speaks = canSpeakNow(actor, facts);
  const side = speaksFor(actor, facts);
  if (!speaks.may) return speaks;
  if (!side) return unseen;
  if (!valuesOf(side).includes(value)) return notNow("decisions.value_of_partner");
  const current = facts.current[side];
  return current === null || current.value === null
    ? allowed
    : notNow("decisions.already_recorded");
}

/** A later one, or the same one confirmed; earlier ones are kept. */
export function canRevise(
  actor: Actor,
  facts: DecisionFacts,
  value: RecommendationValue,
): Permission {
  const speaks = canSpeakNow(actor, facts);
  const side = speaksFor(actor, facts);
  if (!speaks.may) return speaks;
  if (!side) return unseen;
  if (!valuesOf(side).includes(value)) return notNow("decisions.value_of_partner");
  return facts.current[side] ? allowed : notNow("decisions.nothing_to_revise");
}

/** Only the partner can be silent: without the lead's own recommendation nothing is decided. */
export function canRemind(actor: Actor, facts: DecisionFacts, now: Date): Permission {
  const begun = allOf(needManager(actor, facts), needDecision(facts));
  if (!begun.may) return begun;
  if (isOpen(facts) || facts.leadAlone) return notNow("decisions.seal_is_open");
  if (facts.current.partner) return notNow("decisions.nobody_is_silent");
  return facts.decision && now > facts.decision.recommendationsDueAt
    ? allowed
    : notNow("decisions.not_past_due");
}

export function canCloseSealAsSilent(actor: Actor, facts: DecisionFacts, now: Date): Permission {
  const silent = canRemind(actor, facts, now);
  if (!silent.may) return silent;
  if (!facts.decision?.remindedAt) return notNow("decisions.remind_first");
  return facts.current.lead ? allowed : notNow("decisions.own_recommendation_first");
}

export function canHold(actor: Actor, facts: DecisionFacts, until: Date, now: Date): Permission {
  const begun = allOf(needManager(actor, facts), needDecision(facts));
  if (!begun.may) return begun;
  if (!inDeliberation(facts)) return notNow("decisions.already_decided");
  const { lead, partner } = facts.current;
  if (!isOpen(facts) || !lead || !partner) return notNow("decisions.still_sealed");
  if (agree(lead.value, partner.value)) return notNow("decisions.they_agree");
  return until > now ? allowed : notNow("decisions.due_in_past");
}

/** Notes and feedback are written by those who speak, from the moment the decision is opened. */
export function canNote(actor: Actor, facts: DecisionFacts): Permission {
  return allOf(needVoice(actor, facts), needDecision(facts));
}

export function canSendToPanel(actor: Actor, facts: DecisionFacts): Permission {
  return allOf(
    needManager(actor, facts),
    needDecision(facts),
    facts.status === "deciding" ? allowed : notNow("applications.wrong_status"),
  );
}

export function canFileMinutes(actor: Actor, facts: DecisionFacts): Permission {
  return allOf(
    needManager(actor, facts),
    needDecision(facts),
    facts.status === "panel" ? allowed : notNow("applications.wrong_status"),
  );
}

/** Before the seal opens feedback could betray a recommendation. */
export function canWriteFeedback(actor: Actor, facts: DecisionFacts): Permission {
  const begun = allOf(needVoice(actor, facts), needDecision(facts));
  if (!begun.may) return begun;
  if (!isOpen(facts)) return notNow("decisions.still_sealed");
  return inDeliberation(facts) ? allowed : notNow("decisions.already_decided");
}

/** Whose lines of the onboarding list a person ticks: the team's, or those of the organisation they handle it for. */
export function ticksFor(
  actor: Actor,
  facts: ProgrammeFacts & { startupId: string },
): OnboardingOwner | null {
  if (isTeam(actor, facts)) return actor.membership?.role === "viewer" ? null : "startup";
  return isLeadOfficer(actor, facts) ? "lead" : speaksFor(actor, facts);
}
