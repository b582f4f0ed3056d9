import type { ReceiptLine, SealedText } from "@/lib/releases/views";

// The shapes of data.json. Twin: docs/export.md, which says them to whoever reads such a file; a test compares the two.
// Moments are ISO 8601 in UTC, days yyyy-mm-dd, sizes bytes.

/** Number of these shapes; a change that a reader of old files would stumble over takes the next. */
export const exportFormat = 2;

/** A value with what it is called, to be read by people and by programs. */
export interface ExportedAnswer {
  question: string;
  label: string;
  value: unknown;
  /** The value with words for its codes. */
  words: unknown;
}

export interface ExportedSection {
  key: string;
  title: string;
  tier: string;
  answers: ExportedAnswer[];
}

export interface ExportedFile {
  id: string;
  section: string;
  question: string;
  /** As it was uploaded. */
  name: string;
  size: number;
  sha256: string;
  uploadedAt: string;
  /** Taken out of the draft then; kept because a version holds it. */
  removedAt: string | null;
  /** Frozen versions that hold it. */
  versions: number[];
  /** Inside the ZIP; null where its bytes are not in it. */
  path: string | null;
  /** `clean`; `scanning` and `refused` files are named and not given. */
  state: string;
}

export interface ExportedVersion {
  number: number;
  reason: string;
  language: string;
  frozenAt: string;
  /** Answers by section and question. */
  sections: Record<string, unknown>;
}

/** Words between people, of whatever kind. */
export interface ExportedQuestion {
  from: string;
  question: string;
  askedAt: string;
  answer: string | null;
  answeredAt: string | null;
  state: string;
}

export interface ExportedRelease {
  id: string;
  standing: string;
  basis: string;
  purpose: string;
  sections: { key: string; title: string; granted: boolean }[];
  readers: { name: string; role: string; unit: string | null; standing: string }[];
  askedBy: string | null;
  askedAt: string;
  until: string;
  answeredAt: string | null;
  reason: string | null;
  endedAt: string | null;
  version: number | null;
  messages: { fromStartup: boolean; by: string; at: string; text: string }[];
}

export interface ExportedApplication {
  id: string;
  reference: string;
  /** In words; `statusCode` is the code. */
  status: string;
  statusCode: string;
  startup: string;
  programme: string;
  intake: string;
  lead: string;
  partner: string;
  language: string;
  submittedAt: string | null;
  /** The last frozen one; 0 before it was sent. */
  version: number;
  /** Collection statement that was shown when it was begun or claimed. */
  statement: { version: string; locale: string; shownAt: string } | null;
  history: { status: string; label: string; at: string }[];
  /** As they stand now, the draft's words. */
  sections: ExportedSection[];
  versions: ExportedVersion[];
  files: ExportedFile[];
  paperRequests: {
    sections: string[];
    message: string;
    askedAt: string;
    dueAt: string;
    answeredAt: string | null;
  }[];
  questions: ExportedQuestion[];
  releases: ExportedRelease[];
  mustNotSee: { person: string | null; unit: string | null; since: string }[];
  /** Who opened something protected, the newest first. */
  receipt: ReceiptLine[];
  /** Texts of the partner's that are kept under seal; never a word of them. */
  sealedTexts: SealedText[];
  rejection: { rule: string | null; reason: string | null; reapplyFrom: string | null } | null;
  feedback: { text: string; reapplyFrom: string | null } | null;
  offer: {
    state: string;
    terms: string;
    textVersion: string;
    sentAt: string;
    expiresAt: string;
    signedByName: string | null;
    signedAt: string | null;
    declinedAt: string | null;
  } | null;
  onboarding: {
    cohort: string;
    admittedAt: string;
    items: { label: string; owner: string; dueAt: string | null; doneAt: string | null }[];
  } | null;
  mentorCard: {
    text: string;
    wishes: string;
    language: string;
    approvedAt: string | null;
  } | null;
  matches: {
    mentor: string;
    organisation: string;
    state: string;
    message: string | null;
    proposedAt: string;
    endedAt: string | null;
  }[];
}

export interface StartupExport {
  format: typeof exportFormat;
  kind: "startup";
  madeAt: string;
  locale: string;
  startup: Record<string, unknown>;
  team: { name: string; email: string; role: string }[];
  /** Open ones; for owners only. */
  invitations: { email: string; role: string }[];
  consents: {
    purpose: string;
    programmeId: string | null;
    version: string;
    givenAt: string;
    revokedAt: string | null;
  }[];
  applications: ExportedApplication[];
}

export interface PersonExport {
  format: typeof exportFormat;
  kind: "person";
  madeAt: string;
  locale: string;
  account: Record<string, string | null>;
  memberships: {
    role: string;
    status: string;
    unit: string | null;
    startup: string | null;
    organisation: string | null;
    programme: string | null;
    validFrom: string;
    validUntil: string | null;
    endedAt: string | null;
  }[];
  reviewerProfiles: Record<string, unknown>[];
  mentorProfiles: Record<string, unknown>[];
  signIns: { createdAt: string; expires: string; assisted: boolean }[];
  mails: {
    template: string;
    toAddress: string;
    state: string;
    createdAt: string;
    sentAt: string | null;
    params: unknown;
  }[];
}

/** One frozen version, for "Copy of my application". */
export interface VersionCopy {
  kind: "application";
  madeAt: string;
  locale: string;
  application: Pick<
    ExportedApplication,
    | "id"
    | "reference"
    | "startup"
    | "programme"
    | "intake"
    | "lead"
    | "partner"
    | "submittedAt"
    | "statement"
  >;
  version: Pick<ExportedVersion, "number" | "frozenAt" | "language">;
  sections: ExportedSection[];
  files: Pick<ExportedFile, "section" | "name" | "size" | "sha256">[];
}

export type ExportContent = StartupExport | PersonExport;
