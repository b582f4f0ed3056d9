import type {
  CompetingInterest,
  ReaderStanding,
  ReleaseBasis,
  ReleaseWord,
  Standing,
} from "./schema";

/** A person of the partner who can be named, barred or looked through. */
export interface PartnerPerson {
  membershipId: string;
  personId: string;
  name: string;
  role: "partner_lead" | "reviewer";
  deputy: boolean;
  unit: string | null;
}

export interface ReleaseReaderView {
  id: string;
  personId: string;
  membershipId: string;
  name: string;
  role: "partner_lead" | "reviewer";
  unit: string | null;
  standing: ReaderStanding;
  interest: CompetingInterest | null;
  /** The reader of the page. */
  isMe: boolean;
}

export interface ReleaseMessageView {
  id: string;
  fromStartup: boolean;
  by: string;
  at: string;
  body: string;
}

/** An action that the reader of the page may take; the sentence says why not. */
export interface ReleaseAction {
  may: boolean;
  sentence: string | null;
}

export type ReleaseActionName =
  | "answer"
  | "revoke"
  | "renew"
  | "message"
  | "forward"
  | "withdraw"
  | "addReader"
  | "declare";

export interface ReleaseView {
  id: string;
  applicationId: string;
  standing: Standing;
  /** What is said of it; see lifecycle.ts, wordOf. */
  word: ReleaseWord;
  basis: ReleaseBasis;
  /** ISO day on which the agreement was signed, when the basis is one. */
  cdaSignedOn: string | null;
  purpose: string;
  /** What was asked for; `granted` once it is released. */
  sections: { key: string; title: string; granted: boolean }[];
  readers: ReleaseReaderView[];
  /** Who asked (or suggested, while it is a suggestion). */
  by: string | null;
  at: string;
  from: string | null;
  /** Granted until, or asked for until. */
  until: string;
  answeredAt: string | null;
  reason: string | null;
  endedAt: string | null;
  /** The frozen version it is bound to. */
  version: number | null;
  /** The team only: a later version exists that the partner does not read. */
  newerVersion: number | null;
  messages: ReleaseMessageView[];
  actions: Record<ReleaseActionName, ReleaseAction>;
}

/** One line of the receipt. */
export interface ReceiptLine {
  id: string;
  at: string;
  /** By name for the partner's people; null for the lead's. */
  person: string | null;
  organisation: string;
  role: "programme_manager" | "officer" | "partner_lead" | "reviewer" | "administrator" | "other";
  unit: string | null;
  object: "section" | "document";
  /** Title of the section. */
  section: string;
  document: string | null;
  version: number;
  /** The release it was opened under; null where the role opens it. */
  release: { id: string; basis: ReleaseBasis; at: string } | null;
  /** The reason of the emergency it was opened in. */
  emergency: string | null;
}

/** A text of the partner's that is kept and that nobody there reads any more; its words are nowhere in here. */
export interface SealedText {
  id: string;
  kind: "note" | "recommendation" | "review";
  /** By name, as the partner's people stand in a receipt. */
  person: string;
  writtenAt: string;
  sealedAt: string;
  /** The day from which it is erased; null while the application is under way. */
  keptUntil: string | null;
}

/** The newest lines, how many there are, and how many of them are of the partner's people. */
export interface Receipt {
  sealed: SealedText[];
  lines: ReceiptLine[];
  total: number;
  atPartner: number;
}

/** Somebody to whom a section was released and to whom it is still closed. */
export interface WaitingReader {
  personId: string;
  name: string;
  releaseId: string;
  /** They have to declare about a competing interest first. */
  declares: boolean;
  /** When it begins, if it has not. */
  from: string | null;
  until: string;
}

/** One section on the owner's page: what the partner sees of it, and who reads it by a release now. */
export interface SharedSection {
  key: string;
  title: string;
  isProtected: boolean;
  partner: "nothing_yet" | "shared" | "exists" | "waits" | "released" | "ended";
  readers: {
    name: string;
    until: string | null;
    releaseId: string | null;
    version: number | null;
  }[];
  /** To whom it opens once they declare or once it begins, each person once; nobody of them is among the readers. */
  waiting: WaitingReader[];
}

export interface VersionDocument {
  id: string;
  sectionKey: string;
  name: string;
  size: number;
  /** Why it cannot be released, in the reader's words; null: it can. */
  obstacle: string | null;
}

/** One line of the must-not-see list: a person, or a unit. */
export interface KeptOut {
  id: string;
  personId: string | null;
  person: string | null;
  unit: string | null;
  since: string;
}

export interface SharingView {
  application: {
    id: string;
    reference: string;
    startup: string;
    lead: string;
    partner: string;
    programme: string;
    /** What happens next, as one sentence. */
    next: string;
    version: number;
    isSubmitted: boolean;
    isEnded: boolean;
  };
  /** Whether the reader of the page may answer, revoke and keep people out. */
  consent: ReleaseAction;
  /** Whether they may take back and keep people out, which opens nothing. */
  mayTakeAway: boolean;
  /** Who answers for the startup, by name. */
  owners: string[];
  sections: SharedSection[];
  documents: VersionDocument[];
  releases: ReleaseView[];
  keptOut: KeptOut[];
  people: (PartnerPerson & { isBarred: boolean })[];
  receipt: Receipt;
}

/** One release in the partner's own list. */
export interface RequestLine {
  id: string;
  applicationId: string;
  reference: string;
  /** Null once the partner keeps only the reference. */
  startup: string | null;
  standing: Standing;
  word: ReleaseWord;
  purpose: string;
  sections: number;
  readers: string[];
  at: string;
  until: string;
  /** What is to be done by the reader of the list. */
  turn: "declare" | "read" | "forward" | "talk" | null;
}

/** A release as somebody of the partner opens it. */
export interface PartnerReleaseView {
  release: ReleaseView;
  application: {
    id: string;
    reference: string;
    startup: string | null;
    partner: string;
    lead: string;
  };
  side: "partner_lead" | "partner_reader";
  /** People who may still be named. */
  people: PartnerPerson[];
}

/** What somebody of the partner can ask for on one application. */
export interface AskChoices {
  applicationId: string;
  startup: string;
  partner: string;
  /** A reviewer suggests to the partner's lead instead of asking. */
  isSuggestion: boolean;
  sections: { key: string; title: string }[];
  people: PartnerPerson[];
  /** Agreements confirmed by both sides that a request may stand on. */
  cdas: { id: string; signedOn: string; expiresAt: string }[];
}

/** Something that waits for an owner of the startup. */
export interface SharingTask {
  releaseId: string;
  applicationId: string;
  kind: "request" | "reader";
  sections: number;
  partner: string;
  intake: string;
  /** The reader may answer; else these, the owners, do. */
  mayAnswer: boolean;
  owners: string[];
}

/** A confidentiality agreement as its two parties see it. */
export interface CdaView {
  id: string;
  fileName: string;
  size: number;
  /** yyyy-mm-dd */
  signedOn: string;
  expiresAt: string;
  state: "scanning" | "clean" | "refused";
  isExpired: boolean;
  /** Who confirmed it for each side; null: nobody yet. */
  startup: string | null;
  partner: string | null;
  mayConfirm: boolean;
}
