import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { documentFiles } from "@/lib/documents/document-files";
import { systemActor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { db, withActor } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { isPartOfSubmitted } from "./commands/erase-account";
import { eraseApplication, erasePerson, eraseStartupProfile } from "./erase";
import { endings, erasedFrom, shortestMonths } from "@/lib/applications/retention";
import { exportHours } from "./schema";

const portal = systemActor("privacy");

/**
 * Removes copies past their day with their files, and those that were asked for a day ago and never made. A file goes before
 * its row, so that none is left that no row knows of. Returns how many.
 */
export async function expireExports(): Promise<number> {
  const now = await databaseNow();
  const dayAgo = new Date(now.getTime() - exportHours * 3600 * 1000);
  const rows = await withActor(portal, (tx) =>
    tx.dataExport.findMany({
      where: { OR: [{ expiresAt: { lte: now } }, { expiresAt: null, askedAt: { lt: dayAgo } }] },
      select: { id: true, storageKey: true },
    }),
  );
  for (const { storageKey } of rows) if (storageKey) await documentFiles().remove(storageKey);
  await withActor(portal, (tx) =>
    tx.dataExport.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } }),
  );
  return rows.length;
}

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

/** One that cannot be erased is told to the log and must not keep the others waiting. */
async function unlessItFails<T>(subject: T, work: (subject: T) => Promise<boolean>) {
  return work(subject).catch((error: unknown) => {
    log.error({ err: error, subject }, "could not be erased");
    return false;
  });
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

const erasureLine = z.object({
  subject: z.enum(["person", "startup", "application"]),
  subjectId: z.uuid(),
});
type ErasureLine = z.infer<typeof erasureLine>;

/** Where the worker keeps the list of what was erased, beside the uploads and outside the database. */
export function erasuresFile(): string {
  return path.join(env().STORAGE_DIRECTORY, "privacy", "erasures.jsonl");
}

async function keptErasures(): Promise<ErasureLine[]> {
  const text = await readFile(erasuresFile(), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => erasureLine.parse(JSON.parse(line)));
}

/**
 * Keeps the list of erasures outside the database, and erases again what a restored backup brought back. Returns how many
 * were erased again.
 */
export async function replayErasures(): Promise<number> {
  const kept = await keptErasures();
  let again = 0;
  for (const line of kept) again += (await unlessItFails(line, eraseAgain)) ? 1 : 0;
  if (again > 0) log.warn({ again }, "erased again what a restored backup brought back");
  const known = new Set(kept.map(({ subject, subjectId }) => `${subject}/${subjectId}`));
  const rows = await db().erasure.findMany({
    orderBy: { erasedAt: "asc" },
    select: { subject: true, subjectId: true },
  });
  const fresh = rows.filter(({ subject, subjectId }) => !known.has(`${subject}/${subjectId}`));
  if (fresh.length === 0) return again;
  await mkdir(path.dirname(erasuresFile()), { recursive: true });
  await appendFile(erasuresFile(), fresh.map((row) => `${JSON.stringify(row)}\n`).join(""), {
    mode: 0o600,
  });
  return again;
}

async function eraseAgain({ subject, subjectId: id }: ErasureLine): Promise<boolean> {
  const files = await withActor(portal, async (tx, now) => {
    if (subject === "application") {
      const found = await tx.application.findFirst({
        where: { id, erasedAt: null },
        select: { id: true, programmeId: true },
      });
      return found && eraseApplication(tx, portal, found, "replayed");
    }
    if (subject === "startup") {
      const found = await tx.startup.findFirst({
        where: { id, erasedAt: null },
        select: { id: true },
      });
      if (found) await eraseStartupProfile(tx, portal, id, "replayed", now);
      return found && [];
    }
    const found = await tx.person.findFirst({
      where: { id, erasedAt: null },
      select: { id: true, email: true },
    });
    if (found) await erasePerson(tx, portal, found, "replayed", now);
    return found && [];
  });
  for (const key of files ?? []) await documentFiles().remove(key);
  return files !== null;
}
