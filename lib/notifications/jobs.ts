import { z } from "zod";
import { systemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { enqueue } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import type { JobHandler } from "@/lib/platform/run-worker";
import { deliverMail } from "./deliver";
import type { MailChecks } from "./still-allowed";
import { openTransport, type MailTransport } from "./transport";

const mailJob = z.strictObject({ mailId: z.uuid() });

/** The handler of `mail.deliver` {mailId}; `checks` are the owning domains' last words before a mail goes. */
export function deliverMailJob(checks: MailChecks): JobHandler {
  let transport: MailTransport | undefined;
  return async (data, { lastAttempt }) => {
    const { mailId } = mailJob.parse(data);
    transport ??= openTransport(env().SMTP_URL, env().MAIL_FROM);
    const result = await deliverMail(mailId, { transport, checks }, { lastAttempt });
    log.info({ mailId, result }, "mail");
  };
}

/** A mail that waits this long beyond its time has lost its job. */
const strandedAfter = "2 minutes";

/**
 * Gives mails without a live job a new one: their worker was killed, or their job ran out of tries while it was down.
 * A second job for the same mail does no harm. Returns how many.
 */
export function requeueStrandedMails(): Promise<number> {
  return withActor(systemActor("mail.sweep"), async (tx) => {
    const stranded = await tx.$queryRaw<{ id: string }[]>`
      UPDATE outbox_mails SET next_attempt_at = app_now() + ${strandedAfter}::interval
       WHERE id IN (
         SELECT id FROM outbox_mails
          WHERE state IN ('queued', 'sending') AND next_attempt_at < app_now() - ${strandedAfter}::interval
            AND (leased_until IS NULL OR leased_until < clock_timestamp())
          ORDER BY next_attempt_at LIMIT 200 FOR UPDATE SKIP LOCKED)
      RETURNING id`;
    for (const { id } of stranded) await enqueue(tx, "mail.deliver", { mailId: id });
    return stranded.length;
  });
}
