import type { Column, Question } from "./schema";

type Checked = Question | Column;

/** The other answer that a question's own is compared with: a figure not above it, a day not before it; null for none. */
export function comparedWith(question: Checked): string | null {
  if (question.type === "number") return question.config.notMoreThan ?? null;
  return question.type === "date" ? (question.config.notBefore ?? null) : null;
}

/**
 * Whether every comparison of a question, or of a table's columns, names another of the same type that stands before it
 * in the same section (the same table). `earlier`: the questions before it.
 */
export function comparisonsHold(question: Question, earlier: readonly Question[]): boolean {
  const columns = question.type === "table" ? question.config.columns : [];
  return (
    isSound(question, earlier) &&
    columns.every((column, at) => isSound(column, columns.slice(0, at)))
  );
}

function isSound(question: Checked, earlier: readonly Checked[]): boolean {
  const other = comparedWith(question);
  return other === null || earlier.some(({ key, type }) => key === other && type === question.type);
}
