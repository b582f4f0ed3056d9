import { recordAudit } from "@/lib/audit/record";
import { solveInThread } from "@/lib/matching/run-in-thread";
import type { MatchingResult } from "@/lib/matching/schema";
import type { MatchingProgress } from "@/lib/matching/solve";
import { systemActor } from "@/lib/platform/actor";
import { asJson, withActor } from "@/lib/platform/db";
import { buildRunProblem, requesterOf, type RunProblem } from "@/lib/reviews/queries/runs";
import type { PairReason, RunResult } from "@/lib/reviews/schema";

const solver = systemActor("assignment.solve");

/** Seconds the optimiser may take; then the best answer so far is the preview, marked as not proved. */
const timeLimitSeconds = 120;

const runSelect = {
  id: true,
  intakeId: true,
  programmeId: true,
  organisationId: true,
  perApplication: true,
  requestedById: true,
  state: true,
} as const;

/**
 * Solves a run on a thread of its own and leaves the preview, telling its progress in percent. The rights of whoever
 * asked are looked up again; without them the run fails. Repeatable: a run that is no longer waiting is left alone.
 */
export async function solveRun(runId: string, signal?: AbortSignal): Promise<void> {
  try {
    const problem = await begin(runId);
    if (!problem) return;
    const progress = progressWriter(runId);
    const result = await solveInThread(problem.input, {
      timeLimitSeconds,
      onProgress: progress.note,
      ...(signal ? { signal } : {}),
    });
    await progress.settled();
    await finish(runId, toResult(problem, result));
  } catch (error) {
    await fail(runId, "failed");
    throw error;
  }
}

/** Takes the run in hand and reads its world in one transaction; null when there is nothing to solve. */
function begin(runId: string): Promise<RunProblem | null> {
  return withActor(solver, async (tx, now) => {
    await tx.$queryRaw`SELECT id FROM assignment_runs WHERE id = ${runId}::uuid FOR UPDATE`;
    const run = await tx.assignmentRun.findUnique({ where: { id: runId }, select: runSelect });
    if (!run || !["queued", "solving", "failed"].includes(run.state)) return null;
    const actor = await requesterOf(tx, run, now);
    const where = { id: runId };
    if (!actor) {
      const data = { state: "failed" as const, failure: "rights_lost", finishedAt: now };
      await tx.assignmentRun.update({ where, data, select: { id: true } });
      return null;
    }
    const problem = await buildRunProblem(tx, actor, run, now);
    const data = { state: "solving" as const, progress: 10, failure: null };
    await tx.assignmentRun.update({ where, data, select: { id: true } });
    return problem;
  });
}

/** Writes at most a few times a second, one after the other, and only upwards. */
function progressWriter(runId: string) {
  let last = 10;
  let lastAt = 0;
  let writing: Promise<unknown> = Promise.resolve();
  return {
    note: ({ objective, bound, seconds }: MatchingProgress) => {
      const share = bound > 0 && objective > 0 ? Math.min(1, objective / bound) : 0;
      const percent = Math.min(95, Math.round(10 + 85 * share));
      if (percent <= last || (seconds - lastAt < 0.3 && lastAt > 0)) return;
      last = percent;
      lastAt = seconds;
      writing = writing
        .then(() =>
          withActor(solver, (tx) =>
            tx.assignmentRun.update({
              where: { id: runId },
              data: { progress: percent },
              select: { id: true },
            }),
          ),
        )
        .catch(() => undefined);
    },
    settled: () => writing,
  };
}

/** The answer in ids, each pair with its reasons. */
export function toResult(problem: RunProblem, found: MatchingResult): RunResult {
  const { candidates, applications, fits, input } = problem;
  const fixed = new Set((input.fixed ?? []).map(([row, column]) => `${row}/${column}`));
  const pairs = found.pairs.flatMap(([row, column]) => {
    const candidate = candidates[row];
    const application = applications[column];
    if (!candidate || !application) return [];
    const fit = fits[row]?.[column];
    const kept = fixed.has(`${row}/${column}`);
    const reasons: PairReason[] = [
      ...(kept ? [{ code: "kept" as const, params: {} }] : []),
      ...(fit?.reasons ?? []),
    ];
    const { membershipId, personId } = candidate;
    return [
      { applicationId: application.id, membershipId, personId, fit: fit?.fit ?? 0, kept, reasons },
    ];
  });
  const shortfall = found.shortfall.applications.flatMap((missing, column) => {
    const application = applications[column];
    return missing > 0 && application ? [{ applicationId: application.id, missing }] : [];
  });
  const { status, objective, bound, seconds } = found;
  return { status, objective, bound, seconds, pairs, shortfall };
}

function finish(runId: string, result: RunResult): Promise<void> {
  return withActor(solver, async (tx, now) => {
    const done = await tx.assignmentRun.updateMany({
      where: { id: runId, state: "solving" },
      data: { state: "preview", progress: 100, finishedAt: now, result: asJson(result) },
    });
    if (done.count === 0) return;
    const run = await tx.assignmentRun.findUniqueOrThrow({
      where: { id: runId },
      select: { programmeId: true },
    });
    await recordAudit(tx, solver, {
      type: "assignment.run_finished",
      objectType: "assignment_run",
      objectId: runId,
      programmeId: run.programmeId,
      payload: { status: result.status, pairs: result.pairs.length },
    });
  });
}

/** Also called when the job is out of tries. */
async function fail(runId: string, failure: string): Promise<void> {
  await withActor(solver, (tx, now) =>
    tx.assignmentRun.updateMany({
      where: { id: runId, state: { in: ["queued", "solving"] } },
      data: { state: "failed", failure, finishedAt: now },
    }),
  );
}
