import type { SectionState } from "@/lib/applications/completeness";
import type { Answers } from "@/lib/applications/draft-fields";
import type { FileState } from "@/lib/files/schema";
import type { Section } from "@/lib/programmes/schema";
import type { OutlookFacts } from "./outlook";

/** A file under a question as the team sees it. */
export type DocumentView = {
  id: string;
  questionKey: string;
  name: string;
  /** Bytes. */
  size: number;
  state: FileState;
  href: string;
  /** Who can see it; comes with the page, not with the upload. */
  lens: { sight: "open" | "closed" | "public"; label: string; reason: string } | null;
  /** What keeps everybody else from reading it, and what to do. */
  note: string | null;
};

/** A document's state in the words of the file field. */
export function fileState(state: unknown): FileState {
  if (state === "clean" || state === "scanning") return state;
  return state === "refused" || state === "infected" ? "infected" : "unavailable";
}

/** One line of the task list. */
export type SectionLink = {
  key: string;
  title: string;
  state: SectionState;
  note: string | null;
  /** To be written now. */
  asked: boolean;
  /** Questions still to be answered or changed; 0 once it was sent. */
  left: number;
};

/** An answer that was given elsewhere and may be kept here. */
export type OfferedAnswer = {
  question: string;
  value: unknown;
  /** "From your startup's profile", in the reader's language. */
  source: string;
  /** Options or columns that the form no longer has were left out. */
  isPart: boolean;
};

/** Everything the page of one section shows; sentences are in the reader's language already. */
export type SectionView = {
  applicationId: string;
  personId: string;
  personName: string;
  section: Section;
  revision: number;
  answers: Answers;
  /** Questions whose answer this person wrote last. */
  own: readonly string[];
  /** ISO, of the last save by anybody. */
  savedAt: string | null;
  documents: readonly DocumentView[];
  prefill: {
    offered: readonly OfferedAnswer[];
    /** Labels of questions whose earlier answer this form does not take. */
    unfit: readonly string[];
    /** Of the earlier application. */
    reference: string | null;
    hasFiles: boolean;
  };
  sections: readonly SectionLink[];
  /** In Hong Kong, yyyy-mm-dd. */
  today: string;
  /** Who can see the section. */
  lens: { sight: "open" | "closed" | "public"; label: string; reason: string };
  partner: string;
  /** Papers were asked for; this section reopened. */
  isReturned: boolean;
  /** By when it must be sent; null once it was. */
  outlook: OutlookFacts | null;
  /** What happens next, once it was sent. */
  nextSentence: string;
  /** Somebody said that the section is done. */
  doneNote: string | null;
  /** The section can only be read, and why. */
  readOnlyReason: string | null;
  /** Came here from the page of all answers: gaps are shown, and the way leads back. */
  fromReview: boolean;
  language: string;
  acceptedLanguages: readonly string[];
};
