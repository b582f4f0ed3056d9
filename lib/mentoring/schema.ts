import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { modalities, supportServices, therapeuticAreas } from "@/lib/programmes/schema";

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
