import { canScreen, isLeadStaff } from "@/lib/applications/policy";
import { requireAllowed } from "@/lib/platform/permission";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notAllowed, notFound, Refusal } from "@/lib/platform/errors";
import { lockVisibleApplication } from "@/lib/applications/lock-application";
import { mailTeam } from "./team-mail";

function requireFuture(until: Date, now: Date): void {
  if (until <= now)
    throw new Refusal("platform.invalid", {
      fields: { until: { code: "applications.date_not_in_future" } },
    });
}

/**
 * Moves the due date of papers that were asked for to `until` and tells the team. A draft is no staff's to see; its own
 * extension goes by `extendDraft`, found by the reference that the founder gave.
 * Throws 409 unless the application is returned, 422 for a date that is not in the future.
 */
export function extendDeadline(
  actor: Actor,
  applicationId: string,
  until: Date,
): Promise<{ id: string; until: string }> {
  return withActor(actor, async (tx) => {
    const { row, reader, now } = await lockVisibleApplication(tx, actor, applicationId);
    requireAllowed(canScreen(reader));
    if (row.status !== "returned") throw conflict("applications.nothing_to_extend");
    requireFuture(until, now);
    await tx.application.update({
      where: { id: applicationId },
      data: { returnedDueAt: until },
      select: { id: true },
    });
    const open = await tx.paperRequest.findFirst({
      where: { applicationId, answeredAt: null },
      orderBy: { createdAt: "desc" },
      select: { id: true, message: true },
    });
    if (open)
      await tx.paperRequest.update({
        where: { id: open.id },
        data: { dueAt: until, remindersSent: 0 },
        select: { id: true },
      });
    await audit(tx, actor, applicationId, row.programmeId, until);
    await mailTeam(tx, actor, row, now, {
      template: "papers_requested",
      occasion: `extended/${until.toISOString()}`,
      params: { due: until.toISOString(), ...(open ? { reason: open.message } : {}) },
    });
    return { id: applicationId, until: until.toISOString() };
  });
}

function audit(tx: Tx, actor: Actor, applicationId: string, programmeId: string, until: Date) {
  return recordAudit(tx, actor, {
    type: "application.extended",
    objectType: "application",
    objectId: applicationId,
    programmeId,
    applicationId,
    payload: { until: until.toISOString() },
  });
}

/**
 * Gives one draft more time. The founder gives the reference to the lead's support; the answer tells nothing but that it
 * worked. Throws 404 when no open draft of the lead's programmes has this reference.
 */
export function extendDraft(
  actor: Actor,
  reference: string,
  until: Date,
): Promise<{ reference: string; until: string }> {
  return withActor(actor, async (tx, now) => {
    const draft = await tx.application.findFirst({
      where: { reference, status: "draft" },
      select: { id: true, programmeId: true, leadOrganisationId: true },
    });
    if (
      !draft ||
      !isLeadStaff(actor, { id: draft.programmeId, leadOrganisationId: draft.leadOrganisationId })
    )
      throw notFound();
    requireFuture(until, now);
    await tx.application.update({
      where: { id: draft.id },
      data: { deadlineExtendedTo: until },
      select: { id: true },
    });
    await audit(tx, actor, draft.id, draft.programmeId, until);
    return { reference, until: until.toISOString() };
  });
}

/**
 * Gives every draft of an intake more time in one action (typhoon signal 8, black rainstorm). Drafts that already have
 * longer keep it. Returns how many moved. Throws 404 for an intake of others, 403 for lead's staff of another role.
 */
export function extendAllDrafts(
  actor: Actor,
  intakeId: string,
  until: Date,
): Promise<{ extended: number }> {
  return withActor(actor, async (tx, now) => {
    const intake = await tx.intake.findUnique({
      where: { id: intakeId },
      select: { programme: { select: { id: true, leadOrganisationId: true } } },
    });
    if (!intake || !isLeadStaff(actor, intake.programme)) throw notFound();
    if (actor.membership?.role !== "programme_manager") throw notAllowed("platform.wrong_role");
    requireFuture(until, now);
    const drafts = await tx.application.findMany({
      where: {
        intakeId,
        status: "draft",
        OR: [{ deadlineExtendedTo: null }, { deadlineExtendedTo: { lt: until } }],
      },
      select: { id: true, programmeId: true },
    });
    for (const draft of drafts) {
      await tx.application.update({
        where: { id: draft.id },
        data: { deadlineExtendedTo: until },
        select: { id: true },
      });
      await audit(tx, actor, draft.id, draft.programmeId, until);
    }
    await recordAudit(tx, actor, {
      type: "intake.extended",
      objectType: "intake",
      objectId: intakeId,
      programmeId: intake.programme.id,
      payload: { until: until.toISOString(), drafts: drafts.length },
    });
    return { extended: drafts.length };
  });
}
