import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notAllowed, Refusal, type ProblemParams } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { fitOfPair } from "@/lib/reviews/fit";
import { canAssignNow, runsReviewsOf } from "@/lib/reviews/policy";
import {
  countLoad,
  listCandidates,
  loadExclusions,
  type ReviewedApplication,
} from "@/lib/reviews/queries/facts";
import { findApplication } from "@/lib/reviews/queries/find-reviewed";
import { publishedRubricId } from "@/lib/reviews/queries/rubrics";
import { liveStates, type AssignInput, type PairReason } from "@/lib/reviews/schema";
import { lockAssigning } from "./lock-assigning";
import { makeAssignments, type NewAssignment } from "./make-assignments";

const refusal = (code: string, params: ProblemParams = {}) =>
  new Refusal(`reviews.${code}`, {
    params,
    fields: { membershipId: { code: `reviews.${code}`, params } },
  });

/**
 * Assigns one reviewer of the actor's organisation by hand: assignment, audit and mail; the grant comes with the
 * reviewer's declaration.
 * Throws 404 (not visible), platform.wrong_role (403), reviews.not_in_review, already_assigned (409), not_a_reviewer,
 * reviewer_away, reviewer_excluded, capacity_full, no_rubric, due_in_past (422).
 */
export function assignReviewer(actor: Actor, input: AssignInput): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    const application = await findApplication(tx, actor, input.applicationId, now);
    const organisationId = runsReviewsOf(actor, application);
    if (!organisationId) throw notAllowed("platform.wrong_role");
    requireAllowed(canAssignNow(application.status));
    await lockAssigning(tx, { programmeId: application.programmeId, organisationId });
    const dueAt = input.dueAt ? new Date(input.dueAt) : application.intake.reviewsDueAt;
    if (input.dueAt && dueAt && dueAt <= now) throw new Refusal("reviews.due_in_past");
    const wanted = { application, organisationId, membershipId: input.membershipId, dueAt };
    const checked = await checkByHand(tx, wanted, now);
    const [id = ""] = await makeAssignments(tx, actor, [checked]);
    return { id };
  });
}

interface Wanted {
  application: ReviewedApplication;
  organisationId: string;
  membershipId: string;
  dueAt: Date | null;
}

/** Everything that forbids a pair chosen by hand. Throws the refusals of assignReviewer; returns the pair with its reasons. */
export async function checkByHand(tx: Tx, wanted: Wanted, now: Date): Promise<NewAssignment> {
  const { application, organisationId, membershipId, dueAt } = wanted;
  const { programmeId } = application;
  const [candidate] = await listCandidates(tx, { organisationId, programmeId, membershipId }, now);
  if (!candidate) throw refusal("not_a_reviewer");
  if (!candidate.active) throw refusal("reviewer_away");
  const { personId } = candidate;
  const exclusions = await loadExclusions(tx, [candidate], [application]);
  const reason = exclusions.why(personId, application.id);
  if (reason) throw refusal("reviewer_excluded", { reason });
  const live = await tx.assignment.findFirst({
    where: { applicationId: application.id, personId, state: { in: [...liveStates] } },
    select: { id: true },
  });
  if (live) throw conflict("reviews.already_assigned");
  const load = (await countLoad(tx, { programmeId, organisationId })).get(membershipId) ?? 0;
  if (load >= candidate.capacity) throw refusal("capacity_full");
  await publishedRubricId(tx, programmeId, organisationId);
  const fit = fitOfPair(
    { ...candidate, load },
    {
      area: application.listArea,
      modality: application.listModality,
      language: application.language,
    },
  );
  const reasons: PairReason[] = [{ code: "by_hand", params: {} }, ...(fit?.reasons ?? [])];
  return { application, organisationId, membershipId, personId, dueAt, runId: null, reasons };
}
