import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound, Refusal, type FieldProblem } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { readFieldRevisions, revisionOf, type FieldRevisions } from "@/lib/reviews/field-revisions";
import { canWriteReview } from "@/lib/reviews/policy";
import { findOwnAssignment, type AssignmentRow } from "@/lib/reviews/queries/facts";
import { criteriaOf, type CriterionRow } from "@/lib/reviews/queries/rubrics";
import type { ReviewDraft } from "@/lib/reviews/schema";
import { lockAssignment } from "./lock-assignment";

const draftSelect = {
  id: true,
  rubricId: true,
  revision: true,
  fieldRevisions: true,
  note: true,
  feedback: true,
  recommendation: true,
  nothingProtected: true,
  updatedAt: true,
  scores: { select: { criterionId: true, value: true, comment: true } },
} as const;

/** The draft behind an assignment that may be written now. Throws 404 or the 409 that says why not. */
export async function openDraft(tx: Tx, actor: Actor, assignmentId: string) {
  await lockAssignment(tx, assignmentId);
  const assignment = await findOwnAssignment(tx, actor, assignmentId);
  requireAllowed(canWriteReview(assignment.state, assignment.application.status));
  const draft = await tx.review.findUnique({ where: { assignmentId }, select: draftSelect });
  if (!draft) throw notFound();
  return { assignment, draft, criteria: await criteriaOf(tx, draft.rubricId) };
}

export type OpenDraft = Awaited<ReturnType<typeof openDraft>>;

export interface SavedReview {
  revision: number;
  /** The revision that the save found: ahead of the caller's when it was changed elsewhere in between. */
  before: number;
  /** ISO, the database's clock. */
  savedAt: string;
}

/**
 * Saves what changed in a draft, by the rules of a section (SQL: save_section). Each save that changes something counts
 * the revision up by one. Changes to different fields merge; nothing is changed when one field was changed elsewhere
 * since `revision`: 409 with both texts.
 * Throws 404, 409 (reviews.stale_draft {conflicts: {path: {yours,
 * theirs}}}, already_filed, declare_first, review_closed, assignment_over), 422 for criteria of another rubric.
 */
export function saveReview(
  actor: Actor,
  assignmentId: string,
  input: ReviewDraft,
): Promise<SavedReview> {
  return withActor(actor, async (tx, now) => {
    const open = await openDraft(tx, actor, assignmentId);
    const { draft, criteria } = open;
    refuseUnknownCriteria(input, criteria);
    const changes = changesOf(input, open);
    const paths = Object.keys(changes);
    const before = draft.revision;
    if (paths.length === 0)
      return { revision: before, before, savedAt: draft.updatedAt.toISOString() };
    const known = readFieldRevisions(draft.fieldRevisions, before);
    refuseConflicts(changes, known, input.revision, before);
    const revision = before + 1;
    const changed = Object.fromEntries(paths.map((path) => [path, revision] as const));
    await write(tx, open, input, { now, revision, fieldRevisions: { ...known, ...changed } });
    await audit(tx, actor, open.assignment, draft.id, paths.length);
    return { revision, before, savedAt: now.toISOString() };
  });
}

/** `base`: the revision that the sender had read. One that does not exist yet was read nowhere. */
function refuseConflicts(
  changes: Changes,
  known: FieldRevisions,
  base: number,
  revision: number,
): void {
  const conflicts = Object.entries(changes).filter(
    ([path]) => base > revision || revisionOf(known, path) > base,
  );
  if (conflicts.length === 0) return;
  throw conflict("reviews.stale_draft", {
    extra: {
      revision,
      conflicts: Object.fromEntries(conflicts),
      own: conflicts.map(([path]) => path),
    },
  });
}

function refuseUnknownCriteria(input: ReviewDraft, criteria: readonly CriterionRow[]): void {
  const known = new Set(criteria.map((criterion) => criterion.key));
  const unknown = Object.keys(input.scores ?? {}).filter((key) => !known.has(key));
  if (unknown.length === 0) return;
  const fields: Record<string, FieldProblem> = Object.fromEntries(
    unknown.map((key) => [`scores.${key}`, { code: "platform.unknown_key" as const }]),
  );
  throw new Refusal("platform.invalid", { fields });
}

type Value = string | number | boolean | null;
type Changes = Record<string, { yours: Value; theirs: Value }>;

/** By path: what was sent beside what is stored, where the two differ. */
function changesOf(
  input: ReviewDraft,
  { draft, criteria }: Pick<OpenDraft, "draft" | "criteria">,
): Changes {
  const byCriterion = new Map(draft.scores.map((score) => [score.criterionId, score]));
  const pairs: [string, Value | undefined, Value][] = [
    ["note", input.note, draft.note],
    ["feedback", input.feedback, draft.feedback],
    ["recommendation", input.recommendation, draft.recommendation],
    ["nothingProtected", input.nothingProtected, draft.nothingProtected],
    ...criteria.flatMap(({ id, key }): [string, Value | undefined, Value][] => {
      const sent = input.scores?.[key];
      const stored = byCriterion.get(id);
      return [
        [`scores.${key}.value`, sent?.value, stored?.value ?? null],
        [`scores.${key}.comment`, sent?.comment, stored?.comment ?? ""],
      ];
    }),
  ];
  return Object.fromEntries(
    pairs.flatMap(([path, yours, theirs]) =>
      yours === undefined || yours === theirs ? [] : [[path, { yours, theirs }]],
    ),
  );
}

async function write(
  tx: Tx,
  open: OpenDraft,
  input: ReviewDraft,
  save: { now: Date; revision: number; fieldRevisions: FieldRevisions },
): Promise<void> {
  const { draft, assignment, criteria } = open;
  const { recommendation } = input;
  await tx.review.update({
    where: { id: draft.id },
    data: {
      revision: save.revision,
      fieldRevisions: save.fieldRevisions,
      updatedAt: save.now,
      note: input.note ?? draft.note,
      feedback: input.feedback ?? draft.feedback,
      recommendation: recommendation === undefined ? draft.recommendation : recommendation,
      nothingProtected: input.nothingProtected ?? draft.nothingProtected,
    },
    select: { id: true },
  });
  const { applicationId, programmeId, organisationId } = assignment;
  for (const { id: criterionId, key } of criteria) {
    const sent = input.scores?.[key];
    if (!sent) continue;
    const stored = draft.scores.find((score) => score.criterionId === criterionId);
    const value = sent.value === undefined ? (stored?.value ?? null) : sent.value;
    const comment = sent.comment ?? stored?.comment ?? "";
    const place = { reviewId: draft.id, criterionId };
    await tx.score.upsert({
      where: { reviewId_criterionId: place },
      create: { ...place, applicationId, programmeId, organisationId, value, comment },
      update: { value, comment },
      select: { criterionId: true },
    });
  }
}

async function audit(
  tx: Tx,
  actor: Actor,
  assignment: AssignmentRow,
  reviewId: string,
  changes: number,
): Promise<void> {
  await recordAudit(tx, actor, {
    type: "review.saved",
    objectType: "review",
    objectId: reviewId,
    programmeId: assignment.programmeId,
    applicationId: assignment.applicationId,
    payload: { changes },
  });
}
