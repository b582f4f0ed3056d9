import { z } from "zod";
import { log } from "@/lib/platform/log";
import type { JobHandler } from "@/lib/platform/run-worker";
import { solveRun } from "./commands/solve-run";

const runJob = z.strictObject({ runId: z.uuid() });

/** The handler of `assignment.solve` {runId}. */
export const solveAssignmentJob: JobHandler = async (data, { signal }) => {
  const { runId } = runJob.parse(data);
  await solveRun(runId, signal);
  log.info({ runId }, "assignment solved");
};
