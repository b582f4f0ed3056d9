import { explainPair, fitOf, type FitPart } from "@/lib/matching/explain";
import type { PairReason, ReasonCode } from "./schema";

export interface ReviewerFacts {
  areas: readonly string[];
  modalities: readonly string[];
  languages: readonly string[];
  /** Open reviews in this programme; those of other programmes are never looked at. */
  load: number;
  capacity: number;
}

export interface SubjectFacts {
  /** Keys of the vocabulary; null when the startup did not say (imports). */
  area: string | null;
  modality: string | null;
  /** Language of the application, one of the portal's locales. */
  language: string;
}

export interface PairFit {
  /** 0 to 100 */
  fit: number;
  reasons: PairReason[];
}

/** Points of 10: the field first, then the kind of product, the language, and last who has room. */
const weights = { area: 4, modality: 3, language: 2, load: 1 } as const;

/** What an unstated field counts: less than a hit, more than a miss, so that an empty profile is not always last. */
const unstated = 0.3;

/** Both Chinese scripts are read by whoever reads one, with some effort. */
const otherScript = 0.7;

type Part = FitPart<ReasonCode> & { params: PairReason["params"] };

/**
 * How well a reviewer fits an application, with the reasons that made it; null when they do not read its language, which
 * no other virtue can make good. Uses T1 copies only.
 */
export function fitOfPair(reviewer: ReviewerFacts, subject: SubjectFacts): PairFit | null {
  const language = languagePart(reviewer.languages, subject.language);
  if (!language) return null;
  const parts = [
    subjectPart("area", reviewer.areas, subject.area),
    subjectPart("modality", reviewer.modalities, subject.modality),
    language,
    loadPart(reviewer),
  ];
  const strongest = explainPair(parts).reasons.map((reason) => reason.code);
  const rankOf = (part: Part) => {
    const rank = strongest.indexOf(part.code);
    return rank < 0 ? strongest.length : rank;
  };
  const reasons = [...parts]
    .sort((one, other) => rankOf(one) - rankOf(other))
    .map(({ code, params }) => ({ code, params }));
  return { fit: Math.round(fitOf(parts) * 10) / 10, reasons };
}

function subjectPart(
  what: "area" | "modality",
  known: readonly string[],
  wanted: string | null,
): Part {
  const weight = weights[what];
  if (!wanted || known.length === 0)
    return { code: `${what}_unknown`, value: unstated, weight, params: {} };
  const shared = known.includes(wanted);
  return {
    code: shared ? `${what}_shared` : `${what}_other`,
    value: shared ? 1 : 0,
    weight,
    params: { [what]: wanted },
  };
}

function languagePart(read: readonly string[], language: string): Part | null {
  const weight = weights.language;
  const params = { language };
  if (read.length === 0) return { code: "language_unknown", value: unstated, weight, params };
  if (read.includes(language)) return { code: "language_read", value: 1, weight, params };
  const family = language.slice(0, 2);
  if (!read.some((locale) => locale.startsWith(family))) return null;
  return { code: "language_other_script", value: otherScript, weight, params };
}

function loadPart({ load, capacity }: ReviewerFacts): Part {
  const value = capacity > 0 ? Math.max(0, capacity - load) / capacity : 0;
  return { code: "load", value, weight: weights.load, params: { load, capacity } };
}
