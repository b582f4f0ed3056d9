"use client";

import { useCallback, useRef, useState } from "react";
import { localProblem, type Problem, type Result } from "./api-client";

type ActionContext = {
  /** Stays the same while attempts fail without an answer, so that a retry is never done twice. */
  idempotencyKey: string;
};

type Action<Args extends unknown[], T> = (
  context: ActionContext,
  ...args: Args
) => Promise<Result<T>>;

export type ActionState<Args extends unknown[]> = {
  run: (...args: Args) => Promise<void>;
  pending: boolean;
  problem: Problem | null;
  clear: () => void;
};

/**
 * A button's request: pending, the problem if refused, and no second run while one is under way.
 * `onDone` gets the data of a success.
 */
export function useAction<Args extends unknown[], T>(
  action: Action<Args, T>,
  onDone?: (data: T) => void,
): ActionState<Args> {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const key = useRef<string | null>(null);
  const latest = useRef({ action, onDone });
  latest.current = { action, onDone };

  const run = useCallback(async (...args: Args) => {
    if (running.current) return;
    running.current = true;
    setPending(true);
    setProblem(null);
    key.current ??= crypto.randomUUID();
    try {
      const result = await latest.current.action({ idempotencyKey: key.current }, ...args);
      if (!result.ok) {
        if (result.problem.status > 0 && result.problem.status < 500) key.current = null;
        setProblem(result.problem);
        return;
      }
      key.current = null;
      latest.current.onDone?.(result.data);
    } catch {
      setProblem(localProblem("unexpected"));
    } finally {
      running.current = false;
      setPending(false);
    }
  }, []);

  const clear = useCallback(() => setProblem(null), []);
  return { run, pending, problem, clear };
}
