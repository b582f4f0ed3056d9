import { z } from "zod";
import { systemActor } from "@/lib/platform/actor";
import { lapseDrafts, pursuePapers, remindDrafts } from "./commands/lapse-applications";
import { removeExpiredCopies } from "./commands/remove-copies";
import { scanDocument } from "./commands/scan-document";

const scanData = z.strictObject({ documentId: z.uuid() });

/** Queue `document.scan`. */
export const scanDocumentJob = async (data: unknown): Promise<void> =>
  scanDocument(systemActor("document.scan"), scanData.parse(data).documentId);

/** Comes round by itself: stamped copies past their hour go. Returns how many. */
export const expireCopies = (): Promise<number> =>
  removeExpiredCopies(systemActor("document.copies"));

/** Comes round by itself: reminders first, then what is past its time lapses. */
export async function watchDeadlines(): Promise<void> {
  const actor = systemActor("application.deadlines");
  await remindDrafts(actor);
  await pursuePapers(actor);
  await lapseDrafts(actor);
}

/** Queue `application.lapse`: the same at once, asked for by whoever moved the clock or closed an intake. */
export const watchDeadlinesJob = async (): Promise<void> => watchDeadlines();
