import { applicationStatuses, type ApplicationStatus, type Audience, type Ball } from "./schema";

/**
 * Who may move an application: the startup's owner (or delegate), the lead's staff, the portal on a deadline, the joint
 * outcome of both organisations, and the import (which makes applications that nobody drafted).
 */
export const parties = ["owner", "lead", "system", "joint", "import"] as const;
export type Party = (typeof parties)[number];

interface Step {
  from: ApplicationStatus | null;
  to: ApplicationStatus;
  by: Party;
}

const step = (from: ApplicationStatus | null, by: Party, ...to: ApplicationStatus[]): Step[] =>
  to.map((target) => ({ from, to: target, by }));

/** The first of the list, which is in the order of the way. */
const beforeAdmitted = applicationStatuses.slice(0, applicationStatuses.indexOf("admitted"));

/** product.md, "Lifecycle of an application": every row, and nothing else. */
export const lifecycle: readonly Step[] = [
  ...step(null, "owner", "draft"),
  ...step(null, "import", "submitted"),
  ...step("draft", "owner", "submitted"),
  ...step("draft", "system", "lapsed"),
  ...step("submitted", "lead", "screening"),
  ...step("screening", "lead", "returned", "in_review", "rejected"),
  ...step("returned", "owner", "screening"),
  ...step("returned", "system", "lapsed"),
  ...step("in_review", "lead", "deciding"),
  ...step("deciding", "lead", "panel"),
  ...step("panel", "lead", "deciding"),
  ...step("deciding", "joint", "offered", "waitlisted", "rejected"),
  ...step("waitlisted", "joint", "offered", "rejected"),
  ...step("offered", "owner", "admitted", "declined"),
  ...step("offered", "system", "lapsed"),
  ...beforeAdmitted.flatMap((from) => step(from, "owner", "withdrawn")),
  ...step("admitted", "joint", "suspended", "left", "graduated"),
];

/** Whether one of `by` may move an application from a status (null: it does not exist yet) to another. */
export function canTransition(
  from: ApplicationStatus | null,
  to: ApplicationStatus,
  by: readonly Party[],
): boolean {
  return lifecycle.some((row) => row.from === from && row.to === to && by.includes(row.by));
}

/** Where an application can still go from here, by one of `by`. */
export const nextStatuses = (from: ApplicationStatus, by: readonly Party[]): ApplicationStatus[] =>
  lifecycle.filter((row) => row.from === from && by.includes(row.by)).map((row) => row.to);

/** Still running before a decision is final: one of these per startup and intake. */
export const openStatuses: readonly ApplicationStatus[] = beforeAdmitted;

/** Endings that close all releases and the partner's T1 at once (product.md, "Endings"). */
export const endedStatuses: readonly ApplicationStatus[] = [
  "withdrawn",
  "rejected",
  "declined",
  "lapsed",
];

/** A startup may open another application in the same intake after one of these; twin of the index applications_one_open. */
export const closedStatuses: readonly ApplicationStatus[] = [...endedStatuses, "left", "graduated"];

/** With the reviewers or with those who decide: reviewers are assigned and an answer of the startup still matters. */
export const assessedStatuses: readonly ApplicationStatus[] = ["in_review", "deciding", "panel"];

/** Both organisations are at it. */
export const decidingStatuses: readonly ApplicationStatus[] = ["deciding", "panel"];

/** Both organisations are at it, or a wait-listed startup is looked at again. */
export const deliberatedStatuses: readonly ApplicationStatus[] = [
  ...decidingStatuses,
  "waitlisted",
];

/** Admitted once, whatever came of it: the members of a cohort. */
export const cohortStatuses: readonly ApplicationStatus[] = [
  "admitted",
  "suspended",
  "left",
  "graduated",
];

/** In the programme or through it: who may be shown to the public. */
export const shownStatuses: readonly ApplicationStatus[] = ["admitted", "graduated"];

/** The decision was made; a wait-listed one is still to be decided. */
export const decidedStatuses: readonly ApplicationStatus[] = [
  "offered",
  "rejected",
  "declined",
  ...cohortStatuses,
];

/** Where reviews and recommendations are being made or have been made: from here on the other side is sealed, not empty. */
export const sealedStatuses: readonly ApplicationStatus[] = [
  "in_review",
  ...deliberatedStatuses,
  "offered",
  ...cohortStatuses,
];

/** The dates on which the next step hangs; null where none is set. */
export interface NextStepFacts {
  status: ApplicationStatus;
  /** Of the draft, extension included, without grace. */
  deadline: Date | null;
  returnedDueAt: Date | null;
  reviewsDueAt: Date | null;
  decisionDueAt: Date | null;
  panelAt: Date | null;
  answerBy: Date | null;
  offerExpiresAt: Date | null;
  reapplyFrom: Date | null;
  /** Decided, and the letter not sent: only where the reader is of the staff of the two organisations. */
  letterWaits: boolean;
}

/** A status, or what the staff see beside it while nobody else sees a change. */
export type NextStepKey = ApplicationStatus | "letter_waits";

export interface NextStep {
  /** Its sentence stands at `applications.next.<audience>.<key>`, with `{due}` or without (select on `dated`). */
  key: NextStepKey;
  ball: Ball;
  due: Date | null;
}

type Rule = { ball: Ball; due?: Exclude<keyof NextStepFacts, "status" | "letterWaits"> };

const nextForStartup: Record<ApplicationStatus, Rule> = {
  draft: { ball: "startup", due: "deadline" },
  submitted: { ball: "lead", due: "answerBy" },
  screening: { ball: "lead", due: "answerBy" },
  returned: { ball: "startup", due: "returnedDueAt" },
  in_review: { ball: "reviewers", due: "answerBy" },
  deciding: { ball: "both", due: "answerBy" },
  // An internal step: the startup's clock stays the day of the answer.
  panel: { ball: "both", due: "answerBy" },
  waitlisted: { ball: "both" },
  offered: { ball: "startup", due: "offerExpiresAt" },
  admitted: { ball: "both" },
  rejected: { ball: "nobody", due: "reapplyFrom" },
  declined: { ball: "nobody" },
  lapsed: { ball: "nobody" },
  withdrawn: { ball: "nobody" },
  suspended: { ball: "both" },
  left: { ball: "nobody" },
  graduated: { ball: "nobody" },
};

const nextForStaff: Record<ApplicationStatus, Rule> = {
  ...nextForStartup,
  in_review: { ball: "reviewers", due: "reviewsDueAt" },
  deciding: { ball: "both", due: "decisionDueAt" },
  panel: { ball: "lead", due: "panelAt" },
};

/** What happens next, who has to act and by when, for one kind of reader. A date that is not set is null. */
export function nextStepFor(audience: Audience, facts: NextStepFacts): NextStep {
  if (facts.letterWaits && audience !== "startup")
    return { key: "letter_waits", ball: "lead", due: null };
  const rule = (audience === "startup" ? nextForStartup : nextForStaff)[facts.status];
  const due = rule.due ? facts[rule.due] : null;
  return { key: facts.status, ball: rule.ball, due };
}

/** What decides whether a draft may still be written and sent. Dates and minutes of the intake, extension of the application. */
export interface WindowFacts {
  intakeStatus: "draft" | "open" | "closed";
  opensAt: Date;
  closesAt: Date | null;
  graceMinutes: number;
  deadlineExtendedTo: Date | null;
}

/** The deadline of one application: the intake's, or its own later one; null while a rolling intake has none. */
export function deadlineOf(
  facts: Pick<WindowFacts, "closesAt" | "deadlineExtendedTo">,
): Date | null {
  const { closesAt, deadlineExtendedTo } = facts;
  if (!closesAt || !deadlineExtendedTo) return closesAt;
  return deadlineExtendedTo > closesAt ? deadlineExtendedTo : closesAt;
}

export type WindowState = "open" | "not_open_yet" | "closed" | "deadline_passed";

/**
 * Whether a draft may be written and sent at `now`: opened, not closed by staff (an extension in the future outlives
 * the closing), and at or before deadline + grace. Twin: the function save_section in the migrations.
 */
export function windowState(facts: WindowFacts, now: Date): WindowState {
  if (facts.intakeStatus === "draft" || now < facts.opensAt) return "not_open_yet";
  const graceMs = facts.graceMinutes * 60_000;
  const extended = facts.deadlineExtendedTo;
  const isExtended = extended !== null && now.getTime() <= extended.getTime() + graceMs;
  if (facts.intakeStatus === "closed" && !isExtended) return "closed";
  const deadline = deadlineOf(facts);
  return deadline === null || now.getTime() <= deadline.getTime() + graceMs
    ? "open"
    : "deadline_passed";
}

export interface IntakeDates {
  panelAt: Date | null;
  answerBy: Date | null;
}

/** A rolling intake's dates hang on its cut-offs: those of the first cut-off at or after `moment`; a window has its own. */
export function datesOfIntake(
  intake: IntakeDates & {
    kind: "window" | "rolling";
    cutOffs: readonly (IntakeDates & { closesAt: Date })[];
  },
  moment: Date,
): IntakeDates {
  if (intake.kind === "window") return { panelAt: intake.panelAt, answerBy: intake.answerBy };
  const next = intake.cutOffs
    .filter((cutOff) => cutOff.closesAt >= moment)
    .toSorted((a, b) => a.closesAt.getTime() - b.closesAt.getTime())[0];
  return {
    panelAt: next?.panelAt ?? intake.panelAt,
    answerBy: next?.answerBy ?? intake.answerBy,
  };
}
