import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { deliverMail, TryLater } from "./deliver";
import type { MailChecks } from "./still-allowed";
import { openTransport } from "./transport";

/**
 * Sends everything that waits, in this process and in the order it was written, dated by app_now(). For making the
 * demo, whose mails must go at the moment of their story and not when the worker starts; the worker does the rest of
 * the time. The rows' jobs find nothing to do later. Returns how many went.
 */
export async function sendWaitingMails(
  checks: MailChecks = {},
  smtpUrl = env().SMTP_URL,
): Promise<number> {
  const transport = openTransport(smtpUrl, env().MAIL_FROM);
  let sent = 0;
  try {
    const waiting = await db().$queryRaw<{ id: string }[]>`
      SELECT id FROM outbox_mails WHERE state = 'queued' AND next_attempt_at <= app_now() ORDER BY created_at, id`;
    for (const { id } of waiting) {
      const result = await deliverMail(id, { transport, checks }).catch((error: unknown) => {
        if (error instanceof TryLater) return "later" as const;
        throw error;
      });
      if (result === "sent") sent += 1;
    }
  } finally {
    transport.close();
  }
  return sent;
}
