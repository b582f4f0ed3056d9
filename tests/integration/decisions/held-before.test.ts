import { expect, it } from "vitest";
import { lapseOffer } from "@/lib/decisions/commands/lapse-offer";
import { remindOffer } from "@/lib/decisions/commands/remind-offer";
import { releaseLetter } from "@/lib/decisions/commands/release-letter";
import { remindOffers } from "@/lib/decisions/jobs";
import { decisionMailChecks } from "@/lib/decisions/mail-checks";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import { getOffer } from "@/lib/decisions/queries/get-offer";
import { systemActor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { ownerQuery, setClock } from "@/tests/support/worker-database";
import { acceptOffer } from "@/lib/decisions/commands/answer-offer";
import { readFile } from "node:fs/promises";
import {
  auditOf,
  day,
  inDays,
  mailsOf,
  makeOffered,
  makeWaiting,
  refusalOf,
  signature,
  statusOf,
} from "./cases";

const portal = systemActor("offer.remind");

/** As the version before left it: the status moved, the letter is held. */
async function makeHeldBefore() {
  const found = await makeOffered();
  await ownerQuery(
    "UPDATE outbox_mails SET state = 'held' WHERE application_id = $1 AND template = 'outcome_offered'",
    [found.id],
  );
  return found;
}

it("an offer that the version before showed without its letter never lapses, and its clock begins with the letter", async () => {
  const { world, id, owner } = await makeHeldBefore();
  const { expiresAt } = await getOffer(owner, id, "en-HK");
  await setClock(20 * day);
  try {
    expect(await lapseOffer(portal, id)).toBe(false);
    expect(await remindOffer(portal, id)).toBe(false);
    expect(await statusOf(id)).toBe("offered");
    const { letter } = await getDecision(world.manager, id, "en-HK");
    const moved = new Date(expiresAt.getTime() + 20 * day);
    expect(letter).toEqual({ state: "late", expiresAt: moved, reapplyFrom: null });
    expect(await releaseLetter(world.manager, id, {})).toEqual({
      status: "offered",
      expiresAt: moved,
    });
    const letters = (await mailsOf(id)).filter((mail) => mail.template === "outcome_offered");
    expect(letters).toMatchObject([{ state: "queued", params: { due: moved.toISOString() } }]);
    expect((await acceptOffer(owner, id, await signature(owner, id))).status).toBe("admitted");
  } finally {
    await setClock(0);
  }
});

it("the migration gives up held letters that are no longer so, and no other", async () => {
  const sql = await readFile("prisma/migrations/20261129000200_held_letters/migration.sql", "utf8");
  const update = sql.slice(sql.indexOf("UPDATE outbox_mails"));
  const kept = await makeHeldBefore();
  const lapsed = await makeHeldBefore();
  await ownerQuery("UPDATE applications SET status = 'lapsed' WHERE id = $1", [lapsed.id]);
  await ownerQuery(update);
  const stateOf = async (id: string) =>
    (await mailsOf(id)).find((mail) => mail.template === "outcome_offered")?.state;
  expect(await stateOf(kept.id)).toBe("held");
  expect(await stateOf(lapsed.id)).toBe("dropped");
});

it("an offer is remembered once, three days before it lapses, by the portal itself", async () => {
  const { id, owner } = await makeOffered();
  const reminders = async () =>
    (await mailsOf(id)).filter((mail) => mail.template === "offer_reminder");
  expect(await remindOffer(portal, id)).toBe(false);
  await setClock(11.5 * day);
  try {
    expect(await remindOffers()).toBeGreaterThanOrEqual(1);
    expect(await remindOffer(portal, id)).toBe(false);
    await remindOffers();
    expect(await reminders()).toMatchObject([{ state: "queued", toPersonId: owner.personId }]);
    expect(await auditOf(id)).toContain("offer.reminded");
    const mail = await db().outboxMail.findFirstOrThrow({
      where: { applicationId: id, template: "offer_reminder" },
    });
    const facts = { ...mail, template: "offer_reminder" as const, params: {} };
    const may = () =>
      db().$transaction(async (tx) => decisionMailChecks.offer_reminder?.(tx, facts, inDays(12)));
    expect(await may()).toBe(true);
    await acceptOffer(owner, id, await signature(owner, id));
    expect(await may()).toBe(false);
  } finally {
    await setClock(0);
  }
});

it("a short offer is remembered in its second half, and one that waits not at all", async () => {
  const short = await makeOffered("both_must_agree", ["admit", "admit"], inDays(2));
  const { id } = await makeWaiting("offered");
  await setClock(0.9 * day);
  try {
    expect(await remindOffer(portal, short.id)).toBe(false);
    expect(await refusalOf(remindOffer(portal, id))).toBe("platform.not_found");
    await setClock(1.1 * day);
    expect(await remindOffer(portal, short.id)).toBe(true);
  } finally {
    await setClock(0);
  }
});
