import { answeringRoles, teamRecipients } from "@/lib/accounts/queries/recipients";
import { transition } from "@/lib/applications/transition";
import { recordAudit } from "@/lib/audit/record";
import { dateOfLetter } from "@/lib/decisions/letter-dates";
import { canReleaseLetter, letterOf } from "@/lib/decisions/outcome-policy";
import type { Case } from "@/lib/decisions/queries/load-case";
import { loadOffer } from "@/lib/decisions/queries/load-offer";
import type { DecisionRow } from "@/lib/decisions/queries/load-parts";
import type { OfferTerms, OutcomeValue, ReleaseInput } from "@/lib/decisions/schema";
import { textVersionOf } from "@/lib/decisions/terms";
import { releaseMail, sendDecisionLetters, type MailStateDto } from "@/lib/notifications/commands";
import { isOfDecision } from "@/lib/notifications/policy";
import { findVisibleMail } from "@/lib/notifications/scope";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { lockCase } from "./lock-case";
import { outcomeLetter } from "./outcome-letter";
import { tellStartup } from "./tell";

export interface Released {
  status: OutcomeValue;
  /** By when an offer is answered; null for the others. */
  expiresAt: Date | null;
}

/**
 * The lead's manager lets the letter of a decided outcome go: only now does the application move, and everything that
 * hangs on its status begins (offer and clock, re-apply date, endings). The dates are those of the decision, as many days
 * later as the letter goes after it, unless others are given. Whoever is on the team now gets the letter.
 * Throws 404, platform.wrong_role (403), and 409: decisions.no_letter_waits, minutes_first, must_be_confirmed,
 * they_differ, outcome_changed, no_owner, feedback_first, due_in_past.
 */
export function releaseLetter(
  actor: Actor,
  applicationId: string,
  input: ReleaseInput,
): Promise<Released> {
  return withActor(actor, async (tx) => {
    const { now, ...found } = await lockCase(tx, actor, applicationId);
    requireAllowed(canReleaseLetter(actor, found.facts, found.feedback));
    return sendLetter(tx, actor, found, input, now);
  });
}

/**
 * Releases a held letter from the list of mails: one that waits for a decision through its application, with all its
 * copies. Throws as releaseLetter and releaseMail do.
 */
export async function releaseHeldMail(actor: Actor, id: string): Promise<MailStateDto> {
  const mail = await withActor(actor, (tx) => findVisibleMail(tx, actor, id));
  if (!mail) throw notFound();
  if (!isOfDecision(mail) || mail.applicationId === null) return releaseMail(actor, id);
  await releaseLetter(actor, mail.applicationId, {});
  const after = await withActor(actor, (tx) => findVisibleMail(tx, actor, id));
  if (!after) throw notFound();
  return { id, state: after.state };
}

/** Sends the letter of a case that is locked and may be released; throws decisions.due_in_past (409) for a date gone by. */
export async function sendLetter(
  tx: Tx,
  actor: Actor,
  found: Case,
  input: ReleaseInput,
  now: Date,
): Promise<Released> {
  const { row, parts, facts } = found;
  const { decision } = parts;
  if (!decision?.outcome) throw notFound();
  const { outcome } = decision;
  const isLate = letterOf(facts) === "late";
  const answerBy =
    outcome !== "offered"
      ? null
      : isLate
        ? await moveClock(tx, row.id, input, now)
        : await writeOffer(tx, actor, found, input, now);
  const letter = outcomeLetter({ outcome, applicationId: row.id, answerBy, decision, held: false });
  const to = await teamRecipients(tx, row.startupId, answeringRoles, now);
  await sendDecisionLetters(tx, actor, { applicationId: row.id, to, due: answerBy, now });
  if (!isLate) {
    // To those who joined the team after it was decided.
    await tellStartup(tx, actor, row, letter, now);
    await move(tx, actor, found, reapplyDate(decision, input, now), now);
  }
  await recordAudit(tx, actor, {
    type: "decision.letter_released",
    objectType: "decision",
    objectId: decision.id,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload: { outcome },
  });
  return { status: outcome, expiresAt: answerBy };
}

function reapplyDate(decision: DecisionRow, input: ReleaseInput, now: Date): Date | null {
  if (decision.outcome !== "rejected") return null;
  return needAhead(input.reapplyFrom ?? planned(decision, decision.letterReapplyFrom, now), now);
}

/** As it was planned when it was decided, moved with the letter. */
function planned({ decidedAt }: DecisionRow, date: Date | null, now: Date): Date {
  if (!decidedAt || !date) throw notFound();
  return dateOfLetter(date, decidedAt, now);
}

function needAhead(date: Date, now: Date): Date {
  if (date <= now) throw conflict("decisions.due_in_past");
  return date;
}

/** The application takes the status it was decided to have; what the letter said stands with it from now on. */
async function move(
  tx: Tx,
  actor: Actor,
  { row, parts }: Case,
  reapplyFrom: Date | null,
  now: Date,
): Promise<void> {
  const { decision } = parts;
  if (!decision?.outcome) throw notFound();
  await transition(tx, actor, {
    applicationId: row.id,
    to: decision.outcome,
    now,
    ...(reapplyFrom ? { patch: { reapplyFrom } } : {}),
  });
  await tx.decision.update({
    where: { id: decision.id },
    data: {
      version: row.currentVersion,
      letterTerms: Prisma.DbNull,
      letterAnswerBy: null,
      letterReapplyFrom: null,
    },
    select: { id: true },
  });
}

async function writeOffer(
  tx: Tx,
  actor: Actor,
  { row, parts }: Case,
  input: ReleaseInput,
  now: Date,
): Promise<Date> {
  const { decision } = parts;
  if (!decision?.letterTerms) throw notFound();
  const expiresAt = needAhead(
    input.expiresAt ?? planned(decision, decision.letterAnswerBy, now),
    now,
  );
  const terms = decision.letterTerms as OfferTerms;
  const made = await tx.offer.create({
    data: {
      applicationId: row.id,
      programmeId: row.programmeId,
      organisationId: row.leadOrganisationId,
      terms: asJson(terms),
      textVersion: textVersionOf(terms),
      sentAt: now,
      expiresAt,
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
    payload: { expiresAt: expiresAt.toISOString() },
  });
  return expiresAt;
}

/** An offer that the version before showed while its letter was held: its clock begins again with the letter. */
async function moveClock(
  tx: Tx,
  applicationId: string,
  input: ReleaseInput,
  now: Date,
): Promise<Date> {
  const offer = await loadOffer(tx, applicationId);
  const moved = dateOfLetter(offer.expiresAt, offer.sentAt, now);
  const expiresAt = needAhead(input.expiresAt ?? moved, now);
  await tx.offer.update({
    where: { id: offer.id },
    data: { sentAt: now, expiresAt },
    select: { id: true },
  });
  return expiresAt;
}
