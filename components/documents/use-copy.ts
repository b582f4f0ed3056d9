"use client";

import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useCallback, useEffect, useRef, useState } from "react";
import { problemOf, type Problem } from "@/components/ui/api-client";
import { hearProblem, ownerHeader } from "@/components/ui/page-owner";
import { loadReader, openPdf, type PdfReader } from "./open-pdf";

export type CopyPhase =
  | { at: "loading" }
  | { at: "open"; document: PDFDocumentProxy; reader: PdfReader }
  | { at: "failed" }
  /** The right to read it has ended, or its hour is over. */
  | { at: "closed"; problem: Problem };

/** How often an open document asks whether it may still be read. */
const askEveryMs = 15_000;

/** The refusal of the next byte; null while it would be given, or nobody answered. */
async function refusalOf(url: string): Promise<Problem | null> {
  try {
    const answer = await fetch(url, {
      cache: "no-store",
      headers: {
        Range: "bytes=0-0",
        "Accept-Language": document.documentElement.lang,
        ...ownerHeader(),
      },
    });
    if (answer.ok) {
      await answer.body?.cancel();
      return null;
    }
    if (answer.status >= 500) return null;
    return hearProblem(problemOf(answer, await answer.json().catch(() => null)));
  } catch {
    return null;
  }
}

/**
 * Opens a copy and keeps asking whether it may be read: when the right ends while somebody reads, the pages go, also those
 * that had been fetched. `retry` opens it anew after a failure.
 */
export function useCopy(url: string) {
  const [phase, setPhase] = useState<CopyPhase>({ at: "loading" });
  const [attempt, setAttempt] = useState(0);
  const close = useRef<() => void>(() => undefined);

  const ask = useCallback(async () => {
    const problem = await refusalOf(url);
    if (!problem) return false;
    close.current();
    setPhase({ at: "closed", problem });
    return true;
  }, [url]);

  useEffect(() => {
    let isOver = false;
    const start = async () => {
      const reader = await loadReader();
      if (isOver) return;
      const task = openPdf(reader, url);
      close.current = () => void task.destroy();
      const document = await task.promise;
      if (!isOver) setPhase({ at: "open", document, reader });
    };
    start().catch(async () => {
      if (!isOver && !(await ask())) setPhase({ at: "failed" });
    });
    return () => {
      isOver = true;
      close.current();
    };
  }, [url, attempt, ask]);

  const isOpen = phase.at === "open";
  useEffect(() => {
    if (!isOpen) return undefined;
    const look = () => {
      if (document.visibilityState === "visible") void ask();
    };
    const timer = setInterval(look, askEveryMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isOpen, ask]);

  const retry = () => {
    setPhase({ at: "loading" });
    setAttempt((count) => count + 1);
  };
  return { phase, retry, ask };
}
