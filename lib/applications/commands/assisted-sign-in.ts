import { randomInt } from "node:crypto";
import {
  assistedCodeMinutes,
  canConfirmAssisted,
  canEndAssisted,
  canShowAssistedCode,
  assistedWaitHours,
} from "@/lib/accounts/assisted-sign-in";
import { closeAssistedSignIn } from "@/lib/accounts/close-assisted-sign-in";
import { sealAssistedCode } from "@/lib/accounts/seal-assisted-code";
import type { AskAssistedInput } from "@/lib/accounts/schema";
import { tellContacts } from "@/lib/accounts/tell-contacts";
import {
  findAssistedSignIn,
  findAssistablePerson,
  findAssistedPlace,
  type AssistedRow,
} from "@/lib/applications/queries/assisted-sign-ins";
import type { AuditEventType } from "@/lib/audit/events";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound, Refusal } from "@/lib/platform/errors";
import { requireAllowed, type Permission } from "@/lib/platform/permission";
import { limitRate } from "@/lib/platform/rate-limit";

const auditAssisted = (
  tx: Tx,
  actor: Actor,
  row: { id: string; programmeId: string },
  type: AuditEventType,
) =>
  recordAudit(tx, actor, {
    type,
    objectType: "assisted_sign_in",
    objectId: row.id,
    programmeId: row.programmeId,
  });

/**
 * Staff of the lead ask to assist somebody who cannot reach their mailbox: by the reference that the person tells and their
 * address, with a word on how they were checked. Nothing opens before a second person confirms. A reference or person that
 * is unknown, foreign, barred, suspended, of another team or of any organisation gets the same answer.
 * Throws 404 for everybody else, 422 `accounts.nobody_to_assist`, 409 `accounts.assisted_under_way`, 429 `platform.too_many`.
 */
export async function askAssistedSignIn(
  actor: Actor,
  input: AskAssistedInput,
): Promise<{ id: string }> {
  await limitRate("assisted-sign-in", actor.personId);
  return withActor(actor, async (tx, now) => {
    const place = await findAssistedPlace(tx, actor, { reference: input.reference });
    const person = place && (await findAssistablePerson(tx, input.email, place.startupId, now));
    if (!place || !person || person.id === actor.personId)
      throw new Refusal("accounts.nobody_to_assist");
    // The person's row stays locked, so that two who ask at once do not both begin.
    await tx.$queryRaw`SELECT 1 FROM people WHERE id = ${person.id}::uuid FOR UPDATE`;
    if (await isUnderWay(tx, person.id, place.organisationId, now))
      throw conflict("accounts.assisted_under_way");
    const row = await tx.assistedSignIn.create({
      data: {
        personId: person.id,
        startupId: place.startupId,
        applicationId: place.applicationId,
        programmeId: place.programmeId,
        organisationId: place.organisationId,
        reason: input.reason,
        askedById: actor.personId,
        askedMembershipId: place.membershipId,
        askedAt: now,
        expiresAt: new Date(now.getTime() + assistedWaitHours * 3600_000),
      },
      select: { id: true, programmeId: true },
    });
    await auditAssisted(tx, actor, row, "assistance.asked");
    return { id: row.id };
  });
}

async function isUnderWay(tx: Tx, personId: string, organisationId: string, now: Date) {
  const found = await tx.assistedSignIn.findFirst({
    where: {
      AND: [
        { personId, organisationId, endedAt: null, usedAt: null },
        {
          OR: [
            { codeExpiresAt: null, expiresAt: { gt: now } },
            { codeExpiresAt: { not: null, gt: now } },
          ],
        },
      ],
    },
    select: { id: true },
  });
  return found !== null;
}

/** Runs `act` on an assisted sign-in that the actor may know of, locked; throws 404 else, and with the policy's reason. */
function onAssisted<T>(
  actor: Actor,
  id: string,
  may: (actor: Actor, row: AssistedRow, now: Date) => Permission,
  act: (tx: Tx, row: AssistedRow, now: Date) => Promise<T>,
): Promise<T> {
  return withActor(actor, async (tx, now) => {
    await tx.$queryRaw`SELECT 1 FROM assisted_sign_ins WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await findAssistedSignIn(tx, actor, id, now);
    if (!row) throw notFound();
    requireAllowed(may(actor, row, now));
    return act(tx, row, now);
  });
}

/**
 * The second person's yes. Throws 404, 403 `accounts.confirm_own_assisted` for who asked or is assisted, under whatever
 * membership, 409 `accounts.assisted_over`.
 */
export function confirmAssistedSignIn(actor: Actor, id: string): Promise<{ id: string }> {
  return onAssisted(actor, id, canConfirmAssisted, async (tx, row, now) => {
    const membershipId = actor.membership?.id;
    if (!membershipId) throw notFound();
    await tx.assistedSignIn.update({
      where: { id },
      data: {
        confirmedById: actor.personId,
        confirmedMembershipId: membershipId,
        confirmedAt: now,
      },
      select: { id: true },
    });
    await auditAssisted(tx, actor, row, "assistance.confirmed");
    return { id };
  });
}

/**
 * Shows the code, once, to the one who asked, and tells every known contact. It works for 15 minutes. Throws 404, 403
 * `accounts.code_of_another`, 409 `accounts.assisted_unconfirmed`, `accounts.assisted_over`, 422 `accounts.nobody_to_assist` when the
 * person can no longer be assisted or the second person no longer is of the staff.
 */
export function showAssistedCode(
  actor: Actor,
  id: string,
): Promise<{ code: string; expiresAt: string }> {
  return onAssisted(actor, id, canShowAssistedCode, async (tx, row, now) => {
    const person = await findAssistablePerson(tx, row.email, row.startupId, now);
    if (!person || !row.isSecondPersonLive) throw new Refusal("accounts.nobody_to_assist");
    const code = String(randomInt(0, 100_000_000)).padStart(8, "0");
    const expiresAt = new Date(now.getTime() + assistedCodeMinutes * 60_000);
    await tx.assistedSignIn.update({
      where: { id },
      data: { codeHash: sealAssistedCode(id, code), codeExpiresAt: expiresAt },
      select: { id: true },
    });
    await auditAssisted(tx, actor, row, "assistance.code_shown");
    await tellContacts(tx, actor, "assisted_code_shown", row, { now, due: expiresAt });
    return { code, expiresAt: expiresAt.toISOString() };
  });
}

/**
 * Takes it back, refuses it, or closes the session that came of it. Throws 404, 409 `accounts.assisted_over`.
 */
export function endAssistedSignIn(actor: Actor, id: string): Promise<{ id: string }> {
  return onAssisted(actor, id, canEndAssisted, async (tx, row, now) => {
    await closeAssistedSignIn(tx, actor, row, { now, endedById: actor.personId });
    return { id };
  });
}
