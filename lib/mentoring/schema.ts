import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { modalities, supportServices, therapeuticAreas } from "@/lib/programmes/vocabulary-keys";

export const matchStates = ["proposed", "active", "declined", "withdrawn", "ended"] as const;
export type MatchState = (typeof matchStates)[number];

/** Matches that take a place of the mentor and may still change. */
export const liveMatchStates = ["proposed", "active"] as const satisfies MatchState[];

const words = (maximum: number) => z.string().trim().max(maximum);

/** A mentor writes in the languages they like, at least one; readers get theirs, else what there is. */
const inSomeLanguage = (maximum: number) =>
  z
    .strictObject({ "en-HK": words(maximum), "zh-HK": words(maximum), "zh-CN": words(maximum) })
    .partial()
    .refine((text) => Object.values(text).some((value) => value), {
      error: "mentoring.one_language",
    });

export type SomeLanguages = Partial<Record<(typeof locales)[number], string>>;

export const mentorProfileSchema = z.strictObject({
  headline: inSomeLanguage(120),
  about: inSomeLanguage(1500),
  areas: z.array(z.enum(therapeuticAreas)).max(18),
  modalities: z.array(z.enum(modalities)).max(18),
  topics: z.array(z.enum(supportServices)).max(13),
  languages: z.array(z.enum(locales)).min(1, { error: "mentoring.languages_needed" }),
  /** How many startups at once; 0 to 20. */
  capacity: z.int().min(0).max(20),
  active: z.boolean(),
});
export type MentorProfileInput = z.infer<typeof mentorProfileSchema>;

export const mentorCardSchema = z.strictObject({
  text: z.string().trim().min(20).max(1200),
  wishes: words(600),
  language: z.enum(locales),
});
export type MentorCardInput = z.infer<typeof mentorCardSchema>;

export const proposeMatchSchema = z.strictObject({
  applicationId: z.uuid(),
  mentorProfileId: z.uuid(),
  message: words(1000).default(""),
});
export type ProposeMatchInput = z.infer<typeof proposeMatchSchema>;

export const answerSchema = z.strictObject({ reason: words(600).optional() });

/** Why a mentor and a startup fit; sentences stand at `mentoring.reasons.<code>`. */
export const reasonCodes = [
  "area_shared",
  "area_other",
  "modality_shared",
  "modality_other",
  "topics_shared",
  "topics_other",
  "language_shared",
  "language_other_script",
  "room",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export interface MatchReason {
  code: ReasonCode;
  params: Record<string, string | number>;
}

/** Whose answer a match waits for. */
export type Turn = "mentor" | "startup" | "both" | "nobody";

export interface MatchView {
  id: string;
  state: MatchState;
  waitsFor: Turn;
  mentorAccepted: boolean;
  startupAccepted: boolean;
  proposedAt: string;
  answerBy: string | null;
  /** The day to answer has passed; an answer still counts. */
  late: boolean;
  endedAt: string | null;
  declinedBy: string | null;
  message: string;
  reasons: MatchReason[];
  mentor: MentorView;
}

export interface MentorView {
  profileId: string;
  name: string;
  organisation: string;
  headline: string;
  about: string;
  areas: string[];
  modalities: string[];
  topics: string[];
  languages: string[];
}

export interface ApplicationMentors {
  /** `name` and `area` as a mentor reads them above the card. */
  application: {
    id: string;
    reference: string;
    name: string;
    area: string | null;
    status: string;
  };
  card: { text: string; wishes: string; language: string; approvedAt: string | null } | null;
  /** `contact`: the mentor's address, for the team of an active match. */
  matches: (MatchView & { contact: string | null })[];
  may: { propose: boolean; writeCard: boolean; answer: boolean };
}

export interface MentorMatch extends Omit<MatchView, "mentor"> {
  applicationId: string;
  programme: string;
  startup: string;
  /** Null while the startup rewrites it, and once the match is over: only approved words are shown. */
  card: { text: string; wishes: string; language: string } | null;
  area: string | null;
  /** The startup's owners, once both accepted. */
  contacts: { name: string; address: string }[];
  /** True once both accepted: then the mentor may open the T1 sections. */
  mayOpen: boolean;
}

/** Whether a proposal waits for its mentor, who answers once there is a card to read. */
export const waitsForMentor = ({
  state,
  waitsFor,
  card,
}: Pick<MentorMatch, "state" | "waitsFor" | "card">): boolean =>
  state === "proposed" && waitsFor !== "startup" && card !== null;

export interface Suggestion {
  mentor: MentorView;
  fit: number;
  reasons: MatchReason[];
  /** True for the mentor that the optimum over all startups gives to this one. */
  best: boolean;
  placesLeft: number;
}

export interface SuggestedFor {
  application: { id: string; reference: string; name: string; nameOther: string | null };
  /** False: the startup has not approved its card yet, so nobody can be proposed. */
  cardApproved: boolean;
  /** Live matches: proposed or active. */
  matches: {
    id: string;
    state: MatchState;
    mentorName: string;
    waitsFor: Turn;
    answerBy: string | null;
    late: boolean;
  }[];
  /** Proposals that came to nothing because a side said no, newest first; the reason was written for the organisations. */
  declined: {
    id: string;
    mentorName: string;
    by: "mentor" | "startup";
    reason: string | null;
    at: string;
  }[];
  suggestions: Suggestion[];
  /** Further suggestions that were not explained here. */
  further: number;
}

export interface ListedMentor extends MentorView {
  programme: string;
  capacity: number;
  /** Live matches in this programme; other programmes are never counted. */
  load: number;
  active: boolean;
}
