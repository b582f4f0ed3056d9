import { systemActor } from "@/lib/platform/actor";
import { lapseDrafts, pursuePapers, remindDrafts } from "./commands/lapse-applications";

/** Comes round by itself: reminders first, then what is past its time lapses. */
export async function watchDeadlines(): Promise<void> {
  const actor = systemActor("application.deadlines");
  await remindDrafts(actor);
  await pursuePapers(actor);
  await lapseDrafts(actor);
}

/** Queue `application.lapse`: the same at once, asked for by whoever moved the clock or closed an intake. */
export const watchDeadlinesJob = async (): Promise<void> => watchDeadlines();
