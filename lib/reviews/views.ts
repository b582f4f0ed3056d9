import type { Question, Tier } from "@/lib/programmes/schema";
import type {
  AssignmentState,
  EnquiryState,
  ExclusionReason,
  PairReason,
  RunState,
} from "./schema";

// What the pages about reviews show: plain data, dates as ISO strings, words in the reader's language.

export type Side = "lead" | "partner";

export interface ConflictCard {
  /** Who the startup is, from the T1 copies. */
  name: string;
  nameOther: string | null;
  place: string | null;
  /** The card's questions with the frozen answers by key; both empty for an imported startup. */
  questions: Question[];
  answers: Record<string, unknown>;
}

export interface MyAssignment {
  id: string;
  state: AssignmentState;
  dueAt: string | null;
  reference: string;
  startup: string;
  startupOther: string | null;
  /** From the T1 copies; only once the reviewer has declared "no conflict". */
  title: string | null;
  programme: string;
  intake: string;
  /** Criteria scored so far, of how many. */
  scored: number;
  criteria: number;
  filedAt: string | null;
  /** False once the application ended and took its grants with it: what is left is that it was reviewed. */
  opens: boolean;
}

export interface OwnReview {
  revision: number;
  state: "draft" | "filed";
  savedAt: string;
  filedAt: string | null;
  /** A release was taken back since: the words are kept and shown to nobody. */
  sealed: boolean;
  note: string;
  feedback: string;
  recommendation: string | null;
  nothingProtected: boolean;
  rubric: { name: string; scaleMeaning: string };
  criteria: {
    key: string;
    label: string;
    hint: string;
    weight: number;
    value: number | null;
    comment: string;
  }[];
}

export interface AssignmentView {
  id: string;
  state: AssignmentState;
  dueAt: string | null;
  reference: string;
  programme: string;
  intake: string;
  side: Side;
  /** The reviewer's organisation and the other one, by short name. */
  organisation: string;
  otherOrganisation: string;
  /** Which of the reviewer's assignments this is, counted from 1. */
  position: number;
  total: number;
  card: ConflictCard;
  /** The application is read through applications/queries by this id; null before the declaration. */
  applicationId: string | null;
  review: OwnReview | null;
  /** Code of why the review cannot be written now; null: it can. */
  closed: string | null;
  /** Colleagues' filed reviews; null until one's own is filed (through every membership). */
  peers: FiledReviewView[] | null;
  enquiries: EnquiryView[];
}

export interface FiledReviewView {
  id: string;
  reviewer: string;
  own: boolean;
  filedAt: string;
  version: number;
  tier: Tier;
  recommendation: string | null;
  note: string;
  feedback: string;
  nothingProtected: boolean;
  /** Weighted mean, 1 to 5. */
  overall: number | null;
  /** A late conflict: kept, counts no more. */
  excluded: boolean;
  scores: { key: string; label: string; value: number | null; comment: string }[];
}

/** A question that waits for the startup. */
export interface QuestionTask {
  id: string;
  applicationId: string;
  /** ISO; null: no date was set. */
  dueAt: string | null;
  /** The lead by short name, which passed it on. */
  lead: string;
  intake: string;
  /** A viewer only reads. */
  mayAnswer: boolean;
}

export interface EnquiryView {
  id: string;
  state: EnquiryState;
  /** Who reads question and answer: T1 both organisations' reviewers, T2 the lead's only. */
  tier: Tier;
  question: string;
  answer: string | null;
  /** The asking reviewer's organisation, by short name; never who. */
  organisation: string;
  /** Whose reviewers read it, by short name. */
  readers: string[];
  own: boolean;
  askedAt: string;
  dueAt: string | null;
  answeredAt: string | null;
  /** Why it was not passed on; for its author and the lead's staff. */
  officerNote: string | null;
  mayForward: boolean;
  mayAnswer: boolean;
  /** A question of the partner's reviewer is read by both organisations, so the circle is not to be chosen. */
  mayNarrow: boolean;
}

export interface PairView {
  applicationId: string;
  reference: string;
  startup: string;
  membershipId: string;
  reviewer: string;
  /** 0 to 100 */
  fit: number;
  kept: boolean;
  /** `params` are in the reader's language. */
  reasons: PairReason[];
}

export interface RunView {
  id: string;
  state: RunState;
  /** Percent. */
  progress: number;
  perApplication: number;
  /** Code of `reviews.runFailures.<code>`. */
  failure: string | null;
  createdAt: string;
  finishedAt: string | null;
  appliedAt: string | null;
  applied: { made: number; skipped: number } | null;
  preview: {
    /** True: proved that no assignment fits better. */
    proved: boolean;
    objective: number | null;
    seconds: number;
    pairs: PairView[];
    shortfall: { reference: string; startup: string; missing: number }[];
  } | null;
}

export interface ReviewerView {
  membershipId: string;
  name: string;
  /** Department; `external` for external reviewers. */
  unit: string | null;
  areas: string[];
  modalities: string[];
  languages: string[];
  capacity: number;
  active: boolean;
  hasProfile: boolean;
  /** Reviews in hand in this programme. */
  load: number;
}

/** One assignment of the reader's own organisation on the board. */
export interface BoardAssignment {
  id: string;
  reviewer: string;
  state: AssignmentState;
  dueAt: string | null;
  declineReason: string | null;
  /** The review is kept and counts no more. */
  excluded: boolean;
  mayReplace: boolean;
  mayLift: boolean;
}

export interface BoardRow {
  applicationId: string;
  reference: string;
  startup: string;
  startupOther: string | null;
  /** Labels of the T1 copies. */
  area: string | null;
  modality: string | null;
  language: string;
  mayAssign: boolean;
  /** Live assignments of the reader's organisation. */
  assigned: number;
  filed: number;
  assignments: BoardAssignment[];
  /** Who of the reviewers cannot be chosen here, by membership, and why. */
  obstacles: Record<string, ExclusionReason | "assigned">;
}

export interface AssignBoard {
  intake: { id: string; slug: string; name: string; reviewsDueAt: string | null; needed: number };
  programme: string;
  organisation: string;
  rows: BoardRow[];
  total: number;
  /** Applications in review that lack a reviewer of the reader's organisation. */
  lacking: number;
  reviewers: ReviewerView[];
  run: RunView | null;
}

/** The own organisation's reviews on the staff's page of an application. */
export interface OwnReviews {
  organisation: string;
  /** Reviewers the intake asks for, live assignments, filed and counting reviews. */
  needed: number;
  assigned: number;
  filed: number;
  /** Overall, 1 to 5: the plain mean, and the same with each reviewer's habit taken out. */
  score: { raw: number; calibrated: number; reviews: number } | null;
  /** When the reviewers' habits behind the calibrated score were last taken; null: not yet. */
  calibratedAsOf: string | null;
  reviews: FiledReviewView[];
  /** Page where the reader assigns, without the language; null for those who do not. */
  assignPath: string | null;
}
