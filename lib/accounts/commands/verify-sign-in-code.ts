import { recordAudit } from "@/lib/audit/record";
import type { Locale } from "@/lib/i18n/locales";
import { systemActor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { limitRate } from "@/lib/platform/rate-limit";
import { sameDigest, sealCode } from "@/lib/platform/secrets";
import { openSession, type OpenedSession } from "./open-session";

/** Wrong tries one code survives. A try counts against every code it might have met. */
export const codeAttempts = 5;

/** So many of an address's newest codes count: a slow mail's code is good though another was asked for meanwhile. */
export const codesThatCount = 2;

export interface SignedIn extends OpenedSession {
  /** The account was made by this sign-in. */
  isNew: boolean;
}

interface CodeRow {
  id: string;
  code_hash: string;
}

/**
 * Turns a mailed code into a session, once; a first sign-in makes the account. The two newest codes of an address count,
 * each for ten minutes and five tries, and using one ends both. `email` is in stored form.
 * Throws 422 `accounts.wrong_code` (also for expired, used, unknown), 403 `accounts.suspended`, 429 `platform.too_many`.
 */
export async function verifySignInCode(input: {
  email: string;
  code: string;
  locale: Locale;
}): Promise<SignedIn> {
  const { email, locale } = input;
  await limitRate("sign-in-verify", email);
  const seal = sealCode(`${email}:${input.code}`);
  const actor = systemActor("sign-in");
  // A wrong try must be counted, so the refusal is thrown only after the transaction has been kept.
  const outcome = await withActor(actor, async (tx, now): Promise<SignedIn | Refusal> => {
    const codes = await takeTry(tx, email);
    // Every code is compared, so that the time tells nothing of which one it was.
    if (!codes.map(({ code_hash }) => sameDigest(code_hash, seal)).includes(true))
      return wrongCode();
    for (const { id } of codes)
      await tx.signInCode.update({ where: { id }, data: { usedAt: now }, select: { id: true } });
    const { id, suspendedAt, isNew } = await personOf(tx, email, locale);
    if (suspendedAt) return new Refusal("accounts.suspended", { status: 403 });
    return { ...(await openSession(tx, id, now)), isNew };
  });
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}

function wrongCode(): Refusal {
  const problem = { code: "accounts.wrong_code" } as const;
  return new Refusal(problem.code, { status: 422, fields: { code: problem } });
}

/** Counts a try against the codes that count. They stay locked, so that two simultaneous tries cannot both use one. */
function takeTry(tx: Tx, email: string): Promise<CodeRow[]> {
  return tx.$queryRaw<CodeRow[]>`
    WITH newest AS (
      SELECT id FROM sign_in_codes WHERE email = ${email}
       ORDER BY created_at DESC, id DESC LIMIT ${codesThatCount} FOR UPDATE)
    UPDATE sign_in_codes SET attempts = attempts + 1
     WHERE id IN (SELECT id FROM newest)
       AND used_at IS NULL AND attempts < ${codeAttempts} AND expires_at > app_now()
    RETURNING id, code_hash`;
}

async function personOf(tx: Tx, email: string, locale: Locale) {
  const select = { id: true, suspendedAt: true } as const;
  const found = await tx.person.findUnique({ where: { email }, select });
  if (found) return { ...found, isNew: false };
  const made = await tx.person.create({
    data: { email, displayName: email.slice(0, email.indexOf("@")), locale },
    select,
  });
  await recordAudit(tx, systemActor("sign-in"), {
    type: "account.created",
    objectType: "person",
    objectId: made.id,
  });
  return { ...made, isNew: true };
}
