import type { Question } from "@/lib/programmes/schema";
import { parseAnswerDraft } from "./answer-draft";
import type { ParsedAnswer } from "./answer-values";

/** One section's answers by question key; what stands on the page may be text that is not yet a valid answer. */
export type Answers = Readonly<Record<string, unknown>>;

/** The same stored answer, whatever spaces or empty cells stand around it. */
export function isSameAnswer(question: Question, one: unknown, other: unknown): boolean {
  return one === other || canonical(question, one) === canonical(question, other);
}

function canonical(question: Question, value: unknown): string {
  const parsed = parseAnswerDraft(question, value);
  return JSON.stringify(sorted(parsed.ok ? parsed.value : value)) ?? "null";
}

// Key order says nothing: Postgres gives jsonb back in its own.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The questions of a section as fields of a draft. What cannot be stored yet (a word in a number) keeps none of the
 * other answers from being saved; files are uploaded, not saved.
 */
export function draftFields(questions: readonly Question[]) {
  const byKey = new Map(questions.map((question) => [question.key, question]));
  return {
    keys: [...byKey.keys()],
    isSame: (key: string, one: unknown, other: unknown): boolean => {
      const question = byKey.get(key);
      return question ? isSameAnswer(question, one, other) : one === other;
    },
    toStore: (key: string, value: unknown): ParsedAnswer | null => {
      const question = byKey.get(key);
      return question && question.type !== "file" ? parseAnswerDraft(question, value) : null;
    },
  };
}
