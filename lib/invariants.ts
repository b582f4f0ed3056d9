import { applicationInvariants } from "@/lib/applications/invariants";

import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { recordAudit } from "@/lib/audit/record";
import { decisionInvariants } from "@/lib/decisions/invariants";
import { systemActor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { db, withActor } from "@/lib/platform/db";
import { findBreaches, type Breach, type Invariant } from "@/lib/platform/invariants";
import { log } from "@/lib/platform/log";
import { reviewInvariants } from "@/lib/reviews/invariants";

// This file only composes, as worker.ts does: each domain says in its invariants.ts what must always be true of its data.

/** Everything that must hold. */
export const invariants: readonly Invariant[] = [
  ...applicationInvariants,
  ...reviewInvariants,
  ...decisionInvariants,
];

/** How many ids of one breach go into the log; the command prints all. */
const shown = 20;

/**
 * Looks for impossible data and writes what it found into the audit trail (names and a count) and, where something is
 * wrong, into the log (ids, too). Changes nothing. Returns what does not hold.
 */
export async function checkInvariants(): Promise<Breach[]> {
  const breaches = await findBreaches(invariants);
  const actor = systemActor("invariants.check");
  await withActor(actor, (tx) =>
    recordAudit(tx, actor, {
      type: "portal.checked",
      objectType: "portal",
      payload: {
        checked: invariants.length,
        broken: breaches.map(({ name }) => name),
        rows: breaches.reduce((sum, { ids }) => sum + ids.length, 0),
      },
    }),
  );
  for (const { name, broken, ids } of breaches)
    log.error({ invariant: name, rows: ids.length, ids: ids.slice(0, shown) }, broken);
  return breaches;
}

/** The nightly report: the check, once a day (Hong Kong), at the first round after midnight. Returns whether it ran. */
export async function checkInvariantsNightly(): Promise<boolean> {
  const last = await db().auditEvent.findFirst({
    where: { type: "portal.checked" },
    orderBy: { seq: "desc" },
    select: { at: true },
  });
  if (last && hongKongDate(last.at) >= hongKongDate(await databaseNow())) return false;
  await checkInvariants();
  return true;
}
