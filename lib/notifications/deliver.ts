import { recordAudit } from "@/lib/audit/record";
import type { AuditEventType } from "@/lib/audit/events";
import type { MailState } from "@/lib/generated/prisma/enums";
import { systemActor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { isSafeAddress, safeName } from "./address";
import { withoutSecrets, type StoredMailParams } from "./params";
import { isMailTemplate, renderMail, type RenderedMail } from "./render";
import { isTooLate, type MailChecks } from "./still-allowed";
import { sendFailure, type MailTransport } from "./transport";

/**
 * Sending one outbox row. Order: lease (committed) → send → mark (committed). A worker that dies before the server
 * accepted leaves a lease that runs out, and the mail goes later. One that dies in the instant between the server's
 * acceptance and our mark leaves a mail that is sent once more: SMTP has no way to ask. Both copies carry the same
 * Message-ID (the row's id), by which servers and readers recognise them.
 */
export interface Delivery {
  transport: MailTransport;
  checks: MailChecks;
}

export type DeliveryResult = "sent" | "failed" | "dropped" | "nothing_to_do";

/** Thrown for what may work later; the queue tries again with growing pauses. Holds a code, no address. */
export class TryLater extends Error {}

/** How long a worker may hold a mail: longer than the transport's time-outs together, shorter than the job's expiry. */
const leaseSeconds = 90;

const actor = systemActor("mail.deliver");

interface LeasedMail {
  id: string;
  template: string;
  params: StoredMailParams;
  locale: string;
  toPersonId: string | null;
  toName: string;
  toAddress: string;
  programmeId: string | null;
  applicationId: string | null;
  organisationId: string | null;
  attempts: number;
  createdAt: Date;
}

type Lease = { leased: LeasedMail; now: Date } | { done: DeliveryResult };

interface LockedRow {
  state: MailState;
  leased: boolean;
}

/**
 * Sends the mail of an outbox row if it still should go. Safe to call any number of times, by any number of workers.
 * `lastAttempt`: a temporary refusal becomes a failure that staff see. Throws TryLater when the queue should try again.
 */
export async function deliverMail(
  mailId: string,
  delivery: Delivery,
  { lastAttempt = false } = {},
): Promise<DeliveryResult> {
  const lease = await withActor(actor, (tx, now) => takeLease(tx, mailId, delivery.checks, now));
  if ("done" in lease) return lease.done;
  const { leased, now } = lease;
  let rendered: RenderedMail;
  try {
    rendered = await renderMail(leased);
  } catch (error) {
    log.error({ mailId, template: leased.template, err: error }, "a mail could not be written");
    return finish(leased, "failed", "portal.not_writable");
  }
  const to = { name: safeName(leased.toName), address: leased.toAddress };
  try {
    await delivery.transport.send({ id: mailId, to, date: now }, rendered);
  } catch (error) {
    return afterRefusal(leased, error, lastAttempt);
  }
  return finish(leased, "sent", null);
}

async function takeLease(tx: Tx, mailId: string, checks: MailChecks, now: Date): Promise<Lease> {
  // Leases are about real time passing in real processes, so they run on clock_timestamp() and not on app_now().
  const rows = await tx.$queryRaw<LockedRow[]>`
    SELECT state::text AS state, coalesce(leased_until > clock_timestamp(), false) AS leased
      FROM outbox_mails WHERE id = ${mailId}::uuid FOR UPDATE SKIP LOCKED`;
  const row = rows[0];
  if (!row) {
    const exists = await tx.outboxMail.count({ where: { id: mailId } });
    if (exists) throw new TryLater("busy");
    return { done: "nothing_to_do" };
  }
  if (row.state !== "queued" && row.state !== "sending") return { done: "nothing_to_do" };
  if (row.state === "sending" && row.leased) throw new TryLater("leased");
  await tx.$executeRaw`
    UPDATE outbox_mails
       SET state = 'sending', attempts = attempts + 1,
           leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
     WHERE id = ${mailId}::uuid`;
  const leased = await findMail(tx, mailId);
  const refusal = await reasonNotToSend(tx, leased, checks, now);
  if (!refusal) return { leased, now };
  await settle(tx, leased, refusal.state, refusal.reason, now);
  return { done: refusal.state };
}

async function findMail(tx: Tx, id: string): Promise<LeasedMail> {
  const mail = await tx.outboxMail.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      template: true,
      params: true,
      locale: true,
      toPersonId: true,
      toName: true,
      toAddress: true,
      programmeId: true,
      applicationId: true,
      organisationId: true,
      attempts: true,
      createdAt: true,
    },
  });
  return { ...mail, params: mail.params as StoredMailParams };
}

type NotSent = { state: "failed" | "dropped"; reason: string };

async function reasonNotToSend(
  tx: Tx,
  mail: LeasedMail,
  checks: MailChecks,
  now: Date,
): Promise<NotSent | null> {
  const { template } = mail;
  if (!isMailTemplate(template)) return { state: "failed", reason: "portal.unknown_template" };
  if (!isSafeAddress(mail.toAddress)) {
    return { state: "failed", reason: "portal.bad_address" };
  }
  if (mail.toPersonId) {
    const person = await tx.person.findUnique({
      where: { id: mail.toPersonId },
      select: { email: true, suspendedAt: true },
    });
    if (!person || person.suspendedAt) return { state: "dropped", reason: "portal.suspended" };
    if (person.email !== mail.toAddress) {
      return { state: "failed", reason: "portal.address_changed" };
    }
  }
  const facts = { ...mail, template };
  if (isTooLate(facts, now)) return { state: "dropped", reason: "portal.too_late" };
  const check = checks[template];
  if (check && !(await check(tx, facts, now))) {
    return { state: "dropped", reason: "portal.no_longer_allowed" };
  }
  return null;
}

/** Writes how it ended, wipes what gives access by itself, and audits; only for the row that we hold. */
async function settle(
  tx: Tx,
  mail: LeasedMail,
  state: "sent" | "failed" | "dropped",
  answer: string | null,
  now: Date,
): Promise<void> {
  await tx.outboxMail.update({
    where: { id: mail.id, state: "sending" },
    data: {
      state,
      lastError: answer,
      leasedUntil: null,
      ...(state === "sent" ? { sentAt: now } : {}),
      // A failed invitation can be sent again, so its link stays until it has gone.
      ...(state === "failed" && mail.template !== "sign_in_code"
        ? {}
        : { params: asJson(withoutSecrets(mail)) }),
    },
    select: { id: true },
  });
  const type: AuditEventType = `mail.${state}`;
  await recordAudit(tx, actor, {
    type,
    objectType: "mail",
    objectId: mail.id,
    programmeId: mail.programmeId,
    applicationId: mail.applicationId,
    payload: {
      template: mail.template,
      attempts: mail.attempts,
      ...(answer?.startsWith("portal.") ? { reason: answer } : {}),
    },
  });
}

async function finish(
  mail: LeasedMail,
  state: "sent" | "failed",
  answer: string | null,
): Promise<DeliveryResult> {
  await withActor(actor, (tx, now) => settle(tx, mail, state, answer, now));
  return state;
}

async function afterRefusal(
  mail: LeasedMail,
  error: unknown,
  lastAttempt: boolean,
): Promise<DeliveryResult> {
  const { permanent, answer } = sendFailure(error);
  if (permanent || lastAttempt) return finish(mail, "failed", answer);
  // Twin of the queue's retryDelay and retryBackoff in lib/platform/queues.ts; shown to staff as "about".
  const pauseMs = 20_000 * 2 ** Math.min(mail.attempts - 1, 8);
  await withActor(actor, (tx, now) =>
    tx.outboxMail.update({
      where: { id: mail.id, state: "sending" },
      data: {
        state: "queued",
        lastError: answer,
        leasedUntil: null,
        nextAttemptAt: new Date(now.getTime() + pauseMs),
      },
      select: { id: true },
    }),
  );
  throw new TryLater("refused for now");
}
