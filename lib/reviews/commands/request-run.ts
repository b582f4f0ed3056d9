import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict, Refusal } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/jobs";
import { publishedRubricId } from "@/lib/reviews/queries/rubrics";
import { applicationsInReview, findAssignedIntake } from "@/lib/reviews/queries/runs";
import type { RunInput } from "@/lib/reviews/schema";

/**
 * Asks for the best assignment of the actor's organisation in an intake: a run and its job, solved by the worker. An
 * older preview of the same organisation is discarded. Nothing is assigned before the run is applied.
 * Throws 404, platform.wrong_role (403), reviews.run_under_way (409), reviews.nothing_in_review, no_rubric (422).
 */
export function requestRun(actor: Actor, input: RunInput): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    const { intake, organisationId } = await findAssignedIntake(tx, actor, { id: input.intakeId });
    const lock = `${intake.id}/${organisationId}`;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
    const older = await tx.assignmentRun.findMany({
      where: {
        intakeId: intake.id,
        organisationId,
        state: { in: ["queued", "solving", "preview"] },
      },
      select: { id: true, state: true },
    });
    if (older.some((run) => run.state !== "preview")) throw conflict("reviews.run_under_way");
    const applications = await applicationsInReview(tx, actor, intake.id, now);
    if (applications.length === 0) throw new Refusal("reviews.nothing_in_review");
    await publishedRubricId(tx, intake.programmeId, organisationId);
    for (const { id } of older) {
      await tx.assignmentRun.update({
        where: { id },
        data: { state: "discarded" },
        select: { id: true },
      });
    }
    const run = await tx.assignmentRun.create({
      data: {
        intakeId: intake.id,
        programmeId: intake.programmeId,
        organisationId,
        perApplication: input.perApplication ?? intake.reviewersPerOrganisation,
        requestedById: actor.personId,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "assignment.run_requested",
      objectType: "assignment_run",
      objectId: run.id,
      programmeId: intake.programmeId,
      payload: { applications: applications.length },
    });
    await enqueue(tx, "assignment.solve", { runId: run.id });
    return { id: run.id };
  });
}
