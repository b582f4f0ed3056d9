import { Converter } from "opencc-js";
import { checkAnswerForSubmit } from "@/lib/applications/answer-check";
import { countCharacters, countWords } from "@/lib/applications/answer-text";
import { foldText } from "@/lib/applications/search-text";
import type { Locale } from "@/lib/i18n/locales";
import type { Question, Section } from "@/lib/programmes/schema";
import type { ImportedFacts } from "./judge-row";
import { factsFromTags } from "./tags";

/** Answers of one T1 section of an imported application, and whether the description had to be cut for the abstract. */
export interface MappedAnswers {
  sections: Map<string, Record<string, unknown>>;
  shortened: boolean;
  language: Locale;
}

const han = /\p{Script=Han}/u;

let simplify: ((text: string) => string) | undefined;

/** Traditional when simplifying would change it; a text that reads the same in both scripts counts as `otherwise`. */
function scriptOf(text: string, otherwise: "traditional" | "simplified") {
  simplify ??= Converter({ from: "hk", to: "cn" });
  const simplified = simplify(text);
  if (simplified !== text) return "traditional";
  return otherwise;
}

/** The nine Greater Bay Area cities of the mainland, in three spellings. */
const bayCities: ReadonlySet<string> = new Set(
  "guangzhou shenzhen zhuhai foshan huizhou dongguan zhongshan jiangmen zhaoqing 廣州 深圳 珠海 佛山 惠州 東莞 中山 江門 肇慶 广州 东莞 江门 肇庆"
    .split(" ")
    .flatMap((city) => (han.test(city) ? [city, `${city}市`] : [city])),
);

function placeOf({ country, city }: ImportedFacts): string | null {
  if (country === null) return null;
  if (country === "HK") return "hong_kong";
  if (country === "MO") return "macao";
  if (country !== "CN") return "overseas";
  const first = foldText(city ?? "").split(/[,，]/)[0] ?? "";
  return bayCities.has(first.trim()) ? "mainland_gba" : "mainland_other";
}

function nameAnswers({ name, country }: ImportedFacts): Record<string, unknown> {
  if (!han.test(name)) return { company_name_en: name };
  const script = scriptOf(
    name,
    country === "CN" || country === "SG" ? "simplified" : "traditional",
  );
  return script === "traditional" ? { company_name_zh_hant: name } : { company_name_zh_hans: name };
}

/** What the file says, by question key of the default form. A year alone is no date, so it stays in the profile. */
function candidates(facts: ImportedFacts): Record<string, unknown> {
  const { domain, areas, modalities } = factsFromTags(facts.tags);
  const written = facts.description ?? facts.oneLiner ?? "";
  return {
    ...nameAnswers(facts),
    founded_on: facts.foundedOn,
    place: placeOf(facts),
    city: facts.city,
    headcount: facts.teamSize,
    website: facts.website,
    title: facts.oneLiner,
    abstract: facts.description,
    abstract_language: written === "" ? null : languageOf(written),
    domain,
    therapeutic_area: areas,
    modality: modalities,
  };
}

function languageOf(text: string): "english" | "traditional_chinese" | "simplified_chinese" {
  const chinese = [...text].filter((sign) => han.test(sign)).length;
  if (chinese < countCharacters(text) / 5) return "english";
  return scriptOf(text, "simplified") === "traditional"
    ? "traditional_chinese"
    : "simplified_chinese";
}

/** The longest run of whole sentences, else of words, that the question takes. */
export function shortenFor(question: Question, text: string): string {
  if (question.type !== "long_text" && question.type !== "short_text") return text;
  const fits = (part: string) =>
    countCharacters(part) <= question.config.maxLength &&
    (question.type !== "long_text" ||
      question.config.maxWords === undefined ||
      countWords(part) <= question.config.maxWords);
  if (fits(text)) return text;
  return longest(text.split(/(?<=[.!?。！？])(?=\s|\p{Script=Han})|\n/u), fits) ?? cut(text, fits);
}

function longest(parts: readonly string[], fits: (part: string) => boolean): string | null {
  let kept = "";
  for (const part of parts) {
    const next = kept + part;
    if (!fits(next.trim())) break;
    kept = next;
  }
  return kept.trim() || null;
}

function cut(text: string, fits: (part: string) => boolean): string {
  const words = text.split(/(?<=\s)/);
  const whole = longest(words, (part) => fits(`${part}…`));
  if (whole) return `${whole}…`;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(`${text.slice(0, middle)}…`)) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low)}…`.toWellFormed();
}

const languages: Record<string, Locale> = {
  english: "en-HK",
  traditional_chinese: "zh-HK",
  simplified_chinese: "zh-CN",
};

/**
 * The answers an imported startup has in the T1 sections of a form: only where the form asks a question of that key, and
 * only what it would take from an applicant. Nothing goes into T2.
 */
export function mapAnswers(form: readonly Section[], facts: ImportedFacts): MappedAnswers {
  const given = candidates(facts);
  const sections = new Map<string, Record<string, unknown>>();
  let shortened = false;
  for (const section of form.filter(({ tier }) => tier === "T1")) {
    const answers: Record<string, unknown> = {};
    for (const question of section.questions) {
      const value = Object.hasOwn(given, question.key) ? given[question.key] : null;
      if (value === null || (Array.isArray(value) && value.length === 0)) continue;
      const fitted = typeof value === "string" ? shortenFor(question, value) : value;
      if (checkAnswerForSubmit(question, fitted).length > 0) continue;
      if (question.key === "abstract" && fitted !== value) shortened = true;
      answers[question.key] = fitted;
    }
    sections.set(section.key, answers);
  }
  return { sections, shortened, language: languages[String(given.abstract_language)] ?? "en-HK" };
}
