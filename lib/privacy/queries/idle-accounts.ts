import type { Tx } from "@/lib/platform/db";
import { idleMonths, warningDays } from "../idle";

export interface IdleRow {
  id: string;
  email: string;
  name: string;
  locale: string;
  lastUsedAt: Date;
  warnedAt: Date | null;
}

/** Accounts looked at in one go; the rest come up the next time. */
const batch = 500;

/**
 * Accounts that nothing holds any more (no live role in an organisation, no application whose content stands in a team they
 * were of, no session) and that come near the end of their time, the longest unused first.
 */
export function idleAccounts(tx: Tx, now: Date): Promise<IdleRow[]> {
  const cut = new Date(now);
  cut.setUTCMonth(cut.getUTCMonth() - idleMonths);
  // Two days of air: the cut is rough (months have several lengths), idleStep decides.
  cut.setUTCDate(cut.getUTCDate() + warningDays + 2);
  return tx.$queryRaw<IdleRow[]>`
    SELECT p.id, p.email, p.display_name AS name, p.locale, p.idle_warned_at AS "warnedAt",
           greatest(p.last_sign_in_at, p.created_at) AS "lastUsedAt"
      FROM people p
     WHERE p.erased_at IS NULL AND p.erasure_asked_at IS NULL
       AND greatest(p.last_sign_in_at, p.created_at) < ${cut}
       AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.person_id = p.id AND s.expires > ${now})
       AND NOT EXISTS (SELECT 1 FROM memberships m
                        WHERE m.person_id = p.id AND m.organisation_id IS NOT NULL AND m.status <> 'ended'
                          AND (m.valid_until IS NULL OR m.valid_until > ${now}))
       AND NOT EXISTS (SELECT 1 FROM memberships m JOIN applications a ON a.startup_id = m.startup_id
                        WHERE m.person_id = p.id AND a.erased_at IS NULL)
     ORDER BY "lastUsedAt", p.id
     LIMIT ${batch}`;
}
