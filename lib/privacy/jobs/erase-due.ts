import { endings, erasedFrom, shortestMonths } from "@/lib/applications/retention";
import { documentFiles } from "@/lib/documents/document-files";
import { systemActor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { db, withActor } from "@/lib/platform/db";
import { eraseApplication } from "../commands/erase-application";
import { erasePerson, isPartOfSubmitted } from "../commands/erase-person";
import { unlessItFails } from "./unless-it-fails";

const portal = systemActor("privacy");

/** Erases what the timers have run out for: applications, then people who asked and were part of nothing else. */
export async function eraseDue(): Promise<number> {
  const now = await databaseNow();
  const cut = new Date(now);
  cut.setUTCMonth(cut.getUTCMonth() - shortestMonths);
  const ended = await db().application.findMany({
    where: { erasedAt: null, status: { in: [...endings] }, statusAt: { lt: cut } },
    orderBy: { statusAt: "asc" },
    take: 500,
    select: { id: true, programmeId: true, status: true, statusAt: true, submittedAt: true },
  });
  let done = 0;
  for (const { submittedAt, ...application } of ended) {
    const from = erasedFrom({ ...application, wasSubmitted: submittedAt !== null });
    if (!from || from > now) continue;
    done += (await unlessItFails(application, eraseForGood)) ? 1 : 0;
  }
  return done + (await eraseWaitingPeople());
}

async function eraseForGood(application: { id: string; programmeId: string }): Promise<boolean> {
  const files = await withActor(portal, (tx) =>
    eraseApplication(tx, portal, application, "retention"),
  );
  for (const key of files) await documentFiles().remove(key);
  return true;
}

async function eraseWaitingPeople(): Promise<number> {
  const people = await db().person.findMany({
    where: { erasureAskedAt: { not: null }, erasedAt: null },
    take: 500,
    select: { id: true, email: true },
  });
  let done = 0;
  for (const person of people) {
    done += await withActor(portal, async (tx, now) => {
      if (await isPartOfSubmitted(tx, person.id)) return 0;
      await erasePerson(tx, portal, person, "asked", now);
      return 1;
    });
  }
  return done;
}
