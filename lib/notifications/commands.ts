import { recordAudit } from "@/lib/audit/record";
import type { AnyActor } from "@/lib/platform/actor";
import { asJson, type Tx } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs";
import type { MailTemplate } from "./templates";

export interface MailInput {
  template: MailTemplate;
  /** The same key is written once, so that a retried command mails once. */
  dedupeKey: string;
  to: { personId: string | null; name: string; address: string; locale: string };
  /** Names, ISO dates, references and a `path` inside the portal; never T2 and never answers. */
  params: Record<string, string | number>;
  programmeId?: string | null;
  applicationId?: string | null;
  /** Whose staff see its delivery state; none: only administrators. */
  organisationId?: string | null;
  /** Written but not sent until staff release it (decision letters). */
  held?: boolean;
}

/**
 * Writes an outbox row and its delivery job in the caller's transaction: the mail exists exactly when the change does.
 * Repeating a dedupeKey changes nothing.
 */
export async function queueMail(tx: Tx, actor: AnyActor, input: MailInput): Promise<void> {
  const found = await tx.outboxMail.findUnique({
    where: { dedupeKey: input.dedupeKey },
    select: { id: true },
  });
  if (found) return;
  const mail = await tx.outboxMail.create({
    data: {
      dedupeKey: input.dedupeKey,
      template: input.template,
      params: asJson(input.params),
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
  if (!input.held) await enqueue(tx, "mail.deliver", { mailId: mail.id });
}
