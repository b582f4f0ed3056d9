import { giveGrant, revokeGrantsOf, setBar } from "@/lib/access/commands";
import { localisedName } from "@/lib/accounts/localised-name";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notAllowed } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canAnswerConflict, sideOf } from "@/lib/reviews/policy";
import type { Side } from "@/lib/reviews/views";
import { findOwnAssignment, loadExclusions, type AssignmentRow } from "@/lib/reviews/queries/facts";
import { answeringRoles, teamRecipients } from "@/lib/accounts/queries/recipients";
import { publishedRubricId } from "@/lib/reviews/queries/rubrics";
import { readableTier } from "@/lib/reviews/queries/tiers";
import type { AssignmentState, ConflictAnswer } from "@/lib/reviews/schema";
import { queueCalibration } from "./calibrate-reviews";
import { lockAssignment } from "./lock-assignment";
import { tellStaff } from "./tell-staff";

/**
 * The declaration on the conflict card. "none": accepted, the grant opens the application, an empty draft is laid.
 * "declared": a bar on the person in every membership, grants revoked, a filed review kept but excluded, staff told.
 * Declaring a conflict twice changes nothing.
 * Throws 404, reviews.already_declared, assignment_over, not_in_review (409), reviewer_excluded (403), no_rubric (422).
 */
export function answerConflict(
  actor: Actor,
  assignmentId: string,
  answer: ConflictAnswer,
): Promise<{ id: string; state: AssignmentState }> {
  return withActor(actor, async (tx, now) => {
    await lockAssignment(tx, assignmentId);
    const assignment = await findOwnAssignment(tx, actor, assignmentId, { declaredToo: true });
    const { id, state } = assignment;
    if (answer === "declared" && state === "conflicted") return { id, state };
    requireAllowed(canAnswerConflict(state, answer));
    if (answer === "declared") await declareConflict(tx, actor, assignment, now);
    else await accept(tx, actor, assignment, now);
    return { id, state: answer === "declared" ? "conflicted" : "accepted" };
  });
}

async function accept(tx: Tx, actor: Actor, assignment: AssignmentRow, now: Date): Promise<void> {
  const { application } = assignment;
  if (application.status !== "in_review") throw conflict("reviews.not_in_review");
  const exclusions = await loadExclusions(
    tx,
    [
      {
        personId: actor.personId,
        organisationId: assignment.organisationId,
        unit: actor.membership?.unit ?? null,
      },
    ],
    [application],
  );
  const reason = exclusions.why(actor.personId, application.id);
  if (reason) throw notAllowed("reviews.reviewer_excluded", { reason });
  await tx.assignment.update({
    where: { id: assignment.id },
    data: {
      state: "accepted",
      conflictAnswer: "none",
      conflictAnsweredAt: now,
      answeredAt: now,
    },
    select: { id: true },
  });
  await openApplication(tx, actor, assignment);
  await layDraft(tx, actor, assignment, now);
  await recordAudit(tx, actor, {
    type: "assignment.accepted",
    objectType: "assignment",
    objectId: assignment.id,
    programmeId: assignment.programmeId,
    applicationId: application.id,
  });
}

/** The grant behind a review: every T1 section; T2 follows the role at the lead and a release at the partner. */
export async function openApplication(
  tx: Tx,
  actor: Actor,
  assignment: AssignmentRow,
): Promise<void> {
  await giveGrant(tx, actor, {
    personId: assignment.personId,
    membershipId: assignment.membershipId,
    applicationId: assignment.applicationId,
    programmeId: assignment.programmeId,
    organisationId: assignment.organisationId,
    sections: ["*"],
    reason: "assignment",
    sourceId: assignment.id,
  });
}

/** The empty draft, unless one was begun before a mistaken conflict. Asked again after declining is a new assignment. */
async function layDraft(tx: Tx, actor: Actor, assignment: AssignmentRow, now: Date): Promise<void> {
  const begun = await tx.review.findUnique({
    where: { assignmentId: assignment.id },
    select: { id: true },
  });
  if (begun) return;
  const { application, organisationId, programmeId, personId } = assignment;
  const side: Side = sideOf(organisationId, application) ?? "partner";
  await tx.review.create({
    data: {
      assignmentId: assignment.id,
      applicationId: application.id,
      programmeId,
      organisationId,
      personId,
      rubricId: await publishedRubricId(tx, programmeId, organisationId),
      version: application.currentVersion,
      tier: await readableTier(tx, actor, { side, applicationId: application.id }, now),
    },
    select: { id: true },
  });
}

async function declareConflict(
  tx: Tx,
  actor: Actor,
  assignment: AssignmentRow,
  now: Date,
): Promise<void> {
  const { id, applicationId, programmeId, personId } = assignment;
  await tx.assignment.update({
    where: { id },
    data: {
      state: "conflicted",
      conflictAnswer: "declared",
      conflictAnsweredAt: now,
      answeredAt: now,
    },
    select: { id: true },
  });
  // Before the bar, which closes the review to who wrote it.
  if (assignment.state === "completed") await excludeReview(tx, actor, assignment, now);
  await setBar(tx, actor, {
    personId,
    applicationId,
    programmeId,
    reason: "conflict",
    sourceId: id,
  });
  await revokeGrantsOf(tx, actor, id, now);
  await recordAudit(tx, actor, {
    type: "assignment.conflict_declared",
    objectType: "assignment",
    objectId: id,
    programmeId,
    applicationId,
    payload: { late: assignment.state === "completed" },
  });
  await tellStaff(tx, actor, "review_conflict", assignment, now);
  const { organisationId, application } = assignment;
  if (assignment.state === "completed")
    await queueCalibration(tx, { intakeId: application.intakeId, organisationId });
}

/** A late conflict: the filed review stays as it is and counts no more; the startup is told by role (product.md, "Decision and seal"). */
async function excludeReview(
  tx: Tx,
  actor: Actor,
  assignment: AssignmentRow,
  now: Date,
): Promise<void> {
  const { application, organisationId, programmeId } = assignment;
  const review = await tx.review.update({
    where: { assignmentId: assignment.id },
    data: { excludedAt: now, excludedReason: "conflict" },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    type: "review.excluded",
    objectType: "review",
    objectId: review.id,
    programmeId,
    applicationId: application.id,
  });
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { shortName: true },
  });
  for (const to of await teamRecipients(tx, application.startupId, answeringRoles, now)) {
    await queueMail(tx, actor, {
      template: "review_excluded",
      dedupeKey: `review_excluded/${assignment.id}/${to.personId}`,
      to,
      params: {
        startup: application.listName,
        reference: application.reference,
        organisation: localisedName(organisation.shortName, to.locale),
        path: `/applications/${application.id}`,
      },
      programmeId,
      applicationId: application.id,
      organisationId,
    });
  }
}
