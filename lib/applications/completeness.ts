import type { Question, Section } from "@/lib/programmes/schema";
import { checkAnswerForSubmit, isAnswered, type CheckOptions } from "./answer-check";
import type { AnswerCode, AnswerProblem } from "./answer-values";
import { visibleQuestions, type SectionAnswers } from "./answers";
import { contradictionsIn, type Contradiction } from "./contradictions";

/** What completeness needs to know of an uploaded file that was not removed. */
export type DocumentFact = { questionKey: string; state: "scanning" | "clean" | "refused" };

export const sectionStates = [
  "not_started",
  "in_progress",
  "needs_attention",
  "completed",
] as const;
export type SectionState = (typeof sectionStates)[number];

export type MissingAnswer = AnswerProblem & { question: string };

/** A gap is still to be filled; every other problem is something that stands there and must be changed. */
export const gaps: ReadonlySet<AnswerCode> = new Set([
  "required",
  "declaration_required",
  "file_required",
  "too_few_rows",
  "too_few_choices",
]);

/**
 * What keeps a section from being submitted, and its state in the task list. Hidden questions ask nothing. A file being
 * scanned counts as there, or a slow scanner could cost somebody the deadline. A section may be submitted exactly when
 * `missing` is empty; contradictions need attention and are asked about before submitting, but keep nobody from it.
 */
export function sectionCompleteness(
  section: Pick<Section, "questions">,
  answers: SectionAnswers,
  documents: readonly DocumentFact[],
  options: CheckOptions = {},
): { state: SectionState; missing: MissingAnswer[]; contradictions: Contradiction[] } {
  const visible = visibleQuestions(section, answers);
  const missing = visible.flatMap((question) => {
    const value = Object.hasOwn(answers, question.key) ? answers[question.key] : null;
    const problems =
      question.type === "file"
        ? checkFiles(question, documents)
        : checkAnswerForSubmit(question, value, options);
    return problems.map((found) => ({ question: question.key, ...found }));
  });
  const started = visible.some(
    (question) =>
      (Object.hasOwn(answers, question.key) && isAnswered(answers[question.key])) ||
      documents.some((document) => document.questionKey === question.key),
  );
  const contradictions = contradictionsIn(visible, answers);
  return { state: stateOf(started, missing, contradictions), missing, contradictions };
}

function stateOf(
  started: boolean,
  missing: readonly MissingAnswer[],
  contradictions: readonly Contradiction[],
): SectionState {
  if (!started) return "not_started";
  if (contradictions.length > 0) return "needs_attention";
  if (missing.length === 0) return "completed";
  return missing.every(({ code }) => gaps.has(code)) ? "in_progress" : "needs_attention";
}

function checkFiles(
  question: Extract<Question, { type: "file" }>,
  documents: readonly DocumentFact[],
): AnswerProblem[] {
  const own = documents.filter((document) => document.questionKey === question.key);
  const kept = own.filter((document) => document.state !== "refused");
  const max = question.config.maxFiles;
  if (kept.length > max) return [{ code: "too_many_files", params: { max, actual: kept.length } }];
  if (own.length > kept.length) return [{ code: "file_refused", params: {} }];
  return question.required && kept.length === 0 ? [{ code: "file_required", params: {} }] : [];
}
