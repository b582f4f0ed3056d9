import { transition } from "@/lib/applications/transition";
import { recordAudit } from "@/lib/audit/record";
import type { Outcome } from "@/lib/decisions/outcome";
import { canDecide, verdictOf } from "@/lib/decisions/outcome-policy";
import type { Case } from "@/lib/decisions/queries/load-case";
import { requireAllowed } from "@/lib/platform/permission";
import type { OfferInput, OutcomeInput, OutcomeParty, OutcomeValue } from "@/lib/decisions/schema";
import { standardTerms, textVersionOf } from "@/lib/decisions/terms";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { openSealIfComplete } from "./open-seal";
import { tellStartup } from "./tell";
import { lockCase } from "./lock-case";

export interface Decided {
  outcome: OutcomeValue;
  by: OutcomeParty;
  withPartner: boolean;
}

/**
 * The lead's manager states what the open recommendations come to under the programme's mode, from `deciding` or
 * `waitlisted`: the application moves, an offer is written with its terms, and the letters stand held in the outbox
 * unless they are released at once. A rejection carries released feedback and when to apply again.
 * Throws 404, platform.wrong_role (403), and 409: decisions.still_sealed, minutes_first, must_be_confirmed,
 * they_differ, outcome_changed, still_waitlisted, feedback_first, already_decided, due_in_past.
 */
export function decideOutcome(
  actor: Actor,
  applicationId: string,
  input: OutcomeInput,
): Promise<Decided> {
  return withActor(actor, async (tx) => {
    const { now, ...locked } = await lockCase(tx, actor, applicationId);
    const found = await openSealIfComplete(tx, actor, locked, now);
    const { facts, parts, row } = found;
    requireAllowed(canDecide(actor, facts, input.outcome, found.feedback));
    const verdict = verdictOf(facts);
    if (!verdict.settled || !parts.decision) throw conflict("decisions.they_differ");
    if (input.outcome === "offered")
      await writeOffer(tx, actor, found, verdict.result, input.offer, now);
    if (input.outcome === "rejected" && input.reapplyFrom <= now)
      throw conflict("decisions.due_in_past");
    await transition(tx, actor, {
      applicationId,
      to: input.outcome,
      now,
      ...(input.outcome === "rejected" ? { patch: { reapplyFrom: input.reapplyFrom } } : {}),
    });
    await register(tx, actor, found, verdict.result, now);
    await tellStartup(tx, actor, row, letterOf(input, parts.decision.id, applicationId), now);
    return verdict.result;
  });
}

function letterOf(input: OutcomeInput, occasion: string, applicationId: string) {
  const held = !input.releaseLetters;
  if (input.outcome !== "offered")
    return { template: `outcome_${input.outcome}` as const, occasion, held };
  const path = `/applications/${applicationId}/offer`;
  return {
    template: "outcome_offered" as const,
    occasion,
    held,
    path,
    due: input.offer.expiresAt,
  };
}

async function register(tx: Tx, actor: Actor, found: Case, result: Outcome, now: Date) {
  const { row, facts, parts } = found;
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

async function writeOffer(
  tx: Tx,
  actor: Actor,
  found: Case,
  { withPartner }: Outcome,
  offer: OfferInput,
  now: Date,
): Promise<void> {
  const { row } = found;
  if (offer.expiresAt <= now) throw conflict("decisions.due_in_past");
  const names = await namesOf(tx, found);
  const terms =
    offer.terms ?? standardTerms({ ...names, programme: row.programmeName, withPartner });
  const made = await tx.offer.create({
    data: {
      applicationId: row.id,
      programmeId: row.programmeId,
      organisationId: row.leadOrganisationId,
      terms: asJson(terms),
      textVersion: textVersionOf(terms),
      sentAt: now,
      expiresAt: offer.expiresAt,
      sentById: actor.personId,
    },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    type: "offer.sent",
    objectType: "offer",
    objectId: made.id,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload: { expiresAt: offer.expiresAt.toISOString() },
  });
}
