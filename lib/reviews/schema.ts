import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { modalities, therapeuticAreas } from "@/lib/programmes/vocabulary-keys";
import { scoreScale } from "@/lib/programmes/rules-schema";

export const assignmentStates = [
  "offered",
  "accepted",
  "declined",
  "conflicted",
  "replaced",
  "completed",
] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/** Assignments that count against a reviewer's load and an application's need. Twin: the index assignments_one_live. */
export const liveStates = ["offered", "accepted", "completed"] as const;

/** Assignments whose review is still to be filed. */
export const owedStates = ["offered", "accepted"] as const satisfies AssignmentState[];

/** Whether an assignment waits for its reviewer: to declare, or to file. `opens`: false once the application ended. */
export const isToDo = ({ state, opens }: { state: AssignmentState; opens: boolean }): boolean =>
  state !== "completed" && opens;

/** Assignments whose reviewer declared no conflict: the application is open to them. */
export const openedStates = ["accepted", "completed"] as const satisfies AssignmentState[];

export const runStates = [
  "queued",
  "solving",
  "preview",
  "applied",
  "discarded",
  "failed",
] as const;
export type RunState = (typeof runStates)[number];

export const enquiryStates = ["with_officer", "with_startup", "answered", "declined"] as const;
export type EnquiryState = (typeof enquiryStates)[number];

/** A reviewer's own view of what should happen; the organisation's recommendation is its lead's. */
export const reviewViews = ["admit", "waitlist", "reject"] as const;

/** Most characters of each text of a review. */
export const textLimits = { comment: 2000, note: 6000, feedback: 4000, question: 2000 } as const;

const written = (limit: number) => z.string().max(limit);
const stated = (limit: number) => z.string().trim().min(1).max(limit);

export const profileSchema = z.strictObject({
  areas: z.array(z.enum(therapeuticAreas)).max(therapeuticAreas.length),
  modalities: z.array(z.enum(modalities)).max(modalities.length),
  languages: z.array(z.enum(locales)).max(locales.length),
  /** Most reviews at one time; twin: the check reviewer_profiles_capacity. */
  capacity: z.int().min(0).max(500),
  active: z.boolean(),
});
export type ProfileInput = z.output<typeof profileSchema>;

export const assignSchema = z.strictObject({
  applicationId: z.uuid(),
  membershipId: z.uuid(),
  dueAt: z.iso.datetime({ offset: true }).optional(),
});
export type AssignInput = z.output<typeof assignSchema>;

export const conflictAnswerSchema = z.strictObject({ answer: z.enum(["none", "declared"]) });
export type ConflictAnswer = z.output<typeof conflictAnswerSchema>["answer"];

export const declineSchema = z.strictObject({ reason: stated(1000) });

export const replaceSchema = z.strictObject({ membershipId: z.uuid().optional() });

export const runSchema = z.strictObject({
  intakeId: z.uuid(),
  /** Reviewers of one's own organisation for each application; the intake's number unless told. */
  perApplication: z.int().min(1).max(10).optional(),
});
export type RunInput = z.output<typeof runSchema>;

const scoreChange = z.strictObject({
  value: z.int().min(scoreScale.min).max(scoreScale.max).nullable().optional(),
  comment: written(textLimits.comment).optional(),
});

/** What changed in a draft since `revision`; scores by the criterion's key. */
export const reviewDraftSchema = z.strictObject({
  revision: z.int().min(0),
  scores: z.record(z.string().max(60), scoreChange).optional(),
  note: written(textLimits.note).optional(),
  feedback: written(textLimits.feedback).optional(),
  recommendation: z.enum(reviewViews).nullable().optional(),
  nothingProtected: z.boolean().optional(),
});
export type ReviewDraft = z.output<typeof reviewDraftSchema>;

export const fileSchema = z.strictObject({ revision: z.int().min(0) });

export const askSchema = z.strictObject({
  assignmentId: z.uuid(),
  question: stated(textLimits.question),
});

export const forwardSchema = z.strictObject({
  /** The officer's wording, when it differs from the reviewer's. */
  question: stated(textLimits.question).optional(),
  dueAt: z.iso.datetime({ offset: true }),
  /** Who reads question and answer: T1 reviewers of both organisations, T2 those of the lead only. */
  tier: z.enum(["T1", "T2"]).optional(),
});
export type ForwardInput = z.output<typeof forwardSchema>;

export const declineEnquirySchema = z.strictObject({ note: stated(1000) });

export const answerSchema = z.strictObject({ answer: stated(6000) });

/** Why a pair fits, or what speaks against it; its sentence stands at `reviews.reasons.<code>`. */
export const reasonCodes = [
  "area_shared",
  "area_other",
  "area_unknown",
  "modality_shared",
  "modality_other",
  "modality_unknown",
  "language_read",
  "language_other_script",
  "language_unknown",
  "load",
  "by_hand",
  "kept",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const reasonSchema = z.strictObject({
  code: z.enum(reasonCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type PairReason = z.output<typeof reasonSchema>;

export const reasonsSchema = z.array(reasonSchema);

const pairSchema = z.strictObject({
  applicationId: z.uuid(),
  membershipId: z.uuid(),
  personId: z.uuid(),
  /** 0 to 100 */
  fit: z.number(),
  /** already assigned before the run; it stays as it is */
  kept: z.boolean(),
  reasons: reasonsSchema,
});
export type ProposedPair = z.output<typeof pairSchema>;

/** What a run found, as stored in assignment_runs.result. */
export const runResultSchema = z.strictObject({
  status: z.enum(["optimal", "infeasible", "limit"]),
  /** Sum of fits; `bound` proves how much better any answer could be at most. */
  objective: z.number().nullable(),
  bound: z.number().nullable(),
  seconds: z.number(),
  pairs: z.array(pairSchema),
  shortfall: z.array(z.strictObject({ applicationId: z.uuid(), missing: z.int() })),
  /** Set when applied. */
  applied: z.strictObject({ made: z.int(), skipped: z.int() }).optional(),
});
export type RunResult = z.output<typeof runResultSchema>;

/** Why somebody must not review an application, as far as those who assign may know: a must-not-see list says no more than "closed". */
export const exclusionReasons = ["conflict", "own", "closed"] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];
