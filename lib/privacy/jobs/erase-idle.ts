import { queueMail } from "@/lib/notifications/commands";
import { systemActor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { withActor, type Tx } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { erasePerson } from "../commands/erase-person";
import { eraseStartupProfile } from "../commands/erase-startup-profile";
import { idleStep } from "../idle";
import { idleAccounts, type IdleRow } from "../queries/idle-accounts";

const portal = systemActor("privacy");

/**
 * Warns whoever has not used their account for long and has nothing open, and erases those who were warned and did not come
 * back, with a startup whose last person they were. Returns how many were warned and erased.
 */
export async function eraseIdleAccounts(): Promise<{ warned: number; erased: number }> {
  const now = await databaseNow();
  const rows = await withActor(portal, (tx) => idleAccounts(tx, now));
  const done = { warned: 0, erased: 0 };
  for (const row of rows) {
    const step = idleStep(row, now);
    try {
      if (step.do === "warn") {
        await withActor(portal, (tx) => warn(tx, row, step.erasedOn, now));
        done.warned += 1;
      }
      if (step.do === "erase") {
        // Once more inside the transaction: they may have signed in since the list was read.
        done.erased += await withActor(portal, (tx, at) => eraseIfIdle(tx, row.id, at));
      }
    } catch (error) {
      log.error({ err: error, personId: row.id }, "idle account");
    }
  }
  return done;
}

async function warn(tx: Tx, row: IdleRow, erasedOn: Date, now: Date): Promise<void> {
  await tx.person.update({
    where: { id: row.id },
    data: { idleWarnedAt: now },
    select: { id: true },
  });
  await queueMail(tx, portal, {
    template: "account_idle",
    dedupeKey: `account_idle:${row.id}:${row.lastUsedAt.getTime()}`,
    to: { personId: row.id, name: row.name, address: row.email, locale: row.locale },
    params: { due: erasedOn.toISOString(), path: "/my-data" },
  });
}

async function eraseIfIdle(tx: Tx, personId: string, now: Date): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM people WHERE id = ${personId}::uuid FOR UPDATE`;
  const row = (await idleAccounts(tx, now)).find(({ id }) => id === personId);
  if (!row || idleStep(row, now).do !== "erase") return 0;
  const startups = await tx.membership.findMany({
    where: { personId, startupId: { not: null }, status: { not: "ended" } },
    select: { startupId: true },
  });
  for (const { startupId } of startups) {
    if (!startupId) continue;
    const others = await tx.membership.count({
      where: { startupId, status: { not: "ended" }, personId: { not: personId } },
    });
    if (others === 0) await eraseStartupProfile(tx, portal, startupId, "idle", now);
  }
  await erasePerson(tx, portal, { id: personId, email: row.email }, "idle", now);
  return 1;
}
