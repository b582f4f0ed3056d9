import type { Problem } from "@/components/ui/api-client";
import { isOthersPage } from "@/components/ui/page-owner";
import type { SaveStatus } from "@/components/ui/save-state";
import type { Values } from "./draft-state";

/** The other's values that a 409 names ({conflicts: {key: {theirs}}}), or null when it is about something else. */
export function conflictsIn(problem: Problem): Values | null {
  const { conflicts } = problem.body;
  if (problem.status !== 409 || typeof conflicts !== "object" || conflicts === null) return null;
  const entries = Object.entries(conflicts as Record<string, { theirs?: unknown } | null>);
  return Object.fromEntries(entries.map(([key, texts]) => [key, texts?.theirs ?? null] as const));
}

/** Those of them that the same person wrote, on another device or in another tab. */
export function ownIn({ body }: Problem): string[] {
  const { own } = body;
  return Array.isArray(own) ? own.filter((key) => typeof key === "string") : [];
}

const retryDelays = [2000, 4000, 8000, 15_000, 30_000];

/** Milliseconds until the next attempt. `failures`: attempts before this one that failed alike. */
export function retryDelay({ retryAfterSeconds = 0 }: Problem, failures: number): number {
  const delay = retryDelays[Math.min(failures, retryDelays.length - 1)] ?? 0;
  return Math.max(delay, retryAfterSeconds * 1000);
}

/** The server's sentences about values that were sent, by key; null when it named none of them. */
export function refusedIn(
  problem: Problem,
  sent: readonly string[],
): Record<string, string> | null {
  if (problem.status !== 422) return null;
  const refused = Object.entries(problem.fields).filter(([key]) => sent.includes(key));
  return refused.length > 0 ? Object.fromEntries(refused) : null;
}

type StatusFacts = {
  savedAt: string | null;
  problem: Problem | null;
  ended: Problem | null;
  isSaving: boolean;
  isUnsaved: boolean;
  conflicts: Values;
  ownConflicts: readonly string[];
  held: object;
  refused: object;
};

/** What is said of the form's words. "Saved" only when no word waits, wherever it waits. */
export function statusOf(facts: StatusFacts): SaveStatus {
  const { savedAt, problem, isUnsaved } = facts;
  if (facts.ended) return { kind: "failed" };
  if (!isUnsaved) return savedAt ? { kind: "saved", at: savedAt } : { kind: "idle" };
  // A next attempt does not take it back before it succeeds: what is said, and what stands below it, must not come and go.
  if (problem) return { kind: kindOf(problem) };
  const inConflict = Object.keys(facts.conflicts).length;
  if (inConflict > 0) {
    const isOwn = facts.ownConflicts.length === inConflict;
    return { kind: isOwn ? "ownConflict" : "conflict" };
  }
  const standing = { ...facts.held, ...facts.refused };
  if (Object.keys(standing).length > 0 && !facts.isSaving) return { kind: "held" };
  return { kind: "saving" };
}

function kindOf(problem: Problem): "offline" | "failed" | "signedOut" | "notYours" {
  if (isOthersPage(problem)) return "notYours";
  if (problem.status === 401) return "signedOut";
  return problem.code === "offline" ? "offline" : "failed";
}
