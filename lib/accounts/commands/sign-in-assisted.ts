import { recordAudit } from "@/lib/audit/record";
import { systemActor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { limitRate } from "@/lib/platform/rate-limit";
import { sameDigest } from "@/lib/platform/secrets";
import { assistedCodeAttempts } from "../assisted-sign-in";
import { sealAssistedCode } from "../seal-assisted-code";
import { tellContacts } from "../tell-contacts";
import { openSession, type OpenedSession } from "./open-session";

interface AssistedRow {
  id: string;
  person_id: string;
  organisation_id: string;
  programme_id: string;
  code_hash: string;
}

/**
 * Turns a code that staff told by another route into an assisted session, once, and tells every known contact. It dies
 * after 15 minutes or five wrong tries, and when meanwhile the account was suspended, the person left the team or took up
 * an organisation's role, or who asked or confirmed no longer may. `email` is in stored form.
 * Throws 422 `accounts.wrong_assisted_code` for all of these and for unknown addresses, 429 `platform.too_many`.
 */
export async function signInAssisted(input: {
  email: string;
  code: string;
}): Promise<OpenedSession> {
  await limitRate("sign-in-verify", input.email);
  const system = systemActor("assisted-sign-in");
  // A wrong try must be counted, so the refusal is thrown only after the transaction has been kept.
  const outcome = await withActor(system, async (tx, now): Promise<OpenedSession | null> => {
    const row = await takeTry(tx, input.email);
    if (!row || !sameDigest(row.code_hash, sealAssistedCode(row.id, input.code))) return null;
    if (!(await stillStands(tx, row.id))) return null;
    await tx.assistedSignIn.update({
      where: { id: row.id },
      data: { usedAt: now },
      select: { id: true },
    });
    const { token, role, actor, expires } = await openSession(tx, row.person_id, now, row.id);
    const assisted = {
      id: row.id,
      personId: row.person_id,
      organisationId: row.organisation_id,
      programmeId: row.programme_id,
    };
    await recordAudit(tx, actor, {
      type: "assistance.code_used",
      objectType: "assisted_sign_in",
      objectId: row.id,
      programmeId: row.programme_id,
    });
    await tellContacts(tx, actor, "assisted_code_used", assisted, { now, due: expires });
    return { token, role };
  });
  if (outcome) return outcome;
  const problem = { code: "accounts.wrong_assisted_code" } as const;
  throw new Refusal(problem.code, { status: 422, fields: { code: problem } });
}

/** Counts a try against the newest shown code. The row stays locked, so that two simultaneous tries cannot both use it. */
async function takeTry(tx: Tx, email: string): Promise<AssistedRow | undefined> {
  const rows = await tx.$queryRaw<AssistedRow[]>`
    UPDATE assisted_sign_ins SET attempts = attempts + 1
     WHERE id = (SELECT s.id FROM assisted_sign_ins s JOIN people p ON p.id = s.person_id
                  WHERE p.email = ${email} AND s.code_hash IS NOT NULL
                  ORDER BY s.code_expires_at DESC, s.id DESC LIMIT 1)
       AND used_at IS NULL AND ended_at IS NULL AND attempts < ${assistedCodeAttempts} AND code_expires_at > app_now()
    RETURNING id, person_id, organisation_id, programme_id, code_hash`;
  return rows[0];
}

/** What was true when the code was shown is true when it is used. */
async function stillStands(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH live AS (
      SELECT m.* FROM memberships m JOIN people p ON p.id = m.person_id AND p.suspended_at IS NULL AND p.erased_at IS NULL
       WHERE m.status = 'active' AND m.valid_from <= app_now() AND (m.valid_until IS NULL OR m.valid_until > app_now()))
    SELECT s.id FROM assisted_sign_ins s
     WHERE s.id = ${id}::uuid
       AND EXISTS (SELECT 1 FROM live WHERE person_id = s.person_id AND startup_id = s.startup_id)
       AND NOT EXISTS (SELECT 1 FROM memberships WHERE person_id = s.person_id AND organisation_id IS NOT NULL AND status <> 'ended')
       AND EXISTS (SELECT 1 FROM live WHERE id = s.asked_membership_id AND person_id = s.asked_by_id)
       AND EXISTS (SELECT 1 FROM live WHERE id = s.confirmed_membership_id AND person_id = s.confirmed_by_id)`;
  return rows.length > 0;
}
