import { lockApplication } from "@/lib/applications/lock-application";
import { giveGrant, revokeGrantsOf } from "@/lib/access/commands";
import { liveBarsOf } from "@/lib/access/scope";
import { localisedName } from "@/lib/accounts/localised-name";
import { teamRecipients } from "@/lib/accounts/queries/recipients";
import {
  canConfirmEmergency,
  canEndEmergency,
  emergencyMinutes,
  emergencyWaitHours,
  mayAskEmergency,
} from "@/lib/applications/emergency";
import {
  findEmergency,
  isAskerReady,
  type EmergencyRow,
} from "@/lib/applications/queries/emergency-accesses";
import { requireAllowed, type Permission } from "@/lib/platform/permission";
import type { AskEmergencyInput } from "@/lib/applications/schema";
import type { AuditEventType } from "@/lib/audit/events";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound, Refusal } from "@/lib/platform/errors";
import { limitRate } from "@/lib/platform/rate-limit";

const auditEmergency = (
  tx: Tx,
  actor: Actor,
  row: Pick<EmergencyRow, "id" | "programmeId" | "applicationId">,
  type: AuditEventType,
) =>
  recordAudit(tx, actor, {
    type,
    objectType: "emergency_access",
    objectId: row.id,
    programmeId: row.programmeId,
    applicationId: row.applicationId,
  });

/**
 * An administrator asks to read one application of their own organisation's programmes, with a reason that the startup
 * is told. It opens nothing before a second person confirms. A reference that is unknown, foreign, a draft's or behind a
 * bar gets the same answer. Throws 404 for everybody but administrators, 422 `applications.no_emergency_there`, 409
 * `applications.emergency_under_way` while one for the application waits or runs, 429.
 */
export async function askEmergencyAccess(
  actor: Actor,
  input: AskEmergencyInput,
): Promise<{ id: string }> {
  const { membership } = actor;
  if (!mayAskEmergency(actor) || !membership?.organisationId) throw notFound();
  await limitRate("emergency-access", actor.personId);
  const { id: askedMembershipId, organisationId, programmeId } = membership;
  return withActor(actor, async (tx, now) => {
    const application = await tx.application.findFirst({
      where: {
        AND: [
          { reference: input.reference, leadOrganisationId: organisationId },
          { submittedAt: { not: null }, erasedAt: null },
          programmeId ? { programmeId } : {},
          { bars: { none: liveBarsOf(actor) } },
        ],
      },
      select: { id: true, programmeId: true },
    });
    if (!application) throw new Refusal("applications.no_emergency_there");
    await lockApplication(tx, application.id);
    const underWay = await tx.emergencyAccess.findFirst({
      where: {
        AND: [
          { applicationId: application.id, endedAt: null },
          { OR: [{ validUntil: null, expiresAt: { gt: now } }, { validUntil: { gt: now } }] },
        ],
      },
      select: { id: true },
    });
    if (underWay) throw conflict("applications.emergency_under_way");
    const row = await tx.emergencyAccess.create({
      data: {
        applicationId: application.id,
        programmeId: application.programmeId,
        organisationId,
        reason: input.reason,
        askedById: actor.personId,
        askedMembershipId,
        askedAt: now,
        expiresAt: new Date(now.getTime() + emergencyWaitHours * 3600_000),
      },
      select: { id: true, programmeId: true, applicationId: true },
    });
    await auditEmergency(tx, actor, row, "emergency.asked");
    return { id: row.id };
  });
}

/** Runs `act` on an emergency that the actor may know of, locked. Throws 404 else, and what `may` says. */
function onEmergency<T>(
  actor: Actor,
  id: string,
  may: (actor: Actor, row: EmergencyRow, now: Date) => Permission,
  act: (tx: Tx, row: EmergencyRow, now: Date) => Promise<T>,
): Promise<T> {
  return withActor(actor, async (tx, now) => {
    await tx.$queryRaw`SELECT 1 FROM emergency_accesses WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await findEmergency(tx, actor, id);
    if (!row) throw notFound();
    requireAllowed(may(actor, row, now));
    return act(tx, row, now);
  });
}

/**
 * The second person's yes: from now on, for an hour, the administrator who asked may read; the owners of the startup are
 * told at once why and until when. Throws 404, 403 `applications.confirm_own_emergency`, 409
 * `applications.emergency_over`, 422 `applications.no_emergency_there` when who asked no longer may or is barred.
 */
export function confirmEmergencyAccess(
  actor: Actor,
  id: string,
): Promise<{ id: string; validUntil: string }> {
  return onEmergency(actor, id, canConfirmEmergency, async (tx, row, now) => {
    if (!(await isAskerReady(tx, row, now))) throw new Refusal("applications.no_emergency_there");
    const validUntil = new Date(now.getTime() + emergencyMinutes * 60_000);
    await tx.emergencyAccess.update({
      where: { id },
      data: {
        confirmedById: actor.personId,
        confirmedMembershipId: actor.membership?.id ?? null,
        confirmedAt: now,
        validUntil,
      },
      select: { id: true },
    });
    await giveGrant(tx, actor, {
      personId: row.askedById,
      membershipId: row.askedMembershipId,
      applicationId: row.applicationId,
      programmeId: row.programmeId,
      organisationId: row.organisationId,
      sections: ["*"],
      reason: "break_glass",
      sourceId: id,
      validFrom: now,
      validUntil,
    });
    await auditEmergency(tx, actor, row, "emergency.confirmed");
    await tellOwners(tx, actor, row, { now, validUntil });
    return { id, validUntil: validUntil.toISOString() };
  });
}

async function tellOwners(
  tx: Tx,
  actor: Actor,
  row: EmergencyRow,
  { now, validUntil }: { now: Date; validUntil: Date },
): Promise<void> {
  const application = await tx.application.findUniqueOrThrow({
    where: { id: row.applicationId },
    select: { reference: true, listName: true, startupId: true },
  });
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: row.organisationId },
    select: { shortName: true },
  });
  for (const to of await teamRecipients(tx, application.startupId, ["owner"], now))
    await queueMail(tx, actor, {
      template: "emergency_access_opened",
      dedupeKey: `emergency_access_opened:${row.id}:${to.personId}`,
      to,
      params: {
        startup: application.listName,
        reference: application.reference,
        organisation: localisedName(organisation.shortName, to.locale),
        reason: row.reason,
        due: validUntil.toISOString(),
        path: `/applications/${row.applicationId}/sharing`,
      },
      programmeId: row.programmeId,
      applicationId: row.applicationId,
      organisationId: row.organisationId,
    });
}

/**
 * "I am done", a no to what waits, or the second person's end: the grant is revoked and the next request is refused.
 * Throws 404, 409 `applications.emergency_over`.
 */
export function endEmergencyAccess(actor: Actor, id: string): Promise<{ id: string }> {
  return onEmergency(actor, id, canEndEmergency, async (tx, row, now) => {
    await tx.emergencyAccess.update({
      where: { id },
      data: { endedAt: now, endedById: actor.personId },
      select: { id: true },
    });
    await revokeGrantsOf(tx, actor, id, now);
    await auditEmergency(tx, actor, row, "emergency.ended");
    return { id };
  });
}
