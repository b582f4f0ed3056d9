import type { SectionAnswers } from "@/lib/applications/answers";
import type { Question, Section } from "@/lib/programmes/schema";

export interface AnswerChange {
  question: Question;
  before: unknown;
  after: unknown;
}

/** A value as compared: objects with their keys in order, so that the order of storing says nothing. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, comparable(each)]),
  );
}

const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));

/** The questions of a section whose answer differs between two frozen versions, in the form's order; files apart. */
export function changesBetween(
  section: Pick<Section, "questions">,
  before: SectionAnswers,
  after: SectionAnswers,
): AnswerChange[] {
  return section.questions
    .filter(({ type, key }) => type !== "file" && !isSame(before[key], after[key]))
    .map((question) => ({
      question,
      before: before[question.key] ?? null,
      after: after[question.key] ?? null,
    }));
}
