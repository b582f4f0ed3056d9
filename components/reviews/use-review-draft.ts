"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { request, type Problem } from "@/components/ui/api-client";
import type { SaveStatus } from "@/components/ui/save-state";
import type { OwnReview } from "@/lib/reviews/schema";
import {
  bodyOf,
  changedPaths,
  conflictsIn,
  valuesOf,
  type Conflicts,
  type DraftValues,
} from "./review-draft";

const pauseBeforeSaving = 800;
const pauseBeforeRetry = 5_000;

type Saved = { revision: number; savedAt: string };

/** A copy in this browser until the server has it. Broken or blocked storage only means that there is no copy. */
function localCopy(assignmentId: string) {
  const key = `review-draft/${assignmentId}`;
  return {
    read(): DraftValues | null {
      try {
        const text = window.localStorage.getItem(key);
        return text === null ? null : (JSON.parse(text) as DraftValues);
      } catch {
        return null;
      }
    },
    write(values: DraftValues | null): void {
      try {
        if (values === null) window.localStorage.removeItem(key);
        else window.localStorage.setItem(key, JSON.stringify(values));
      } catch {
        // Nothing to do: the server's copy is the one that counts.
      }
    },
  };
}

function statusAfter({ status, code }: Problem): SaveStatus {
  if (status === 409 && code === "reviews.stale_draft") return { kind: "conflict" };
  if (status === 401) return { kind: "signedOut" };
  return { kind: status === 0 ? "offline" : "failed" };
}

/**
 * A review being written: saved a moment after each change, one request at a time, tried again when the connection
 * comes back. Changes made elsewhere meanwhile are kept apart until the reviewer chooses.
 */
export function useReviewDraft(assignmentId: string, review: OwnReview, readOnly: boolean) {
  const [typed, setTyped] = useState<DraftValues>(() => valuesOf(review));
  const [status, setStatus] = useState<SaveStatus>(
    review.revision > 0 ? { kind: "saved", at: review.savedAt } : { kind: "idle" },
  );
  const [conflicts, setConflicts] = useState<Conflicts>({});
  const state = useRef({ typed, saved: valuesOf(review), revision: review.revision });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const running = useRef<Promise<boolean> | null>(null);

  /** Sends what has changed until nothing is left; false when it stopped before that. */
  const save = useCallback(async (): Promise<boolean> => {
    const now = state.current;
    for (
      let paths = changedPaths(now.saved, now.typed);
      paths.length > 0;
      paths = changedPaths(now.saved, now.typed)
    ) {
      const sent = { ...now.typed };
      setStatus({ kind: "saving" });
      const result = await request<Saved>(
        "PUT",
        `/api/reviews/${assignmentId}`,
        bodyOf(now.revision, sent, paths),
      );
      if (!result.ok) {
        const { problem } = result;
        if (problem.status === 409 && problem.code === "reviews.stale_draft") {
          now.revision = Number(problem.body.revision ?? now.revision);
          setConflicts(conflictsIn(problem.body, now.typed));
        }
        setStatus(statusAfter(problem));
        return false;
      }
      for (const path of paths) now.saved[path] = sent[path] ?? null;
      now.revision = result.data.revision;
      setStatus({ kind: "saved", at: result.data.savedAt });
      setConflicts({});
    }
    localCopy(assignmentId).write(null);
    return true;
  }, [assignmentId]);

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    running.current = save().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [save]);

  useEffect(() => {
    if (status.kind !== "offline" && status.kind !== "failed") return undefined;
    const retry = setTimeout(() => void flush(), pauseBeforeRetry);
    return () => clearTimeout(retry);
  }, [status, flush]);

  const change = useCallback(
    (path: string, value: DraftValues[string]) => {
      const next = { ...state.current.typed, [path]: value };
      state.current.typed = next;
      setTyped(next);
      localCopy(assignmentId).write(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pauseBeforeSaving);
    },
    [assignmentId, flush],
  );

  const settle = useCallback(
    (keep: "mine" | "stored") => {
      if (keep === "stored") {
        const stored = Object.fromEntries(
          Object.entries(conflicts).map(([path, { theirs }]) => [path, theirs]),
        ) as DraftValues;
        const next = { ...state.current.typed, ...stored };
        state.current.typed = next;
        state.current.saved = { ...state.current.saved, ...stored };
        setTyped(next);
      }
      setConflicts({});
      void flush();
    },
    [conflicts, flush],
  );

  useEffect(() => {
    if (readOnly) return undefined;
    const kept = localCopy(assignmentId).read();
    if (kept) {
      const known = Object.fromEntries(
        Object.entries(kept).filter(([path]) => Object.hasOwn(state.current.typed, path)),
      );
      const next = { ...state.current.typed, ...known };
      state.current.typed = next;
      setTyped(next);
      void flush();
    }
    const again = () => void flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (changedPaths(state.current.saved, state.current.typed).length > 0) event.preventDefault();
    };
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("online", again);
      window.removeEventListener("focus", again);
      window.removeEventListener("beforeunload", warn);
      void flush();
    };
  }, [assignmentId, flush, readOnly]);

  const revision = useCallback(() => state.current.revision, []);
  return { typed, status, conflicts, change, flush, settle, revision };
}
