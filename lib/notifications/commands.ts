import { recordAudit } from "@/lib/audit/record";
import type { AuditEventType } from "@/lib/audit/events";
import type { MailState } from "@/lib/generated/prisma/enums";
import type { Actor, AnyActor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound, Refusal } from "@/lib/platform/errors";
import { requireAllowed, type Permission } from "@/lib/platform/permission";
import { enqueue } from "@/lib/platform/jobs";
import { isSafeAddress } from "./address";
import { parseMailParams, withoutSecrets, type MailParams } from "./params";
import { canDropMail, canReleaseMail, canRetryMail, isOfDecision } from "./policy";
import { findVisibleMail, type VisibleMail } from "./scope";
import { decisionLetters, type MailTemplate } from "./templates";

interface MailFor<T extends MailTemplate> {
  template: T;
  /** The same key is written once, so that a retried command mails once. */
  dedupeKey: string;
  to: { personId: string | null; name: string; address: string; locale: string };
  /** Names, ISO dates, references and a `path` inside the portal (params.ts); never T2 and never answers. */
  params: MailParams<T>;
  programmeId?: string | null;
  applicationId?: string | null;
  /** Whose staff see its delivery state; none: only administrators. */
  organisationId?: string | null;
  /** Written but not sent until staff release it (decision letters). */
  held?: boolean;
}

/** A mail of any template, with the params that its template needs. */
export type MailInput = { [T in MailTemplate]: MailFor<T> }[MailTemplate];

/**
 * Writes an outbox row and its delivery job in the caller's transaction: the mail exists exactly when the change does.
 * Repeating a dedupeKey changes nothing. Throws an Error when a param of the template is missing (a defect), and
 * `notifications.bad_address` when the address cannot be written to.
 */
export async function queueMail(tx: Tx, actor: AnyActor, input: MailInput): Promise<void> {
  const params = parseMailParams(input.template, input.params);
  if (!isSafeAddress(input.to.address)) throw new Refusal("notifications.bad_address");
  const found = await tx.outboxMail.findUnique({
    where: { dedupeKey: input.dedupeKey },
    select: { id: true },
  });
  if (found) return;
  const mail = await tx.outboxMail.create({
    data: {
      dedupeKey: input.dedupeKey,
      template: input.template,
      params: asJson(params),
      locale: input.to.locale,
      toPersonId: input.to.personId,
      toName: input.to.name,
      toAddress: input.to.address,
      programmeId: input.programmeId ?? null,
      applicationId: input.applicationId ?? null,
      organisationId: input.organisationId ?? null,
      state: input.held ? "held" : "queued",
    },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    type: "mail.queued",
    objectType: "mail",
    objectId: mail.id,
    programmeId: input.programmeId ?? null,
    applicationId: input.applicationId ?? null,
    payload: { template: input.template, held: input.held ?? false },
  });
  // Somebody sits before the screen and waits for a code: it overtakes whatever is queued.
  const priority = input.template === "sign_in_code" ? 10 : 0;
  if (!input.held) await enqueue(tx, "mail.deliver", { mailId: mail.id }, { priority });
}

export interface MailStateDto {
  id: string;
  state: MailState;
}

/** Sends a failed mail again, to the address the person has now. Audited. Throws 404, 403, 409 `mail_not_failed`. */
export function retryMail(actor: Actor, id: string): Promise<MailStateDto> {
  return change(actor, id, canRetryMail, async (tx, mail, now) => {
    const person = mail.toPersonId
      ? await tx.person.findUnique({ where: { id: mail.toPersonId }, select: { email: true } })
      : null;
    await tx.outboxMail.update({
      where: { id, state: mail.state },
      data: {
        state: "queued",
        lastError: null,
        nextAttemptAt: now,
        ...(person ? { toAddress: person.email } : {}),
      },
      select: { id: true },
    });
    await enqueue(tx, "mail.deliver", { mailId: id });
    return { type: "mail.retried", state: "queued" };
  });
}

/**
 * Lets a held letter go. Audited. Throws 404, 403, 409 `mail_not_held`, and `letter_of_decision` for one that a decision
 * waits for: its release is an act on the application (releaseLetter of decisions).
 */
export function releaseMail(actor: Actor, id: string): Promise<MailStateDto> {
  return change(actor, id, canReleaseMail, async (tx, mail, now) => {
    if (isOfDecision(mail)) throw conflict("notifications.letter_of_decision");
    await tx.outboxMail.update({
      where: { id, state: mail.state },
      data: { state: "queued", nextAttemptAt: now },
      select: { id: true },
    });
    await enqueue(tx, "mail.deliver", { mailId: id });
    return { type: "mail.released", state: "queued" };
  });
}

/**
 * Gives up a mail that is held, waiting or failed: it will not be sent. Audited. Throws 404, 403, 409 `mail_gone`, and
 * `letter_of_decision`.
 */
export function dropMail(actor: Actor, id: string): Promise<MailStateDto> {
  return change(actor, id, canDropMail, async (tx, mail) => {
    await tx.outboxMail.update({
      where: { id, state: mail.state },
      data: { state: "dropped", params: asJson(withoutSecrets(mail)) },
      select: { id: true },
    });
    return { type: "mail.dropped", state: "dropped" };
  });
}

type Change = (
  tx: Tx,
  mail: VisibleMail,
  now: Date,
) => Promise<{ type: AuditEventType; state: MailState }>;

async function change(
  actor: Actor,
  id: string,
  may: (actor: Actor, mail: VisibleMail) => Permission,
  act: Change,
): Promise<MailStateDto> {
  return withActor(actor, async (tx, now) => {
    const mail = await findVisibleMail(tx, actor, id);
    if (!mail) throw notFound();
    // Wait for a worker that holds the row; then look at what it left.
    await tx.$queryRaw`SELECT 1 FROM outbox_mails WHERE id = ${id}::uuid FOR UPDATE`;
    const current = await findVisibleMail(tx, actor, id);
    if (!current) throw notFound();
    requireAllowed(may(actor, current));
    const { type, state } = await act(tx, current, now);
    await recordAudit(tx, actor, {
      type,
      objectType: "mail",
      objectId: id,
      programmeId: current.programmeId,
      applicationId: current.applicationId,
      payload: { template: current.template },
    });
    return { id, state };
  });
}

const heldAbout = (tx: Tx, applicationId: string) =>
  tx.outboxMail.findMany({
    where: { applicationId, state: "held", template: { in: [...decisionLetters] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, template: true, params: true, toPersonId: true, programmeId: true },
  });
type HeldLetter = Awaited<ReturnType<typeof heldAbout>>[number];

const auditLetter = (
  tx: Tx,
  actor: AnyActor,
  type: "mail.released" | "mail.dropped",
  { id, template, programmeId }: HeldLetter,
  applicationId: string,
) =>
  recordAudit(tx, actor, {
    type,
    objectType: "mail",
    objectId: id,
    programmeId,
    applicationId,
    payload: { template },
  });

async function giveUpLetter(
  tx: Tx,
  actor: AnyActor,
  letter: HeldLetter,
  applicationId: string,
): Promise<void> {
  await tx.outboxMail.update({
    where: { id: letter.id, state: "held" },
    data: { state: "dropped" },
    select: { id: true },
  });
  await auditLetter(tx, actor, "mail.dropped", letter, applicationId);
}

/**
 * Gives up the held decision letters about an application: it ended, or was decided again. The caller holds the
 * application's lock.
 */
export async function dropDecisionLetters(
  tx: Tx,
  actor: AnyActor,
  applicationId: string,
): Promise<void> {
  for (const letter of await heldAbout(tx, applicationId))
    await giveUpLetter(tx, actor, letter, applicationId);
}

interface LettersGoing {
  applicationId: string;
  /** Whom they still go to, with the addresses of now. */
  to: readonly { personId: string; address: string }[];
  /** The moment that the letters name, as it stands now. */
  due: Date | null;
  now: Date;
}

/**
 * Lets the held decision letters about an application go; those to people who are no longer among `to` are given up. The
 * caller holds the application's lock and has asked its own policy.
 */
export async function sendDecisionLetters(
  tx: Tx,
  actor: AnyActor,
  { applicationId, to, due, now }: LettersGoing,
): Promise<void> {
  for (const letter of await heldAbout(tx, applicationId)) {
    const recipient = to.find(({ personId }) => personId === letter.toPersonId);
    if (!recipient) {
      await giveUpLetter(tx, actor, letter, applicationId);
      continue;
    }
    const params = due
      ? { ...(letter.params as object), due: due.toISOString() }
      : (letter.params as object);
    await tx.outboxMail.update({
      where: { id: letter.id, state: "held" },
      data: {
        state: "queued",
        nextAttemptAt: now,
        toAddress: recipient.address,
        params: asJson(params),
      },
      select: { id: true },
    });
    await auditLetter(tx, actor, "mail.released", letter, applicationId);
    await enqueue(tx, "mail.deliver", { mailId: letter.id });
  }
}
