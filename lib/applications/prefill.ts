import { isConflictQuestion } from "@/lib/programmes/conflict-questions";
import type { Column, Question, Section } from "@/lib/programmes/schema";
import { isAnswered } from "./answer-check";
import { parseAnswerDraft } from "./answer-draft";
import type { AnswerValue } from "./answer-values";
import { personColumns } from "./person-columns";

/** What the startup's profile says; null where it is silent. */
export type ProfileFacts = {
  displayName: string;
  nameEn: string | null;
  nameZhHant: string | null;
  nameZhHans: string | null;
  website: string | null;
  country: string | null;
  city: string | null;
  /** yyyy-mm-dd */
  foundedOn: string | null;
  teamSize: number | null;
};

/** An earlier application of the same team: its form, and its answers by question. */
export type EarlierApplication = {
  form: readonly Section[];
  answers: Readonly<Record<string, unknown>>;
};

/** One answer that is offered. `isPart`: options or columns that the form no longer has were left out. */
export type PrefilledAnswer = {
  question: string;
  value: AnswerValue;
  from: "profile" | "application";
  isPart: boolean;
};

/** `unfit`: answered before, but not in a way that this form takes. */
export type SectionPrefill = { offered: PrefilledAnswer[]; unfit: string[] };

/** As the default form asks (templates/default-form/company.ts), where mainland China is two places. */
function placeOfCountry(country: string | null): string | null {
  if (country === null || country === "CN") return null;
  return country === "HK" ? "hong_kong" : country === "MO" ? "macao" : "overseas";
}

/** Facts of the profile by the question of the default form that asks for them; other forms may ask them too. */
function profileAnswers(profile: ProfileFacts): Record<string, unknown> {
  const isLatin = /^[\p{Script=Latin}\p{Script=Common}]+$/u.test(profile.displayName);
  return {
    company_name_en: profile.nameEn ?? (isLatin ? profile.displayName : null),
    company_name_zh_hant: profile.nameZhHant,
    company_name_zh_hans: profile.nameZhHans,
    founded_on: profile.foundedOn,
    place: placeOfCountry(profile.country),
    city: profile.city,
    headcount: profile.teamSize,
    website: profile.website,
  };
}

/** Said for one application only: declarations, and statements of conflict. Files are not answers. */
const isNeverOffered = ({ type, key }: Question): boolean =>
  type === "declaration" || type === "file" || isConflictQuestion(key);

/** A protected answer must not slip into a section that the partner reads. */
const readByMore = (from: Section, to: Pick<Section, "tier">): boolean =>
  from.tier === "T2" && to.tier !== "T2";

/**
 * What a draft's section offers of what the team said elsewhere: the profile, which is kept up to date, before the
 * earlier application. Matched by question key and type; nothing of it is an answer until a person keeps it.
 */
export function sectionPrefill(
  section: Pick<Section, "tier" | "questions">,
  sources: { profile: ProfileFacts | null; earlier: EarlierApplication | null },
): SectionPrefill {
  const profile = sources.profile ? profileAnswers(sources.profile) : {};
  const prefill: SectionPrefill = { offered: [], unfit: [] };
  for (const question of section.questions) {
    if (isNeverOffered(question)) continue;
    const own = parseAnswerDraft(question, profile[question.key]);
    if (own.ok && isAnswered(own.value)) {
      const { key } = question;
      prefill.offered.push({ question: key, value: own.value, from: "profile", isPart: false });
      continue;
    }
    const fit = sources.earlier ? earlierAnswer(section, question, sources.earlier) : null;
    if (fit === "unfit") prefill.unfit.push(question.key);
    else if (fit) prefill.offered.push(fit);
  }
  return prefill;
}

function earlierAnswer(
  section: Pick<Section, "tier">,
  question: Question,
  { form, answers }: EarlierApplication,
): PrefilledAnswer | "unfit" | null {
  const value = Object.hasOwn(answers, question.key) ? answers[question.key] : null;
  if (!isAnswered(value)) return null;
  const before = form
    .flatMap((each) => each.questions.map((asked) => ({ section: each, asked })))
    .find(({ asked }) => asked.key === question.key);
  if (before?.asked.type !== question.type || readByMore(before.section, section)) return "unfit";
  const fitting = fittingPart(question, value);
  const parsed = parseAnswerDraft(question, fitting);
  if (!parsed.ok || !isAnswered(parsed.value)) return "unfit";
  const isPart = JSON.stringify(fitting) !== JSON.stringify(value);
  return { question: question.key, value: parsed.value, from: "application", isPart };
}

/** The value without options, columns and rows that this question does not have. */
function fittingPart(question: Question, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  switch (question.type) {
    case "multiple_choice":
    case "therapeutic_area":
    case "modality":
      return value.filter((each) => parseAnswerDraft(question, [each]).ok);
    case "table":
      return rowsWith(question.config.columns, value).slice(0, question.config.maxRows);
    case "people":
      return rowsWith(personColumns(question.config), value).slice(0, question.config.maxPeople);
    default:
      return value;
  }
}

function rowsWith(columns: readonly Column[], rows: readonly unknown[]): unknown[] {
  const keys = new Set(columns.map(({ key }) => key));
  return rows.flatMap((row) =>
    typeof row === "object" && row !== null
      ? [Object.fromEntries(Object.entries(row).filter(([key]) => keys.has(key)))]
      : [],
  );
}
