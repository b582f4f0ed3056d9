import type { ApplicationStatus } from "@/lib/applications/schema";
import type { EffectiveMode, Outcome } from "./outcome";
import type { ProblemCode } from "@/lib/platform/errors";
import type { LetterState } from "./outcome-policy";
import type { ReviewCount } from "./policy";
import type {
  DecisionState,
  OfferState,
  OnboardingOwner,
  OutcomeParty,
  OutcomeValue,
  RecommendationValue,
  Side,
} from "./schema";
import type { SealedView, SideView } from "./seal";

export type DecisionAct =
  | "open"
  | "record"
  | "revise"
  | "remind"
  | "closeSeal"
  | "hold"
  | "note"
  | "sendToPanel"
  | "fileMinutes"
  | "writeFeedback"
  | "decide"
  | "release";

export interface DecisionView extends SealedView {
  applicationId: string;
  reference: string;
  /** Null for a partner whose programme ended. */
  startup: string | null;
  status: ApplicationStatus;
  statusAt: Date;
  intake: { slug: string; name: string };
  mode: EffectiveMode;
  /** The partner's whole organisation is barred. */
  leadAlone: boolean;
  organisations: Record<Side, string>;
  ownSide: Side;
  /** Whether the panel sheet of the intake is open to the reader: not to the lead's officer. */
  opensSheet: boolean;
  /** Null until recommendations were asked for. */
  decision: {
    state: DecisionState;
    recommendationsDueAt: Date;
    sealOpenedAt: Date | null;
    remindedAt: Date | null;
    closedAsSilent: boolean;
    heldUntil: Date | null;
    outcome: OutcomeValue | null;
    outcomeBy: OutcomeParty | null;
    decidedAt: Date | null;
  } | null;
  /** What the open recommendations come to; null while sealed or differing. */
  verdict: Outcome | null;
  minutes: { id: string; heldAt: Date; text: string; by: string }[];
  feedback: { text: string; approved: Record<Side, boolean> } | null;
  offer: { state: OfferState; expiresAt: Date } | null;
  /** When the letter of the outcome was released; null: it waits, or died. */
  letterSentAt: Date | null;
  /** The letter that still has to be released, and the dates it would carry if it went now. */
  letter: { state: LetterState; expiresAt: Date | null; reapplyFrom: Date | null } | null;
  /** Nobody owns the startup yet: an offer waits for a claim. */
  unowned: boolean;
  /** Whether this reader may invite somebody to claim it. */
  invites: boolean;
  reviews: ReviewCount & { enough: boolean };
  /** When the habits behind the own organisation's calibrated scores were last taken; null: not yet. */
  calibratedAsOf: Date | null;
  panelAt: Date | null;
  /** The database's clock when this was read. */
  now: Date;
  /** Values the reader's organisation may choose. */
  values: readonly RecommendationValue[];
  /** Null: may; otherwise why not. */
  can: Record<DecisionAct, ProblemCode | null>;
}

export type PanelSide = Pick<SideView, "recorded" | "sealed" | "averages" | "mustConfirm"> & {
  /** Undefined while sealed or missing; null: closed as "no recommendation". */
  value: NonNullable<SideView["current"]>["value"] | undefined;
};

export interface PanelRow {
  applicationId: string;
  reference: string;
  name: string;
  otherName: string | null;
  status: ApplicationStatus;
  sides: Record<Side, PanelSide>;
  agree: boolean | null;
  leadAlone: boolean;
  state: DecisionState;
  recommendationsDueAt: Date;
  outcome: OutcomeValue | null;
  outcomeBy: OutcomeParty | null;
  letter: LetterState | null;
}

export interface PanelView {
  intake: { slug: string; name: string; programme: string; panelAt: Date | null };
  /** When the habits behind the own organisation's calibrated scores were last taken; null: not yet. */
  calibratedAsOf: Date | null;
  ownSide: Side;
  organisations: Record<Side, string>;
  criteria: Record<Side, { key: string; label: string }[]>;
  rows: PanelRow[];
  counts: {
    reviewers: number;
    conflicts: number;
    bothIn: number;
    /** Still with the reviewers. */
    inReview: number;
  };
}

export interface OfferView {
  applicationId: string;
  reference: string;
  startup: string;
  programme: string;
  lead: string;
  state: OfferState;
  /** In the reader's language; blank lines part the paragraphs. */
  terms: string;
  textVersion: string;
  sentAt: Date;
  expiresAt: Date;
  signedByName: string | null;
  signedAt: Date | null;
  declinedAt: Date | null;
  /** Null: may; otherwise why not. */
  can: { accept: ProblemCode | null; decline: ProblemCode | null };
}

export interface OnboardingView {
  applicationId: string;
  reference: string;
  startup: string;
  programme: string;
  cohort: { id: string; name: string };
  admittedAt: Date;
  organisations: { lead: string; partner: string };
  /** False where the lead admitted alone. */
  withPartner: boolean;
  /** Whose lines this reader ticks. */
  ticks: OnboardingOwner | null;
  items: {
    id: string;
    key: string;
    owner: OnboardingOwner;
    label: string;
    dueAt: Date | null;
    doneAt: Date | null;
    isLate: boolean;
  }[];
}

export interface CohortSummary {
  id: string;
  name: string;
  programme: string;
  /** Of the members this reader may see. */
  members: number;
  itemsDone: number;
  itemsTotal: number;
}

export interface CohortView extends CohortSummary {
  rows: {
    applicationId: string;
    reference: string;
    name: string;
    otherName: string | null;
    title: string | null;
    status: ApplicationStatus;
    admittedAt: Date;
    admittedBy: OutcomeParty;
    itemsDone: number;
    itemsTotal: number;
    /** The next open line and by when. */
    next: { label: string; owner: string; dueAt: Date | null } | null;
    late: number;
  }[];
}
