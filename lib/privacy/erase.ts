import { recordAudit } from "@/lib/audit/record";
import type { ErasureSubject } from "@/lib/generated/prisma/enums";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

export type ErasureReason = "asked" | "retention" | "idle" | "replayed";

async function note(
  tx: Tx,
  subject: ErasureSubject,
  subjectId: string,
  reason: ErasureReason,
): Promise<void> {
  await tx.erasure.createMany({ data: [{ subject, subjectId, reason }], skipDuplicates: true });
}

/**
 * Takes an application's content away (SQL: erase_application). Returns the storage keys of its files, to be removed after
 * the commit. Throws when it is under way.
 */
export async function eraseApplication(
  tx: Tx,
  actor: AnyActor,
  application: { id: string; programmeId: string },
  reason: ErasureReason,
): Promise<string[]> {
  const copies = await tx.documentCopy.findMany({
    where: { applicationId: application.id },
    select: { storageKey: true },
  });
  await tx.documentCopy.deleteMany({ where: { applicationId: application.id } });
  const [row] = await tx.$queryRaw<{ files: string[] }[]>`
    SELECT erase_application(${application.id}::uuid) AS files`;
  await endExports(tx, { applicationId: application.id });
  await tx.emergencyAccess.updateMany({
    where: { applicationId: application.id },
    data: { reason: "" },
  });
  await note(tx, "application", application.id, reason);
  await recordAudit(tx, actor, {
    type: "application.erased",
    objectType: "application",
    objectId: application.id,
    programmeId: application.programmeId,
    applicationId: application.id,
    payload: { reason },
  });
  return [...(row?.files ?? []), ...copies.map(({ storageKey }) => storageKey)];
}

/** Copies of what is erased can no longer be fetched; expireExports removes them and their files. */
async function endExports(
  tx: Tx,
  { startupId, applicationId }: { startupId?: string; applicationId?: string },
): Promise<void> {
  await tx.$executeRaw`SELECT end_exports(${startupId ?? null}::uuid, ${applicationId ?? null}::uuid)`;
}

/** Empties a startup's profile, takes back its consents and ends its team. Its submitted applications must be erased. */
export async function eraseStartupProfile(
  tx: Tx,
  actor: AnyActor,
  startupId: string,
  reason: ErasureReason,
  now: Date,
): Promise<void> {
  await tx.startup.update({
    where: { id: startupId },
    data: {
      displayName: "—",
      nameEn: null,
      nameZhHant: null,
      nameZhHans: null,
      website: null,
      websiteDomain: null,
      country: null,
      city: null,
      foundedYear: null,
      foundedOn: null,
      teamSize: null,
      oneLiner: null,
      description: null,
      tags: [],
      erasedAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  await tx.invitation.deleteMany({ where: { startupId } });
  await endExports(tx, { startupId });
  await tx.consent.updateMany({ where: { startupId, revokedAt: null }, data: { revokedAt: now } });
  await tx.membership.updateMany({
    where: { startupId, status: { not: "ended" } },
    data: { status: "ended", endedAt: now },
  });
  await note(tx, "startup", startupId, reason);
  await recordAudit(
    tx,
    actor,
    ...(await programmesOfStartups(tx, [startupId])).map((programmeId) => ({
      type: "startup.erased" as const,
      objectType: "startup",
      objectId: startupId,
      programmeId,
      payload: { reason },
    })),
  );
}

/**
 * Programmes to which these startups sent something, for the auditors of those who lead them: one event for each. A draft is
 * told to nobody. [null] where there is none, so that the event is written all the same.
 */
async function programmesOfStartups(tx: Tx, startupIds: string[]): Promise<(string | null)[]> {
  const rows = await tx.application.findMany({
    where: { startupId: { in: startupIds }, submittedAt: { not: null } },
    distinct: ["programmeId"],
    select: { programmeId: true },
  });
  return rows.length > 0 ? rows.map(({ programmeId }) => programmeId) : [null];
}

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
  await note(tx, "person", personId, reason);
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
    where: { toPersonId: personId, state: { in: ["held", "queued", "failed"] } },
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
