import { applicationScope } from "@/lib/applications/scope";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { runResultSchema, type RunResult } from "@/lib/reviews/schema";
import { applicationSelect, type ReviewedApplication } from "./facts";
import { findAssignedIntake, type AssignedIntake } from "./runs";

const runSelect = {
  id: true,
  intakeId: true,
  programmeId: true,
  organisationId: true,
  state: true,
  progress: true,
  perApplication: true,
  failure: true,
  result: true,
  createdAt: true,
  finishedAt: true,
  appliedAt: true,
} as const;

/** A run of the actor's own organisation; the other's does not exist for them. Throws 404, platform.wrong_role (403). */
export async function findRun(tx: Tx, actor: Actor, id: string) {
  const run = await tx.assignmentRun.findUnique({ where: { id }, select: runSelect });
  if (!run || run.organisationId !== actor.membership?.organisationId) throw notFound();
  const { intake } = await findAssignedIntake(tx, actor, { id: run.intakeId });
  return { run, intake, result: run.result === null ? null : runResultSchema.parse(run.result) };
}

export type FoundRun = Awaited<ReturnType<typeof findRun>>;

/** The result as this reader may see it: pairs about applications closed to them (a bar) are not there. */
export async function visibleResult(
  tx: Tx,
  actor: Actor,
  found: { result: RunResult; intake: AssignedIntake },
  now: Date,
): Promise<{ result: RunResult; applications: Map<string, ReviewedApplication> }> {
  const scope = applicationScope(actor, now);
  const rows =
    scope.kind === "where"
      ? await tx.application.findMany({
          where: { AND: [scope.where, { intakeId: found.intake.id }] },
          select: applicationSelect,
        })
      : [];
  const applications = new Map(rows.map((row) => [row.id, row]));
  const { pairs, shortfall } = found.result;
  return {
    applications,
    result: {
      ...found.result,
      pairs: pairs.filter((pair) => applications.has(pair.applicationId)),
      shortfall: shortfall.filter((gap) => applications.has(gap.applicationId)),
    },
  };
}
