import type { Condition, Question, Section } from "@/lib/programmes/schema";

import { isAnswered } from "./answer-check";

/** Answers of one section by question key. */
export type SectionAnswers = Readonly<Record<string, unknown>>;

/**
 * Whether a question's condition holds. An unanswered question satisfies none, `not_equals` included: what is asked
 * next must follow from something the applicant said. For questions that hang on hidden ones use visibleQuestions.
 */
export function isQuestionVisible(
  question: Pick<Question, "condition">,
  answers: SectionAnswers,
): boolean {
  const { condition } = question;
  if (!condition) return true;
  const given = Object.hasOwn(answers, condition.question) ? answers[condition.question] : null;
  return isAnswered(given) && holds(condition, given);
}

function holds({ op, value }: Condition, given: unknown): boolean {
  switch (op) {
    case "is_answered":
      return true;
    case "equals":
      return given === value;
    case "not_equals":
      return given !== value;
    case "includes":
      return Array.isArray(given) ? given.includes(value) : given === value;
  }
}

/** The questions to show, in order; an answer left in a question that is hidden now counts as not given. */
export function visibleQuestions(
  section: Pick<Section, "questions">,
  answers: SectionAnswers,
): Question[] {
  const heard: Record<string, unknown> = {};
  return section.questions.filter((question) => {
    if (!isQuestionVisible(question, heard)) return false;
    if (Object.hasOwn(answers, question.key)) heard[question.key] = answers[question.key];
    return true;
  });
}
