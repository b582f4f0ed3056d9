import type { ProblemCode } from "@/lib/platform/errors";

interface Dates {
  closesAt: Date | null;
  panelAt: Date | null;
  answerBy: Date | null;
}

/** The dates of an intake; those of a rolling one hang on its cut-offs. */
export interface IntakeDates extends Dates {
  kind: "window" | "rolling";
  opensAt: Date;
  reviewsDueAt: Date | null;
  cutOffs: readonly Dates[];
}

/** By field of the intake's form: what is wrong with a date that was given. Codes of programmes.errors. */
export type DateProblems = Record<string, ProblemCode>;

const before = (earlier: Date | null, later: Date | null): boolean =>
  earlier === null || later === null || earlier < later;

/** Order of the dates that are there: opens < closes < reviews due ≤ panel < answer. A window must say when it closes. */
export function dateProblems(dates: IntakeDates): DateProblems {
  const { opensAt, closesAt, reviewsDueAt, panelAt, answerBy } = dates;
  const problems: DateProblems = {};
  if (dates.kind === "window" && closesAt === null) problems.closesAt = "programmes.window_closes";
  else if (!before(opensAt, closesAt)) problems.closesAt = "programmes.closes_after_opening";
  if (!before(closesAt, reviewsDueAt) || !before(opensAt, reviewsDueAt))
    problems.reviewsDueAt = "programmes.reviews_after_deadline";
  if (!before(closesAt, panelAt) || (reviewsDueAt && panelAt && panelAt < reviewsDueAt))
    problems.panelAt = "programmes.panel_after_reviews";
  if (!before(panelAt, answerBy) || !before(closesAt, answerBy))
    problems.answerBy = "programmes.answer_after_panel";
  return { ...problems, ...cutOffProblems(dates) };
}

function cutOffProblems({ kind, opensAt, closesAt, cutOffs }: IntakeDates): DateProblems {
  if (kind === "window") return cutOffs.length ? { cutOffs: "programmes.window_no_cut_offs" } : {};
  const problems: DateProblems = {};
  let previous: Date = opensAt;
  cutOffs.forEach((cutOff, index) => {
    const at = (field: string) => `cutOffs.${index}.${field}`;
    if (cutOff.closesAt === null || cutOff.closesAt <= previous)
      problems[at("closesAt")] = "programmes.cut_offs_in_order";
    else previous = cutOff.closesAt;
    if (!before(cutOff.closesAt, cutOff.panelAt))
      problems[at("panelAt")] = "programmes.panel_after_reviews";
    if (!before(cutOff.panelAt, cutOff.answerBy) || !before(cutOff.closesAt, cutOff.answerBy))
      problems[at("answerBy")] = "programmes.answer_after_panel";
  });
  if (closesAt && previous > closesAt) problems.closesAt = "programmes.closes_after_cut_offs";
  return problems;
}

/** What an intake must have before it can open, in the order of the work. */
export const openingNeeds = [
  "programme_open",
  "form_published",
  "lead_rubric",
  "partner_rubric",
  "eligibility_rules",
  "rules_answerable",
  "dates_in_order",
  "deadline_ahead",
  "reviews_due",
  "panel",
  "answer_by",
] as const;
export type OpeningNeed = (typeof openingNeeds)[number];

export interface OpeningFacts {
  programmeStatus: "draft" | "open" | "closed";
  hasPublishedForm: boolean;
  hasLeadRubric: boolean;
  hasPartnerRubric: boolean;
  ruleCount: number;
  /** Whether the form, where there is one, asks what each rule looks for. */
  areRulesAnswerable: boolean;
  dates: IntakeDates;
}

/** Everything on the list with whether it is there. The reader of a set-up page sees the same list as the refusal. */
export function openingChecks(
  facts: OpeningFacts,
  now: Date,
): { need: OpeningNeed; met: boolean }[] {
  const { dates } = facts;
  const deadlines = deadlinesOf(dates);
  const dated = (pick: (dates: Dates) => Date | null) =>
    dates.kind === "window"
      ? pick(dates) !== null
      : dates.cutOffs.length > 0 && dates.cutOffs.every((cutOff) => pick(cutOff) !== null);
  const met: Record<OpeningNeed, boolean> = {
    programme_open: facts.programmeStatus === "open",
    form_published: facts.hasPublishedForm,
    lead_rubric: facts.hasLeadRubric,
    partner_rubric: facts.hasPartnerRubric,
    eligibility_rules: facts.ruleCount > 0,
    rules_answerable: facts.areRulesAnswerable,
    dates_in_order: Object.keys(dateProblems(dates)).length === 0,
    deadline_ahead: deadlines.some((deadline) => deadline > now),
    // A cut-off has no date of its own for reviews.
    reviews_due: dates.kind === "rolling" || dates.reviewsDueAt !== null,
    panel: dated((each) => each.panelAt),
    answer_by: dated((each) => each.answerBy),
  };
  return openingNeeds.map((need) => ({ need, met: met[need] }));
}

/** Every moment at which a batch closes: the window's deadline, or the cut-offs and the end of a rolling intake. */
export function deadlinesOf(dates: Pick<IntakeDates, "kind" | "closesAt" | "cutOffs">): Date[] {
  const all =
    dates.kind === "window"
      ? [dates.closesAt]
      : [...dates.cutOffs.map((each) => each.closesAt), dates.closesAt];
  return all.filter((each): each is Date => each !== null);
}

/** The next deadline still ahead, else null. Grace is not part of it: it is shown beside it. */
export function nextDeadline(
  dates: Pick<IntakeDates, "kind" | "closesAt" | "cutOffs">,
  now: Date,
): Date | null {
  const ahead = deadlinesOf(dates).filter((deadline) => deadline > now);
  return ahead.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/**
 * After opening: by field, what may not change any more. Founders plan by what was announced, so deadlines only move
 * later, grace only grows, accepted languages are only added, and kind, opening and form stay.
 */
export function promisesBroken(
  before: PromisedIntake,
  after: PromisedIntake,
): Record<string, ProblemCode> {
  const broken: Record<string, ProblemCode> = {};
  const fixed: ProblemCode = "programmes.fixed_after_opening";
  if (after.kind !== before.kind) broken.kind = fixed;
  if (after.opensAt.getTime() !== before.opensAt.getTime()) broken.opensAt = fixed;
  if (after.formVersionId !== before.formVersionId) broken.formVersionId = fixed;
  if (isEarlier(before.closesAt, after.closesAt))
    broken.closesAt = "programmes.deadline_only_later";
  if (after.graceMinutes < before.graceMinutes)
    broken.graceMinutes = "programmes.grace_only_longer";
  if (before.acceptedLanguages.some((each) => !after.acceptedLanguages.includes(each)))
    broken.acceptedLanguages = "programmes.languages_only_added";
  before.cutOffs.forEach((cutOff, index) => {
    const kept = after.cutOffs[index];
    if (!kept || isEarlier(cutOff.closesAt, kept.closesAt))
      broken[kept ? `cutOffs.${index}.closesAt` : "cutOffs"] = "programmes.deadline_only_later";
  });
  return broken;
}

export interface PromisedIntake extends IntakeDates {
  formVersionId: string | null;
  graceMinutes: number;
  acceptedLanguages: readonly string[];
}

// A deadline that was set may not be taken away; one that was not set may be added.
const isEarlier = (was: Date | null, becomes: Date | null): boolean =>
  was !== null && (becomes === null || becomes < was);
