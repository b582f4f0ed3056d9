import { randomInt } from "node:crypto";
import type { Locale } from "@/lib/i18n/locales";
import { queueMail } from "@/lib/notifications/commands";
import { systemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { limitRate } from "@/lib/platform/rate-limit";
import { sealCode } from "@/lib/platform/secrets";

/** Minutes a code may be used. */
export const codeMinutes = 10;

/**
 * Mails a six-digit code to an address. Known, unknown and suspended addresses take the same path and get the same
 * answer: a stranger signs up by the code that proves the address. `email` is in stored form.
 * Throws 429 `platform.too_many`.
 */
export async function requestSignInCode(input: { email: string; locale: Locale }): Promise<void> {
  const { email, locale } = input;
  await limitRate("sign-in-code", email);
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  const actor = systemActor("sign-in");
  await withActor(actor, async (tx, now) => {
    const row = await tx.signInCode.create({
      data: {
        email,
        codeHash: sealCode(`${email}:${code}`),
        expiresAt: new Date(now.getTime() + codeMinutes * 60_000),
        createdAt: now,
      },
      select: { id: true, expiresAt: true },
    });
    await queueMail(tx, actor, {
      template: "sign_in_code",
      dedupeKey: `sign-in-code:${row.id}`,
      to: { personId: null, name: email, address: email, locale },
      params: { code, due: row.expiresAt.toISOString(), minutes: codeMinutes },
    });
  });
}
