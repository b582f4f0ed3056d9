import { comparedWith } from "@/lib/programmes/cross-checks";
import type { LocalisedText } from "@/lib/programmes/localised";
import type { Column, Question } from "@/lib/programmes/schema";
import type { AnswerProblem } from "./answer-values";
import type { SectionAnswers } from "./answers";

/** Two answers that cannot both be meant. It is asked, not refused: the person may know better than the form. */
export type Contradiction = AnswerProblem & { question: string };

type Labelled = { key: string; label: LocalisedText };
type Compared = {
  code: "more_than_other" | "before_other";
  other: Labelled;
  limit: number | string;
};

/** What the form's own checks find in the answers of the questions shown: 7 full time of 5 people, "None" beside another. */
export function contradictionsIn(
  questions: readonly Question[],
  answers: SectionAnswers,
): Contradiction[] {
  const valueOf = (key: string) => (Object.hasOwn(answers, key) ? answers[key] : undefined);
  return questions.flatMap((question): Contradiction[] => {
    const { key } = question;
    const value = valueOf(key);
    if (question.type === "multiple_choice") return aloneOnly(question, value);
    if (question.type === "table") return inRows(key, question.config.columns, value);
    const compared = compare(question, value, questions, valueOf);
    return compared ? [{ question: key, ...problemOf(compared) }] : [];
  });
}

function aloneOnly(
  { key, options }: Extract<Question, { type: "multiple_choice" }>,
  value: unknown,
): Contradiction[] {
  if (!Array.isArray(value) || value.length < 2) return [];
  const alone = options.find((option) => option.exclusive && value.includes(option.key));
  return alone
    ? [{ question: key, code: "exclusive_choice", params: {}, names: { choice: alone.label } }]
    : [];
}

function inRows(question: string, columns: readonly Column[], value: unknown): Contradiction[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((row: unknown, index): Contradiction[] => {
    if (typeof row !== "object" || row === null) return [];
    const cells = row as Readonly<Record<string, unknown>>;
    return columns.flatMap((column): Contradiction[] => {
      const compared = compare(column, cells[column.key], columns, (key) => cells[key]);
      const at = { row: index + 1, column: column.key };
      return compared ? [{ question, ...problemOf(compared), at }] : [];
    });
  });
}

function compare(
  question: Question | Column,
  value: unknown,
  among: readonly (Question | Column)[],
  valueOf: (key: string) => unknown,
): Compared | null {
  const key = comparedWith(question);
  const other = key === null ? undefined : among.find((each) => each.key === key);
  if (!other) return null;
  const limit = valueOf(other.key);
  if (typeof value === "number" && typeof limit === "number" && value > limit)
    return { code: "more_than_other", other, limit };
  // Days of this shape sort as text.
  if (typeof value === "string" && typeof limit === "string" && value < limit)
    return { code: "before_other", other, limit };
  return null;
}

const problemOf = ({ code, other, limit }: Compared): AnswerProblem => ({
  code,
  params: { limit },
  names: { other: other.label },
});
