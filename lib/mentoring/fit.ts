import { explainPair, fitOf, type FitPart } from "@/lib/matching/explain";
import type { MatchReason, ReasonCode } from "./schema";

export interface MentorFacts {
  areas: readonly string[];
  modalities: readonly string[];
  topics: readonly string[];
  /** Locales the mentor works in. */
  languages: readonly string[];
  capacity: number;
  /** Live matches in this programme; other programmes are never looked at. */
  load: number;
}

export interface MenteeFacts {
  area: string | null;
  modality: string | null;
  /** Services asked for in "What you ask for". */
  services: readonly string[];
  language: string;
}

export interface MentorFit {
  /** 0 to 100 */
  fit: number;
  reasons: MatchReason[];
}

type Part = FitPart<ReasonCode> & { params: MatchReason["params"] };

/** Points of 10: the field first, then what help is wanted, the kind of product, and who has room. */
const weights = { area: 4, topics: 2, modality: 2, language: 1, room: 1 } as const;

/** Both Chinese scripts are read by whoever reads one, with some effort. */
const otherScript = 0.7;

const known = (kind: "area" | "modality", list: readonly string[], wanted: string | null): Part => {
  const shared = wanted !== null && list.includes(wanted);
  return {
    code: shared ? `${kind}_shared` : `${kind}_other`,
    value: shared ? 1 : 0,
    weight: weights[kind],
    params: wanted ? { [kind]: wanted } : {},
  };
};

function topicsPart(mentor: MentorFacts, mentee: MenteeFacts): Part {
  const shared = mentee.services.filter((service) => mentor.topics.includes(service));
  const value = mentee.services.length ? shared.length / mentee.services.length : 0;
  return {
    code: shared.length ? "topics_shared" : "topics_other",
    value,
    weight: weights.topics,
    params: { topics: shared.join(",") },
  };
}

function languagePart(mentor: MentorFacts, mentee: MenteeFacts): Part | null {
  const params = { language: mentee.language };
  const { language: weight } = weights;
  if (mentor.languages.includes(mentee.language))
    return { code: "language_shared", value: 1, weight, params };
  const family = mentee.language.slice(0, 2);
  if (!mentor.languages.some((locale) => locale.startsWith(family))) return null;
  return { code: "language_other_script", value: otherScript, weight, params };
}

function partsOf(mentor: MentorFacts, mentee: MenteeFacts): Part[] | null {
  const language = languagePart(mentor, mentee);
  if (!language || mentor.load >= mentor.capacity) return null;
  return [
    known("area", mentor.areas, mentee.area),
    topicsPart(mentor, mentee),
    known("modality", mentor.modalities, mentee.modality),
    language,
    {
      code: "room",
      value: (mentor.capacity - mentor.load) / mentor.capacity,
      weight: weights.room,
      params: { left: mentor.capacity - mentor.load },
    },
  ];
}

const scoreOf = (parts: readonly Part[]) => Math.round(fitOf(parts) * 10) / 10;

/** The fit of `mentorFit` alone: for tables of every pair, of which few are explained. */
export function mentorScore(mentor: MentorFacts, mentee: MenteeFacts): number | null {
  const parts = partsOf(mentor, mentee);
  return parts && scoreOf(parts);
}

/**
 * How well a mentor fits a startup, with the reasons that made it; null when they share no language or the mentor has no
 * place left. Looks at T1 only.
 */
export function mentorFit(mentor: MentorFacts, mentee: MenteeFacts): MentorFit | null {
  const parts = partsOf(mentor, mentee);
  if (!parts) return null;
  const order = explainPair(parts).reasons.map((reason) => reason.code);
  const reasons = parts
    .filter((part) => order.includes(part.code))
    .toSorted((one, other) => order.indexOf(one.code) - order.indexOf(other.code))
    .map(({ code, params }) => ({ code, params }));
  return { fit: scoreOf(parts), reasons };
}
