/**
 * Everything that can wait for somebody, by who is asked: a team, a reviewer, a mentor, the staff of an organisation, and
 * a second person. Its sentence stands at `tasks.kinds.<kind>`.
 */
export const taskKinds = [
  "draft",
  "papers",
  "offer",
  "sharing",
  "reader",
  "question",
  "agreement",
  "proposal",
  "card",
  "onboarding",
  "conflicts",
  "review",
  "declaration",
  "match",
  "take_up",
  "screening",
  "reviewers",
  "reviewer_question",
  "recommendation",
  "silence",
  "outcome",
  "minutes",
  "letter",
  "suggestion",
  "answer_back",
  "mail_held",
  "mail_failed",
  "assisted",
  "emergency",
  "role",
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** A task as one membership has it. */
export interface OwnTask {
  kind: TaskKind;
  /** The startup, intake or organisation it is about, in words that its reader may read everywhere (T1). */
  about: string;
  /** How many of the kind stand behind the one line; 1 for a single thing. */
  count: number;
  /** ISO; for several the earliest. Null: no date is set. */
  due: string | null;
  /** The page where it is done, without language. */
  path: string;
}

/** A task with the membership it waits under. */
export interface Task extends Omit<OwnTask, "path"> {
  /** The page, with its language; under another membership the page that asks before it acts under it. */
  href: string;
  membershipId: string;
  /** The membership in words. */
  membership: string;
  /** Whether it is the membership that the person acts under. */
  acting: boolean;
}

export const urgencies = ["overdue", "week", "later", "undated"] as const;
export type Urgency = (typeof urgencies)[number];

/** Milliseconds in which something comes soon: a week. */
export const soon = 7 * 24 * 60 * 60 * 1000;

/** How pressing a date is, seen from `now`; both ISO. */
export function urgencyOf(due: string | null, now: string): Urgency {
  if (due === null) return "undated";
  const left = Date.parse(due) - Date.parse(now);
  if (left < 0) return "overdue";
  return left <= soon ? "week" : "later";
}

/** The most urgent first: by date, past ones at the top, what has no date last; then in the order of the kinds. */
export function byUrgency(
  one: Pick<Task, "kind" | "due" | "about">,
  other: Pick<Task, "kind" | "due" | "about">,
): number {
  const [first, second] = [one.due, other.due].map((due) => (due ? Date.parse(due) : Infinity));
  if (first !== second) return (first ?? 0) < (second ?? 0) ? -1 : 1;
  const place = taskKinds.indexOf(one.kind) - taskKinds.indexOf(other.kind);
  return place || one.about.localeCompare(other.about);
}
