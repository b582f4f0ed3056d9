import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { localisedText } from "@/lib/programmes/localised";

export const sides = ["lead", "partner"] as const;
export type Side = (typeof sides)[number];

/** What an organisation may recommend (product.md, "Decision and seal"). */
export const recommendationValues = [
  "admit",
  "waitlist",
  "reject",
  "lead_only",
  "watch_list",
] as const;
export type RecommendationValue = (typeof recommendationValues)[number];

/** Why a recommendation, once recorded, has to be confirmed before it counts again (product.md, "Decision and seal"). */
export const confirmationReasons = ["author_barred", "review_excluded", "new_version"] as const;
export type ConfirmationReason = (typeof confirmationReasons)[number];

export const outcomeValues = ["offered", "waitlisted", "rejected"] as const;
export type OutcomeValue = (typeof outcomeValues)[number];

/** In whose name an outcome stands; the register says so, the startup's letter does not. */
export const outcomeParties = ["joint", "lead", "partner"] as const;
export type OutcomeParty = (typeof outcomeParties)[number];

export const decisionStates = ["collecting", "open", "held", "decided"] as const;
export type DecisionState = (typeof decisionStates)[number];

export const offerStates = ["sent", "accepted", "declined", "lapsed"] as const;
export type OfferState = (typeof offerStates)[number];

/** Who has the ball on one line of the onboarding list. */
export const onboardingOwners = ["startup", "lead", "partner"] as const;
export type OnboardingOwner = (typeof onboardingOwners)[number];

/** What applications can wait for from the staff of an organisation. */
export type StaffStep =
  | "take_up"
  | "screening"
  | "reviewers"
  | "reviewer_question"
  | "recommendation"
  | "silence"
  | "outcome"
  | "minutes"
  | "letter"
  | "onboarding";

/** Which scores the panel sheet shows. */
export const scoreViews = ["calibrated", "raw"] as const;
export type ScoreView = (typeof scoreViews)[number];

/** Most characters of each text. */
export const textLimits = {
  reason: 4000,
  note: 4000,
  minutes: 20_000,
  feedback: 6000,
  terms: 20_000,
  decline: 2000,
  name: 120,
} as const;

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const words = (limit: number) => z.string().trim().min(1).max(limit);

export const openDecisionSchema = z.strictObject({ recommendationsDueAt: moment });
export type OpenDecisionInput = z.output<typeof openDecisionSchema>;

export const recommendationSchema = z.strictObject({
  value: z.enum(recommendationValues),
  reason: words(textLimits.reason),
  /** The author's word that the reason holds nothing protected; only then the other organisation reads it. */
  nothingProtected: z.boolean().default(false),
});
export type RecommendationInput = z.output<typeof recommendationSchema>;

export const holdSchema = z.strictObject({ until: moment });

export const noteSchema = z.strictObject({
  text: words(textLimits.note),
  nothingProtected: z.boolean().default(false),
});
export type NoteInput = z.output<typeof noteSchema>;

export const minutesSchema = z.strictObject({ heldAt: moment, text: words(textLimits.minutes) });
export type MinutesInput = z.output<typeof minutesSchema>;

export const feedbackSchema = z.strictObject({ text: words(textLimits.feedback) });

const terms = z.strictObject({
  "en-HK": words(textLimits.terms),
  "zh-HK": words(textLimits.terms),
  "zh-CN": words(textLimits.terms),
} satisfies Record<keyof typeof localisedText.shape, z.ZodType>);
export type OfferTerms = z.output<typeof terms>;

const offerInput = z.strictObject({
  expiresAt: moment,
  /** The standard terms unless told. */
  terms: terms.optional(),
});
export type OfferInput = z.output<typeof offerInput>;

/** `outcome` is what the person saw when they decided: should the recommendations say another by now, nothing is done. */
export const outcomeSchema = z.discriminatedUnion("outcome", [
  z.strictObject({
    outcome: z.literal("offered"),
    offer: offerInput,
    releaseLetters: z.boolean().default(false),
  }),
  z.strictObject({
    outcome: z.literal("waitlisted"),
    releaseLetters: z.boolean().default(false),
  }),
  z.strictObject({
    outcome: z.literal("rejected"),
    reapplyFrom: moment,
    releaseLetters: z.boolean().default(false),
  }),
]);
export type OutcomeInput = z.output<typeof outcomeSchema>;

/** Dates of the letter, where they are not those that follow from the decision's own and the day of the release. */
export const releaseSchema = z.strictObject({
  expiresAt: moment.optional(),
  reapplyFrom: moment.optional(),
});
export type ReleaseInput = z.output<typeof releaseSchema>;

/** The founder's signature: terms ticked, name typed, the language and the text that was read. */
export const acceptOfferSchema = z.strictObject({
  acceptTerms: z.literal(true, "decisions.accept_the_terms"),
  typedName: words(textLimits.name),
  locale: z.enum(locales),
  textVersion: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AcceptOfferInput = z.output<typeof acceptOfferSchema>;

export const declineOfferSchema = z.strictObject({ reason: words(textLimits.decline) });

export const onboardingSchema = z.strictObject({ done: z.boolean() });

export const emptySchema = z.strictObject({}).nullable();

export const panelQuerySchema = z.strictObject({ scores: z.enum(scoreViews).optional() });
