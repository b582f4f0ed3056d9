import { decidedStatuses } from "@/lib/applications/lifecycle";
import { canInviteClaimant } from "@/lib/applications/policy";
import { canDecide, canReleaseLetter, letterOf, verdictOf } from "@/lib/decisions/outcome-policy";
import {
  canCloseSealAsSilent,
  canFileMinutes,
  canHold,
  canNote,
  canOpenDecision,
  canRecord,
  canRemind,
  canRevise,
  canSendToPanel,
  canWriteFeedback,
  enoughReviews,
  isLeadOfficer,
  speaksFor,
  valuesOf,
  type ReviewCount,
} from "@/lib/decisions/policy";
import { dateOfLetter } from "@/lib/decisions/letter-dates";
import type { OutcomeParty } from "@/lib/decisions/schema";
import { lookThroughSeal, type SealReader } from "@/lib/decisions/seal";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import type { ProblemCode } from "@/lib/platform/errors";
import { whyNot } from "@/lib/platform/permission";
import { notFound } from "@/lib/platform/errors";
import type { DecisionAct, DecisionView } from "@/lib/decisions/views";
import { inLocale } from "@/lib/programmes/localised";
import { findCase, type Case } from "./load-case";
import { loadRecordParts, type RecordParts } from "./load-record";
import { averagesOf, criteriaOf } from "./rubric-averages";
import { recordOf } from "./seal-record";

function readerOfCase(actor: Actor, { row, reader, facts }: Case): SealReader {
  const isOfficer = isLeadOfficer(actor, facts);
  const side = isOfficer ? "lead" : speaksFor(actor, facts);
  if (!side) throw notFound();
  // The officer reads what was recommended once it is decided.
  const reads = !isOfficer || decidedStatuses.includes(row.status);
  return { side, reads, ended: reader === "partner_ended" };
}

/**
 * One joint decision as this reader may see it: the lead's managers and the partner's leads, the lead's officer without
 * a word of the deliberation until it is decided. Dates as Date, averages 1 to 5. Throws 404 for everybody else.
 */
export function getDecision(
  actor: Actor,
  applicationId: string,
  locale: Locale,
): Promise<DecisionView> {
  return withActor(actor, async (tx, now) => {
    const found = await findCase(tx, actor, applicationId, now, { metadata: true });
    const reader = readerOfCase(actor, found);
    const { row, facts, parts } = found;
    const record = await loadRecordParts(tx, row);
    const count = countOf(found, record);
    const verdict = verdictOf(facts);
    const isOpenToReader = reader.reads && parts.decision?.sealOpenedAt != null;
    return {
      ...lookThroughSeal(recordFrom(found, record, locale), reader),
      applicationId: row.id,
      reference: row.reference,
      startup: reader.ended ? null : row.startup.listName || row.startup.name,
      status: row.status,
      statusAt: row.statusAt,
      intake: { slug: row.intake.slug, name: inLocale(row.intake.name, locale) },
      mode: facts.mode,
      leadAlone: facts.leadAlone,
      organisations: { lead: inLocale(row.lead, locale), partner: inLocale(row.partner, locale) },
      ownSide: reader.side,
      opensSheet: !reader.ended && !isLeadOfficer(actor, facts),
      decision: decisionView(found),
      verdict: isOpenToReader && !reader.ended && verdict.settled ? verdict.result : null,
      minutes: reader.reads && reader.side === "lead" ? record.minutes : [],
      feedback: isOpenToReader ? feedbackView(found) : null,
      offer: record.offer,
      letterSentAt: parts.letterSentAt,
      letter: reader.ended ? null : letterView(found, record, now),
      unowned: !facts.hasOwner,
      invites: canInviteClaimant(found.reader, row).may,
      reviews: { ...count, enough: enoughReviews(count, facts.leadAlone, now) },
      calibratedAsOf: reader.reads ? record.calibratedAsOf : null,
      panelAt: row.next.panelAt,
      now,
      values: valuesOf(reader.side),
      can: whyNots(actor, found, count, now),
    };
  });
}

function recordFrom({ row, parts }: Case, record: RecordParts, locale: Locale) {
  const { reasons, notes, means, criteria } = record;
  const averages = (organisationId: string) =>
    averagesOf(criteriaOf(criteria, organisationId, locale), means.get(organisationId));
  return recordOf(row, parts, {
    reasons,
    notes,
    averages: {
      lead: averages(row.leadOrganisationId),
      partner: averages(row.partnerOrganisationId),
    },
  });
}

const countOf = ({ row }: Case, { filed, wanted }: RecordParts): ReviewCount => ({
  filed: {
    lead: filed.get(row.leadOrganisationId) ?? 0,
    partner: filed.get(row.partnerOrganisationId) ?? 0,
  },
  wanted,
  reviewsDueAt: row.next.reviewsDueAt,
});

function decisionView({ parts: { decision } }: Case): DecisionView["decision"] {
  return (
    decision && {
      state: decision.state,
      recommendationsDueAt: decision.recommendationsDueAt,
      sealOpenedAt: decision.sealOpenedAt,
      remindedAt: decision.remindedAt,
      closedAsSilent: decision.sealClosedAsSilentAt !== null,
      heldUntil: decision.heldUntil,
      outcome: decision.outcome,
      outcomeBy: decision.outcomeBy as OutcomeParty | null,
      decidedAt: decision.decidedAt,
    }
  );
}

function letterView(
  { facts, parts: { decision } }: Case,
  { offer }: RecordParts,
  now: Date,
): DecisionView["letter"] {
  const state = letterOf(facts);
  if (!state || !decision?.decidedAt) return null;
  const { decidedAt } = decision;
  const moved = (planned: Date | null) => planned && dateOfLetter(planned, decidedAt, now);
  return {
    state,
    expiresAt: moved(state === "late" ? (offer?.expiresAt ?? null) : decision.letterAnswerBy),
    reapplyFrom: moved(decision.letterReapplyFrom),
  };
}

function feedbackView({ parts, feedback }: Case): DecisionView["feedback"] {
  return parts.feedback && feedback
    ? { text: parts.feedback.text, approved: feedback.approved }
    : null;
}

/** For a partner whose programme ended. */
const over: ProblemCode = "decisions.already_decided";

const nothing: Record<DecisionAct, ProblemCode> = {
  open: over,
  record: over,
  revise: over,
  remind: over,
  closeSeal: over,
  hold: over,
  note: over,
  sendToPanel: over,
  fileMinutes: over,
  writeFeedback: over,
  decide: over,
  release: over,
};

function whyNots(
  actor: Actor,
  { facts, feedback, reader }: Case,
  count: ReviewCount,
  now: Date,
): Record<DecisionAct, ProblemCode | null> {
  if (reader === "partner_ended") return nothing;
  const verdict = verdictOf(facts);
  const wanted = verdict.settled ? verdict.result.outcome : "waitlisted";
  const later = new Date(now.getTime() + 1);
  return {
    open: whyNot(canOpenDecision(actor, facts, count, now)),
    record: whyNot(canRecord(actor, facts, "admit")),
    revise: whyNot(canRevise(actor, facts, "admit")),
    remind: whyNot(canRemind(actor, facts, now)),
    closeSeal: whyNot(canCloseSealAsSilent(actor, facts, now)),
    hold: whyNot(canHold(actor, facts, later, now)),
    note: whyNot(canNote(actor, facts)),
    sendToPanel: whyNot(canSendToPanel(actor, facts)),
    fileMinutes: whyNot(canFileMinutes(actor, facts)),
    writeFeedback: whyNot(canWriteFeedback(actor, facts)),
    decide: whyNot(canDecide(actor, facts, wanted, feedback)),
    release: whyNot(canReleaseLetter(actor, facts, feedback)),
  };
}
