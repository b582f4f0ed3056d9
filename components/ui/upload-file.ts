import { fileRefusalCodeSchema, type FileRefusalCode } from "@/lib/files/schema";
import { seenPages } from "./leaving/seen-pages";

import { hearProblem, ownerHeader } from "./page-owner";

/** Why an upload did not end well. */
export type UploadProblem =
  | { kind: "refused"; code: FileRefusalCode }
  /** The server's own sentence, already in the reader's language. */
  | { kind: "said"; sentence: string }
  | { kind: "network" | "server" | "signedOut" };

export type UploadResult = { ok: true; answer: unknown } | { ok: false; problem: UploadProblem };

type Upload = {
  url: string;
  file: File;
  /** Part sent, from 0 to 1. */
  onProgress: (part: number) => void;
  signal: AbortSignal;
};

/**
 * Sends one file as the body of a POST, its name beside it in `X-File-Name`. XMLHttpRequest, because fetch does not
 * tell how much of a body has left. Never rejects; `undefined` when it was aborted.
 */
export function uploadFile({
  url,
  file,
  onProgress,
  signal,
}: Upload): Promise<UploadResult | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => resolve(resultOf(request.status, request.responseText));
    request.onerror = () => resolve({ ok: false, problem: { kind: "network" } });
    request.onabort = () => resolve(undefined);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.open("POST", url);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    for (const [name, value] of Object.entries(ownerHeader()))
      request.setRequestHeader(name, value);
    request.send(file);
  });
}

function resultOf(status: number, text: string): UploadResult {
  const body = parsed(text);
  if (status >= 200 && status < 300) {
    seenPages.noteWrite();
    return { ok: true, answer: body };
  }
  if (status === 401) return { ok: false, problem: { kind: "signedOut" } };
  const problem = typeof body === "object" && body !== null ? body : {};
  const said = "code" in problem && typeof problem.code === "string" ? problem.code : "";
  hearProblem({ code: said });
  const code = fileRefusalCodeSchema.safeParse(said.replace(/^files\.refusals\./, ""));
  if (code.success) return { ok: false, problem: { kind: "refused", code: code.data } };
  if (status < 500 && "title" in problem && typeof problem.title === "string") {
    return { ok: false, problem: { kind: "said", sentence: problem.title } };
  }
  if (status === 413) return { ok: false, problem: { kind: "refused", code: "too_large" } };
  return { ok: false, problem: { kind: "server" } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
