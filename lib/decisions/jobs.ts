import { systemActor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { db, withActor } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { lapseOffer } from "./commands/lapse-offer";
import { remindOffer } from "./commands/remind-offer";
import { remindOverdue } from "./commands/remind-overdue";

/** How many of each kind one round looks at; the rest waits for the next. */
const batch = 100;

async function each(
  ids: readonly string[],
  chore: string,
  work: (id: string) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (const id of ids) {
    // One that cannot be handled must not keep the others waiting.
    const worked = await work(id).catch((error: unknown) => {
      log.error({ err: error, chore, applicationId: id }, "chore");
      return false;
    });
    if (worked) done += 1;
  }
  return done;
}

/** Lapses offers past their expiry. Returns how many. */
export async function lapseExpiredOffers(): Promise<number> {
  const now = await databaseNow();
  const expired = await db().offer.findMany({
    where: { state: "sent", expiresAt: { lt: now }, application: { status: "offered" } },
    orderBy: { expiresAt: "asc" },
    take: batch,
    select: { applicationId: true },
  });
  const actor = systemActor("offer.lapse");
  return each(
    expired.map((offer) => offer.applicationId),
    actor.job,
    (id) => lapseOffer(actor, id),
  );
}

/** Reminds startups of offers that are about to lapse, once each. Returns how many. */
export async function remindOffers(): Promise<number> {
  // Twin of reminderLead in letter-dates.ts.
  const near = await db().$queryRaw<{ id: string }[]>`
    SELECT o.application_id AS id FROM offers o JOIN applications a ON a.id = o.application_id
     WHERE o.state = 'sent' AND a.status = 'offered' AND o.reminded_at IS NULL AND o.expires_at > app_now()
       AND o.expires_at - app_now() <= least(interval '3 days', (o.expires_at - o.sent_at) / 2)
     ORDER BY o.expires_at LIMIT ${batch}`;
  const actor = systemActor("offer.remind");
  return each(
    near.map(({ id }) => id),
    actor.job,
    (id) => remindOffer(actor, id),
  );
}

/** Reminds partners whose recommendation is past due, once each. Returns how many. */
export async function remindOverdueSides(): Promise<number> {
  const actor = systemActor("recommendation.remind");
  const overdue = await withActor(actor, (tx, now) =>
    tx.decision.findMany({
      where: { state: "collecting", remindedAt: null, recommendationsDueAt: { lt: now } },
      orderBy: { recommendationsDueAt: "asc" },
      take: batch,
      select: { applicationId: true },
    }),
  );
  return each(
    overdue.map((decision) => decision.applicationId),
    actor.job,
    (id) => remindOverdue(actor, id),
  );
}
