import { z } from "zod";
import type { Question } from "@/lib/programmes/schema";
import { parseAnswerDraft } from "./answer-draft";
import type { AnswerProblem, AnswerValue } from "./answer-values";

/** One section's answers by question key; what stands on the page may be text that is not yet a valid answer. */
export type Answers = Readonly<Record<string, unknown>>;

/** What the server says of a section. */
export interface ServerSection {
  revision: number;
  answers: Answers;
}

/**
 * One section as a person writes it. A question whose `typed` differs from `saved` is unsaved; one in `conflicts` was
 * changed by somebody else meanwhile and waits for a choice: ours is `typed`, theirs stands there.
 */
export interface SectionDraft {
  revision: number;
  saved: Answers;
  typed: Answers;
  conflicts: Readonly<Record<string, unknown>>;
}

/** The copy kept in the browser until the server has it: unsaved answers, and what they were written over. */
export const keptCopySchema = z.strictObject({
  revision: z.int().min(0),
  at: z.iso.datetime(),
  answers: z.record(z.string().max(60), z.unknown()),
  base: z.record(z.string().max(60), z.unknown()),
});
export type KeptCopy = z.infer<typeof keptCopySchema>;

const valueOf = (answers: Answers, key: string): unknown =>
  Object.hasOwn(answers, key) ? (answers[key] ?? null) : null;

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
 * Begins with what the server has, and puts back what this browser kept. What was changed on the server since becomes a
 * conflict; `restored` names the questions whose kept text the person should be told of.
 */
export function openDraft(
  questions: readonly Question[],
  server: ServerSection,
  kept: KeptCopy | null,
): { draft: SectionDraft; restored: string[] } {
  const fresh: SectionDraft = {
    revision: server.revision,
    saved: server.answers,
    typed: server.answers,
    conflicts: {},
  };
  if (!kept) return { draft: fresh, restored: [] };
  const base: SectionDraft = {
    revision: kept.revision,
    saved: { ...server.answers, ...kept.base },
    typed: { ...server.answers, ...kept.answers },
    conflicts: {},
  };
  const draft = mergeServer(questions, base, server);
  const restored = unsavedKeys(questions, draft);
  return { draft, restored };
}

export function typeAnswer(draft: SectionDraft, key: string, value: unknown): SectionDraft {
  return { ...draft, typed: { ...draft.typed, [key]: value } };
}

/** Questions whose text the server does not have, conflicts included. */
export function unsavedKeys(questions: readonly Question[], draft: SectionDraft): string[] {
  return questions
    .filter(
      (question) =>
        Object.hasOwn(draft.conflicts, question.key) ||
        !isSameAnswer(
          question,
          valueOf(draft.typed, question.key),
          valueOf(draft.saved, question.key),
        ),
    )
    .map((question) => question.key);
}

/**
 * The changed answers in their stored form, ready to be sent. What cannot be stored yet (a word in a number) is `held`
 * back with its problem, so that it never keeps the other answers from being saved.
 */
export function changesToSend(
  questions: readonly Question[],
  draft: SectionDraft,
): { answers: Record<string, AnswerValue>; held: Record<string, AnswerProblem> } {
  const answers: Record<string, AnswerValue> = {};
  const held: Record<string, AnswerProblem> = {};
  const unsaved = new Set(unsavedKeys(questions, draft));
  for (const question of questions) {
    if (!unsaved.has(question.key) || Object.hasOwn(draft.conflicts, question.key)) continue;
    if (question.type === "file") continue;
    const parsed = parseAnswerDraft(question, valueOf(draft.typed, question.key));
    if (parsed.ok) answers[question.key] = parsed.value;
    else held[question.key] = parsed.problem;
  }
  return { answers, held };
}

/** The server has `sent` now; what was typed while it was under way stays unsaved. */
export function afterSave(draft: SectionDraft, sent: Answers, revision: number): SectionDraft {
  return { ...draft, revision, saved: { ...draft.saved, ...sent } };
}

/**
 * Takes over what others wrote. Untouched questions follow the server; a question changed on both sides becomes a
 * conflict; our own text is never replaced.
 */
export function mergeServer(
  questions: readonly Question[],
  draft: SectionDraft,
  server: ServerSection,
): SectionDraft {
  const typed: Record<string, unknown> = { ...draft.typed };
  const conflicts: Record<string, unknown> = {};
  for (const question of questions) {
    const { key } = question;
    const theirs = valueOf(server.answers, key);
    const ours = valueOf(draft.typed, key);
    if (isSameAnswer(question, ours, theirs)) continue;
    const before = valueOf(draft.saved, key);
    const inConflict = Object.hasOwn(draft.conflicts, key);
    if (!inConflict && isSameAnswer(question, ours, before)) typed[key] = theirs;
    else if (inConflict || !isSameAnswer(question, before, theirs)) conflicts[key] = theirs;
  }
  return { revision: server.revision, saved: server.answers, typed, conflicts };
}

/** Marks the questions that a 409 named, for when the section itself cannot be read again just now. */
export function withConflicts(
  draft: SectionDraft,
  found: Readonly<Record<string, { theirs: unknown }>>,
): SectionDraft {
  const theirs = Object.entries(found).map(([key, texts]) => [key, texts.theirs ?? null] as const);
  return { ...draft, conflicts: { ...draft.conflicts, ...Object.fromEntries(theirs) } };
}

/** `mine`: what stands in the field is saved over theirs. `theirs`: the field shows theirs. */
export function settleConflict(
  draft: SectionDraft,
  key: string,
  choice: "mine" | "theirs",
): SectionDraft {
  if (!Object.hasOwn(draft.conflicts, key)) return draft;
  const { [key]: theirs, ...conflicts } = draft.conflicts;
  const typed = choice === "theirs" ? { ...draft.typed, [key]: theirs } : draft.typed;
  return { ...draft, saved: { ...draft.saved, [key]: theirs }, typed, conflicts };
}

/** What this browser must keep, or null when the server has everything. `at`: ISO date-time. */
export function copyToKeep(
  questions: readonly Question[],
  draft: SectionDraft,
  at: string,
): KeptCopy | null {
  const keys = unsavedKeys(questions, draft);
  if (keys.length === 0) return null;
  const pick = (answers: Answers) =>
    Object.fromEntries(keys.map((key) => [key, valueOf(answers, key)]));
  return { revision: draft.revision, at, answers: pick(draft.typed), base: pick(draft.saved) };
}
