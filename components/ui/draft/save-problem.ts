import type { Problem } from "@/components/ui/api-client";
import type { SaveStatus } from "@/components/ui/save-state";
import type { Values } from "./draft-state";

/** The other's values that a 409 names ({conflicts: {key: {theirs}}}), or null when it is about something else. */
export function conflictsIn(problem: Problem): Values | null {
  const { conflicts } = problem.body;
  if (problem.status !== 409 || typeof conflicts !== "object" || conflicts === null) return null;
  const entries = Object.entries(conflicts as Record<string, { theirs?: unknown } | null>);
  return Object.fromEntries(entries.map(([key, texts]) => [key, texts?.theirs ?? null] as const));
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
  held: object;
  refused: object;
};

/** What is said of the form's words. "Saved" only when no word waits, wherever it waits. */
export function statusOf(facts: StatusFacts): SaveStatus {
  const { savedAt, problem, isUnsaved } = facts;
  if (facts.ended) return { kind: "failed" };
  if (!isUnsaved) return savedAt ? { kind: "saved", at: savedAt } : { kind: "idle" };
  if (problem && !facts.isSaving) return { kind: kindOf(problem) };
  if (Object.keys(facts.conflicts).length > 0) return { kind: "conflict" };
  const standing = { ...facts.held, ...facts.refused };
  if (Object.keys(standing).length > 0 && !facts.isSaving) return { kind: "held" };
  return { kind: "saving" };
}

function kindOf(problem: Problem): "offline" | "failed" | "signedOut" {
  if (problem.status === 401) return "signedOut";
  return problem.code === "offline" ? "offline" : "failed";
}
