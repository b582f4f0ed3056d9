import { z } from "zod";
import { systemActor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import type { JobHandler } from "@/lib/platform/run-worker";
import { calibrateReviews } from "./commands/calibrate-reviews";
import { remindReviewer } from "./commands/remind-reviewer";
import { solveRun } from "./commands/solve-run";

const runJob = z.strictObject({ runId: z.uuid() });

/** The handler of `assignment.solve` {runId}. */
export const solveAssignmentJob: JobHandler = async (data, { signal }) => {
  const { runId } = runJob.parse(data);
  await solveRun(runId, signal);
  log.info({ runId }, "assignment solved");
};

const calibration = z.strictObject({ intakeId: z.uuid(), organisationId: z.uuid() });

/** The handler of `review.calibrate` {intakeId, organisationId}. */
export const calibrateReviewsJob: JobHandler = async (data) => {
  const of = calibration.parse(data);
  const reviews = await calibrateReviews(of);
  log.info({ ...of, reviews }, "reviews calibrated");
};

/** How many reminders one round writes; the rest waits for the next. */
const batch = 100;

/** A review is remembered this long before it is due. */
const ahead = "3 days";

/** Reminds reviewers of reviews that are due soon, once each. Returns how many. */
export async function remindReviewers(): Promise<number> {
  // Twin of reminderKey in commands/remind-reviewer.ts.
  const due = await db().$queryRaw<{ id: string }[]>`
    SELECT s.id FROM assignments s JOIN applications a ON a.id = s.application_id
     WHERE s.state IN ('offered', 'accepted') AND a.status = 'in_review'
       AND s.due_at > app_now() AND s.due_at <= app_now() + ${ahead}::interval
       AND NOT EXISTS (SELECT 1 FROM outbox_mails m WHERE m.dedupe_key = 'review_reminder/' || s.id)
     ORDER BY s.due_at LIMIT ${batch}`;
  const actor = systemActor("review.remind");
  let reminded = 0;
  for (const { id } of due) {
    // One that cannot be handled must not keep the others waiting.
    const done = await remindReviewer(actor, id).catch((error: unknown) => {
      log.error({ err: error, assignmentId: id }, "review reminder");
      return false;
    });
    if (done) reminded += 1;
  }
  return reminded;
}
