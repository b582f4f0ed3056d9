import { localisedName } from "@/lib/accounts/localised-name";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, Refusal, type FieldProblem } from "@/lib/platform/errors";
import { once } from "@/lib/platform/idempotency";
import { sideOf } from "@/lib/reviews/policy";
import type { ReviewedApplication } from "@/lib/reviews/queries/facts";
import { staffRecipients } from "@/lib/reviews/queries/people";
import { countFiled } from "@/lib/reviews/queries/progress";
import { readableTier } from "@/lib/reviews/queries/tiers";
import { queueCalibration } from "./calibrate-reviews";
import { lockApplicationOf } from "./lock-assignment";
import { openDraft, type OpenDraft } from "./save-review";

export interface FiledReview {
  id: string;
  state: "filed";
  filedAt: string;
}

/**
 * Files a review for good: every criterion scored, an own view given, nothing unsaved elsewhere. The assignment is
 * completed; with the last review that both organisations need, their leads are mailed once. A retry with the same
 * key gets the first answer.
 * Throws 404, 409 (reviews.already_filed, stale_draft, declare_first, review_closed, assignment_over),
 * reviews.incomplete (422, by field).
 */
export function fileReview(
  actor: Actor,
  assignmentId: string,
  input: { revision: number },
  idempotencyKey: string | undefined,
): Promise<FiledReview> {
  return withActor(actor, (tx, now) =>
    once(tx, actor, `review.file/${assignmentId}`, idempotencyKey, async () => {
      await lockApplicationOf(tx, assignmentId);
      const open = await openDraft(tx, actor, assignmentId);
      const { draft, assignment, criteria } = open;
      if (input.revision !== draft.revision)
        throw conflict("reviews.stale_draft", {
          extra: { revision: draft.revision, conflicts: {} },
        });
      refuseGaps(open);
      const { application, organisationId } = assignment;
      const side = sideOf(organisationId, application) ?? "partner";
      const tier = await readableTier(tx, actor, { side, applicationId: application.id }, now);
      const version = application.currentVersion;
      await tx.review.update({
        where: { id: draft.id },
        data: { state: "filed", filedAt: now, updatedAt: now, version, tier },
        select: { id: true },
      });
      await tx.assignment.update({
        where: { id: assignment.id },
        data: { state: "completed" },
        select: { id: true },
      });
      await recordAudit(tx, actor, {
        type: "review.filed",
        objectType: "review",
        objectId: draft.id,
        programmeId: assignment.programmeId,
        applicationId: application.id,
        payload: { version, tier, criteria: criteria.length },
      });
      await tellWhenEnough(tx, actor, application, now);
      await queueCalibration(tx, { intakeId: application.intakeId, organisationId });
      return { id: draft.id, state: "filed", filedAt: now.toISOString() };
    }),
  );
}

function refuseGaps({ draft, criteria }: OpenDraft): void {
  const scored = new Set(
    draft.scores.filter((score) => score.value !== null).map((score) => score.criterionId),
  );
  const fields: Record<string, FieldProblem> = Object.fromEntries(
    criteria
      .filter((criterion) => !scored.has(criterion.id))
      .map(({ key }) => [`scores.${key}`, { code: "reviews.missing_score" as const }]),
  );
  if (draft.recommendation === null) fields.recommendation = { code: "reviews.missing_view" };
  if (Object.keys(fields).length > 0) throw new Refusal("reviews.incomplete", { fields });
}

/** Both organisations have as many counting reviews as the intake asks for: their leads hear it once each. */
async function tellWhenEnough(
  tx: Tx,
  actor: Actor,
  application: ReviewedApplication,
  now: Date,
): Promise<void> {
  const filed = await countFiled(tx, application.id);
  const needed = application.intake.reviewersPerOrganisation;
  const { leadOrganisationId, partnerOrganisationId, programmeId } = application;
  const sides = [
    { organisationId: leadOrganisationId, roles: ["programme_manager" as const] },
    { organisationId: partnerOrganisationId, roles: ["partner_lead" as const] },
  ];
  if (sides.some((side) => (filed.get(side.organisationId) ?? 0) < needed)) return;
  for (const side of sides) {
    const of = { ...side, programmeId, applicationId: application.id };
    for (const to of await staffRecipients(tx, of, now)) {
      await queueMail(tx, actor, {
        template: "reviews_complete",
        dedupeKey: `reviews_complete/${application.id}/${to.personId}`,
        to,
        params: {
          startup: application.listName,
          programme: localisedName(application.intake.programme.name, to.locale),
          intake: localisedName(application.intake.name, to.locale),
          reference: application.reference,
          path: `/desk/applications/${application.id}`,
        },
        programmeId,
        applicationId: application.id,
        organisationId: side.organisationId,
      });
    }
  }
}
