import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { countLoad, listCandidates, loadExclusions } from "@/lib/reviews/queries/facts";
import { findRun, visibleResult, type FoundRun } from "@/lib/reviews/queries/run-rows";
import { liveStates, type ProposedPair } from "@/lib/reviews/schema";
import { lockAssigning } from "./lock-assigning";
import { makeAssignments, type NewAssignment } from "./make-assignments";

/**
 * Makes the previewed assignments, all in one transaction. Each pair is judged again: what a bar, a declaration, a
 * hand-made assignment, a new status or a reviewer's places forbid by now is skipped and counted; what was there stays
 * untouched.
 * Throws 404, platform.wrong_role (403), reviews.run_not_ready (409).
 */
export function applyRun(
  actor: Actor,
  runId: string,
): Promise<{ id: string; made: number; skipped: number }> {
  return withActor(actor, async (tx, now) => {
    await tx.$queryRaw`SELECT id FROM assignment_runs WHERE id = ${runId}::uuid FOR UPDATE`;
    const found = await findRun(tx, actor, runId);
    if (found.run.state !== "preview" || !found.result) throw conflict("reviews.run_not_ready");
    await lockAssigning(tx, found.run);
    const { wanted, skipped } = await stillPossible(
      tx,
      actor,
      { ...found, result: found.result },
      now,
    );
    await makeAssignments(tx, actor, wanted);
    const applied = { made: wanted.length, skipped };
    await tx.assignmentRun.update({
      where: { id: runId },
      data: { state: "applied", appliedAt: now, result: asJson({ ...found.result, applied }) },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "assignment.run_applied",
      objectType: "assignment_run",
      objectId: runId,
      programmeId: found.run.programmeId,
      payload: applied,
    });
    return { id: runId, ...applied };
  });
}

const isLive = (state: string) => (liveStates as readonly string[]).includes(state);

async function stillPossible(
  tx: Tx,
  actor: Actor,
  found: FoundRun & { result: NonNullable<FoundRun["result"]> },
  now: Date,
): Promise<{ wanted: NewAssignment[]; skipped: number }> {
  const { run, intake } = found;
  const { organisationId, programmeId } = run;
  const { result, applications } = await visibleResult(tx, actor, found, now);
  const pairs = found.result.pairs.filter((pair) => !pair.kept);
  const candidates = await listCandidates(tx, { organisationId, programmeId }, now);
  const load = await countLoad(tx, { programmeId, organisationId });
  const room = new Map(
    candidates
      .filter(({ active }) => active)
      .map(({ membershipId, capacity }) => [
        membershipId,
        capacity - (load.get(membershipId) ?? 0),
      ]),
  );
  const subjects = [...applications.values()].filter((one) => one.status === "in_review");
  const open = new Set(subjects.map((one) => one.id));
  const exclusions = await loadExclusions(tx, candidates, subjects);
  const asked = await tx.assignment.findMany({
    where: { organisationId, applicationId: { in: [...open] } },
    select: { personId: true, applicationId: true, state: true },
  });
  const places = new Map(
    subjects.map(({ id }) => [
      id,
      run.perApplication -
        asked.filter((one) => one.applicationId === id && isLive(one.state)).length,
    ]),
  );
  const taken = new Set(asked.map((one) => `${one.personId}/${one.applicationId}`));
  const isPossible = (pair: ProposedPair) =>
    open.has(pair.applicationId) &&
    (room.get(pair.membershipId) ?? 0) > 0 &&
    !taken.has(`${pair.personId}/${pair.applicationId}`) &&
    !exclusions.has(pair.personId, pair.applicationId);
  const wanted = result.pairs.flatMap((pair) => {
    const application = applications.get(pair.applicationId);
    const left = places.get(pair.applicationId) ?? 0;
    if (pair.kept || !application || left <= 0 || !isPossible(pair)) return [];
    places.set(pair.applicationId, left - 1);
    room.set(pair.membershipId, (room.get(pair.membershipId) ?? 0) - 1);
    const { membershipId, personId, reasons } = pair;
    const dueAt = intake.reviewsDueAt;
    return [{ application, organisationId, membershipId, personId, dueAt, runId: run.id, reasons }];
  });
  return { wanted, skipped: pairs.length - wanted.length };
}
