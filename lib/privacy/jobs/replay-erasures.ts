import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { documentFiles } from "@/lib/documents/document-files";
import { systemActor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { eraseApplication } from "../commands/erase-application";
import { erasePerson } from "../commands/erase-person";
import { eraseStartupProfile } from "../commands/erase-startup-profile";
import { unlessItFails } from "./unless-it-fails";

const portal = systemActor("privacy");

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
