import { recordAudit } from "@/lib/audit/record";
import type { Outcome } from "@/lib/decisions/outcome";
import { canDecide, letterOf, verdictOf } from "@/lib/decisions/outcome-policy";
import type { Case } from "@/lib/decisions/queries/load-case";
import { requireAllowed } from "@/lib/platform/permission";
import type { OfferInput, OfferTerms, OutcomeInput } from "@/lib/decisions/schema";
import { standardTerms } from "@/lib/decisions/terms";
import { dropDecisionLetters } from "@/lib/notifications/commands";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { openSealIfComplete, reload } from "./open-seal";
import { outcomeLetter } from "./outcome-letter";
import { sendLetter } from "./release-letter";
import { tellStartup } from "./tell";
import { lockCase } from "./lock-case";

/**
 * The lead's manager states what the open recommendations come to under the programme's mode, from `deciding` or
 * `waitlisted`. It is recorded, and the letters stand held in the outbox: the application stays where it is, and nobody
 * but the staff of both organisations learns of it, until the letter is released (at once, where so told). Deciding again
 * takes a letter that still waits back. A rejection carries released feedback and when to apply again.
 * Throws 404, platform.wrong_role (403), and 409: decisions.still_sealed, minutes_first, must_be_confirmed,
 * they_differ, outcome_changed, still_waitlisted, no_owner, feedback_first, already_decided, due_in_past.
 */
export function decideOutcome(
  actor: Actor,
  applicationId: string,
  input: OutcomeInput,
): Promise<Outcome> {
  return withActor(actor, async (tx) => {
    const { now, ...locked } = await lockCase(tx, actor, applicationId);
    const found = await openSealIfComplete(tx, actor, locked, now);
    requireAllowed(canDecide(actor, found.facts, input.outcome, found.feedback));
    const verdict = verdictOf(found.facts);
    if (!verdict.settled) throw conflict("decisions.they_differ");
    await takeBackLetter(tx, actor, found);
    await register(
      tx,
      actor,
      found,
      verdict.result,
      await planOf(tx, found, verdict.result, input, now),
      now,
    );
    // Back to where it never left: on the wait list, whose letter has gone.
    if (input.outcome === found.row.status) return verdict.result;
    const decided = await reload(tx, actor, found, now);
    await holdLetter(tx, actor, decided, now);
    if (input.releaseLetters) await sendLetter(tx, actor, decided, {}, now);
    return verdict.result;
  });
}

async function takeBackLetter(tx: Tx, actor: Actor, { row, facts, parts }: Case): Promise<void> {
  await dropDecisionLetters(tx, actor, row.id);
  if (letterOf(facts) !== "waits" || !parts.decision?.outcome) return;
  await recordAudit(tx, actor, {
    type: "decision.letter_taken_back",
    objectType: "decision",
    objectId: parts.decision.id,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload: { outcome: parts.decision.outcome },
  });
}

function holdLetter(tx: Tx, actor: Actor, { row, parts }: Case, now: Date): Promise<void> {
  const { decision } = parts;
  if (!decision?.outcome) throw notFound();
  const letter = outcomeLetter({
    outcome: decision.outcome,
    applicationId: row.id,
    answerBy: decision.letterAnswerBy,
    decision,
    held: true,
  });
  return tellStartup(tx, actor, row, letter, now);
}

/** What the letter will say, kept with the decision until it goes. */
interface Plan {
  terms: OfferTerms | null;
  answerBy: Date | null;
  reapplyFrom: Date | null;
}

async function planOf(
  tx: Tx,
  found: Case,
  { withPartner }: Outcome,
  input: OutcomeInput,
  now: Date,
): Promise<Plan> {
  const ahead = (date: Date): Date => {
    if (date <= now) throw conflict("decisions.due_in_past");
    return date;
  };
  if (input.outcome === "rejected")
    return { terms: null, answerBy: null, reapplyFrom: ahead(input.reapplyFrom) };
  if (input.outcome === "waitlisted") return { terms: null, answerBy: null, reapplyFrom: null };
  const answerBy = ahead(input.offer.expiresAt);
  return { terms: await termsOf(tx, found, withPartner, input.offer), answerBy, reapplyFrom: null };
}

async function register(
  tx: Tx,
  actor: Actor,
  { row, facts, parts }: Case,
  result: Outcome,
  plan: Plan,
  now: Date,
) {
  if (!parts.decision) throw notFound();
  await tx.decision.update({
    where: { id: parts.decision.id },
    data: {
      state: "decided",
      outcome: result.outcome,
      outcomeBy: result.by,
      withPartner: result.withPartner,
      leadAlone: facts.leadAlone,
      version: row.currentVersion,
      heldUntil: null,
      decidedAt: now,
      decidedById: actor.personId,
      letterTerms: plan.terms ? asJson(plan.terms) : Prisma.DbNull,
      letterAnswerBy: plan.answerBy,
      letterReapplyFrom: plan.reapplyFrom,
    },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    type: "decision.decided",
    objectType: "decision",
    objectId: parts.decision.id,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload: { outcome: result.outcome, by: result.by, mode: facts.mode },
  });
}

async function namesOf(tx: Tx, { row }: Case) {
  const organisations = await tx.organisation.findMany({
    where: { id: { in: [row.leadOrganisationId, row.partnerOrganisationId] } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string) =>
    organisations.find((each) => each.id === id)?.name as typeof row.lead;
  return { lead: nameOf(row.leadOrganisationId), partner: nameOf(row.partnerOrganisationId) };
}

async function termsOf(
  tx: Tx,
  found: Case,
  withPartner: boolean,
  offer: OfferInput,
): Promise<OfferTerms> {
  if (offer.terms) return offer.terms;
  const names = await namesOf(tx, found);
  return standardTerms({ ...names, programme: found.row.programmeName, withPartner });
}
