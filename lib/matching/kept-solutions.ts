import { createHash } from "node:crypto";
import { solveInThread } from "./run-in-thread";
import type { MatchingInput, MatchingResult } from "./schema";
import type { SolveOptions } from "./solve";

/** Problems whose answer is kept, the latest asked last. */
const most = 32;
const kept = new Map<string, Promise<MatchingResult>>();

const keyOf = (input: MatchingInput) =>
  createHash("sha256").update(JSON.stringify(input)).digest("base64");

/**
 * `solveInThread`, but the same problem is solved once in this process: a thread costs over half a second of processor
 * time before it begins to solve. The problem itself is the key, so whatever changes it asks anew and nothing has to be
 * told. Only proved answers stay.
 * @throws MatchingInputError when the parts of the input contradict each other
 */
export async function solveOnce(
  input: MatchingInput,
  options: SolveOptions = {},
): Promise<MatchingResult> {
  const key = keyOf(input);
  const answer = kept.get(key) ?? solveInThread(input, options);
  kept.delete(key);
  kept.set(key, answer);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  try {
    const result = await answer;
    if (result.status !== "optimal") kept.delete(key);
    return result;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}
