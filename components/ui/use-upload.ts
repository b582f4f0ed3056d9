"use client";

import { useEffect, useRef, useState } from "react";
import { checkFileName, type FileKind } from "@/lib/files/schema";
import { uploadFile, type UploadProblem } from "./upload-file";

export type UploadPhase =
  | { at: "rest" }
  | { at: "sending"; file: File; percent: number }
  | { at: "failed"; file: File; problem: UploadProblem };

type Options = {
  url: string;
  kinds: readonly FileKind[];
  maxBytes: number;
  onUploaded: (answer: unknown, file: File) => void;
};

/** One upload at a time: what can be known before sending is refused at once; unmounting stops the transfer. */
export function useUpload({ url, kinds, maxBytes, onUploaded }: Options) {
  const [phase, setPhase] = useState<UploadPhase>({ at: "rest" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const cancel = () => {
    running.current?.abort();
    running.current = null;
    setPhase({ at: "rest" });
  };

  const send = async (file: File) => {
    running.current?.abort();
    const known = knownProblem(file, kinds, maxBytes);
    if (known) return setPhase({ at: "failed", file, problem: known });
    const controller = new AbortController();
    running.current = controller;
    setPhase({ at: "sending", file, percent: 0 });
    const onProgress = (part: number) => {
      if (running.current === controller)
        setPhase({ at: "sending", file, percent: Math.floor(part * 100) });
    };
    const result = await uploadFile({ url, file, onProgress, signal: controller.signal });
    if (result === undefined || running.current !== controller) return undefined;
    running.current = null;
    if (!result.ok) return setPhase({ at: "failed", file, problem: result.problem });
    setPhase({ at: "rest" });
    onUploaded(result.answer, file);
    return undefined;
  };

  return { phase, send, cancel, forget: () => setPhase({ at: "rest" }) };
}

function knownProblem(
  file: File,
  kinds: readonly FileKind[],
  maxBytes: number,
): UploadProblem | undefined {
  const named = checkFileName(file.name, kinds);
  if (!named.ok) return { kind: "refused", code: named.code };
  if (file.size === 0) return { kind: "refused", code: "empty" };
  return file.size > maxBytes ? { kind: "refused", code: "too_large" } : undefined;
}
