import { canSubmit } from "@/lib/applications/policy";
import type { ApplicationRow } from "@/lib/applications/queries/find-visible-application";
import { requireAllowed } from "@/lib/platform/permission";
import { transition } from "@/lib/applications/transition";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { once } from "@/lib/platform/idempotency";
import { awaitMemberships, barOwnPeople } from "./bar-own-people";
import { freezeVersion } from "./freeze-version";
import { lockVisibleApplication } from "@/lib/applications/lock-application";
import { mailTeam } from "./team-mail";

export interface Receipt {
  id: string;
  reference: string;
  status: "submitted" | "screening";
  version: number;
  /** ISO, the database's clock. */
  submittedAt: string;
}

/**
 * Sends the application: everything required is there, before deadline + grace by the database's clock. Freezes version 1
 * (or, after papers were asked for, the next version, straight back to screening), writes the list copies, receipts to
 * the whole team, history and audit: all or nothing. The same key again gives the first receipt.
 * Throws 403 for who may not send, 409 when it is too late or already sent, 422 `applications.incomplete`.
 */
export function submitApplication(
  actor: Actor,
  applicationId: string,
  idempotencyKey?: string,
): Promise<Receipt> {
  return withActor(actor, (tx) =>
    once(tx, actor, `application.submit/${applicationId}`, idempotencyKey, () =>
      submit(tx, actor, applicationId),
    ),
  );
}

async function submit(tx: Tx, actor: Actor, applicationId: string): Promise<Receipt> {
  await awaitMemberships(tx);
  const { row, now } = await lockVisibleApplication(tx, actor, applicationId);
  requireAllowed(canSubmit(actor, row, now));
  const isReturn = row.status === "returned";
  const { number, copies } = await freezeVersion(
    tx,
    actor,
    row,
    isReturn ? "resubmit" : "submit",
    now,
  );
  const to = isReturn ? "screening" : "submitted";
  await transition(tx, actor, {
    applicationId,
    to,
    now,
    patch: {
      ...copies,
      currentVersion: number,
      ...(isReturn ? { returnedDueAt: null, returnedSections: [] } : { submittedAt: now }),
    },
  });
  if (isReturn) await closePaperRequests(tx, applicationId, now);
  await barOwnPeople(tx, actor, { intakeId: row.intakeId });
  await recordAudit(tx, actor, {
    type: "application.submitted",
    objectType: "application",
    objectId: applicationId,
    programmeId: row.programmeId,
    applicationId,
    payload: { version: number },
  });
  await sendReceipts(tx, actor, row, number, isReturn, now);
  return {
    id: applicationId,
    reference: row.reference,
    status: to,
    version: number,
    submittedAt: now.toISOString(),
  };
}

async function closePaperRequests(tx: Tx, applicationId: string, now: Date): Promise<void> {
  const open = await tx.paperRequest.findMany({
    where: { applicationId, answeredAt: null },
    select: { id: true },
  });
  for (const { id } of open)
    await tx.paperRequest.update({
      where: { id },
      data: { answeredAt: now },
      select: { id: true },
    });
}

function sendReceipts(
  tx: Tx,
  actor: Actor,
  row: ApplicationRow,
  version: number,
  isReturn: boolean,
  now: Date,
): Promise<void> {
  const { answerBy } = row.next;
  return mailTeam(tx, actor, row, now, {
    template: isReturn ? "papers_received" : "application_submitted",
    occasion: String(version),
    path: `/applications/${row.id}/${isReturn ? "" : "submitted"}`.replace(/\/$/, ""),
    params: answerBy ? { due: answerBy.toISOString() } : {},
  });
}
