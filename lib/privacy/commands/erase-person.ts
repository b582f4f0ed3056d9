import { waitingMailStates } from "@/lib/notifications/schema";
import { recordAudit } from "@/lib/audit/record";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { programmesOfStartups } from "./erase-startup-profile";
import { noteErasure, type ErasureReason } from "./note-erasure";

/** Programmes in which a person has a record: through a startup that sent something, or by a role. */
export async function programmesOfPerson(tx: Tx, personId: string): Promise<(string | null)[]> {
  const memberships = await tx.membership.findMany({
    where: { personId },
    select: { startupId: true, programmeId: true },
  });
  const sent = await programmesOfStartups(
    tx,
    memberships.flatMap(({ startupId }) => startupId ?? []),
  );
  const all = [...sent, ...memberships.map(({ programmeId }) => programmeId)];
  const known = [...new Set(all.filter((id) => id !== null))];
  return known.length > 0 ? known : [null];
}

/** Whether a submitted application whose content still stands names the person's team. */
export async function isPartOfSubmitted(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx.application.findFirst({
    where: {
      submittedAt: { not: null },
      erasedAt: null,
      startup: { memberships: { some: { personId } } },
    },
    select: { id: true },
  });
  return found !== null;
}

/**
 * Takes a person's data away: names, address, phone, sign-ins, mails, and the salt of the commitment, so that the trail no
 * longer leads to them. The row with its random id stays, because others point at it.
 */
export async function erasePerson(
  tx: Tx,
  actor: AnyActor,
  person: { id: string; email: string },
  reason: ErasureReason,
  now: Date,
): Promise<void> {
  const personId = person.id;
  // First, while the commitment can still be made.
  await recordAudit(
    tx,
    actor,
    ...(await programmesOfPerson(tx, personId)).map((programmeId) => ({
      type: "account.erased" as const,
      objectType: "person",
      objectId: personId,
      programmeId,
      payload: { reason },
    })),
  );
  await noteErasure(tx, "person", personId, reason);
  await tx.session.deleteMany({ where: { personId } });
  await tx.assistedSignIn.deleteMany({ where: { personId } });
  await tx.signInCode.deleteMany({ where: { email: person.email } });
  await tx.invitation.deleteMany({ where: { email: person.email } });
  await tx.idempotencyKey.deleteMany({ where: { personId } });
  await tx.dataExport.updateMany({ where: { personId }, data: { expiresAt: now } });
  // Their name is on every page; the worker removes bytes and rows within a minute.
  await tx.documentCopy.updateMany({
    where: { personId, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  await tx.outboxMail.updateMany({
    where: { OR: [{ toPersonId: personId }, { toAddress: person.email }] },
    data: { toName: "", toAddress: "erased@erased.invalid", params: {} },
  });
  await tx.outboxMail.updateMany({
    where: { toPersonId: personId, state: { in: [...waitingMailStates] } },
    data: { state: "dropped" },
  });
  await tx.membership.updateMany({
    where: { personId, status: { not: "ended" } },
    data: { status: "ended", endedAt: now },
  });
  await tx.person.update({
    where: { id: personId },
    data: {
      email: `erased-${personId}@erased.invalid`,
      displayName: "—",
      givenName: null,
      familyName: null,
      englishName: null,
      chineseName: null,
      phone: null,
      commitmentSalt: null,
      suspendedAt: now,
      lastSignInAt: null,
      idleWarnedAt: null,
      erasedAt: now,
    },
    select: { id: true },
  });
}
