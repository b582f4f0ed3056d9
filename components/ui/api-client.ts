import { seenPages } from "./leaving/seen-pages";
import { goOnAs, hearProblem, ownerHeader } from "./page-owner";

/** A refused or failed request, ready to be shown. */
export type Problem = {
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** `<namespace>.<key>` from the server; `offline`, `timeout`, `signed_out`, `unexpected` from here. */
  code: string;
  /** A sentence in the reader's language; empty for the codes from here (see ProblemBanner). */
  title: string;
  /** By path of the field in the request. */
  fields: Record<string, string>;
  retryAfterSeconds?: number | undefined;
  /** Every member of the server's answer, e.g. `conflicts` of a 409. */
  body: Record<string, unknown>;
};

export type Result<T> = { ok: true; data: T; status: number } | { ok: false; problem: Problem };

export type RequestOptions = {
  /** Sent as `Idempotency-Key`: a repeat with the same key gets the first answer. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Milliseconds until the attempt is given up; 30,000 unless told. */
  timeout?: number | undefined;
  /** Sent to its end even when the page is closed (bodies up to 64 KB). */
  keepalive?: boolean | undefined;
  /** The act may change under which membership the reader acts, and this page goes on as that one. */
  goesOn?: boolean | undefined;
  /** Asks for whoever is signed in by now, be it somebody else than the page was made for. Reading only. */
  asWhoever?: boolean | undefined;
};

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One JSON request to the product's own API. Never throws; the language is that of the page. */
export async function request<T>(
  method: Method,
  url: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<Result<T>> {
  const limit = AbortSignal.timeout(options.timeout ?? 30_000);
  try {
    const response = await fetch(url, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      headers: headersOf(method, options),
      keepalive: options.keepalive ?? false,
      signal: options.signal ? AbortSignal.any([options.signal, limit]) : limit,
      ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    const answer = await readJson(response);
    if (!response.ok) return { ok: false, problem: hearProblem(problemOf(response, answer)) };
    if (method !== "GET") seenPages.noteWrite();
    if (options.goesOn) goOnAs(response.headers);
    return { ok: true, data: answer as T, status: response.status };
  } catch {
    return { ok: false, problem: localProblem(limit.aborted ? "timeout" : "offline") };
  }
}

function headersOf(method: Method, options: RequestOptions): Record<string, string> {
  const { idempotencyKey, asWhoever } = options;
  return {
    ...(asWhoever ? {} : ownerHeader()),
    Accept: "application/json",
    "Accept-Language": document.documentElement.lang,
    ...(method === "GET" ? {} : { "Content-Type": "application/json" }),
    ...(idempotencyKey ? { "Idempotency-Key": idempotencyKey } : {}),
  };
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const text = await response.text();
  try {
    return text === "" ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** The Problem in a non-2xx answer, whatever sent it. */
export function problemOf(
  response: Pick<Response, "status" | "headers">,
  answer: unknown,
): Problem {
  const body = isRecord(answer) ? answer : {};
  const code = typeof body.code === "string" ? body.code : undefined;
  const title = typeof body.title === "string" ? body.title : "";
  const retryAfter = Number(response.headers.get("retry-after"));
  return {
    status: response.status,
    code: code ?? (response.status === 401 ? "signed_out" : "unexpected"),
    title: code === undefined ? "" : title,
    fields: sentences(body.fields),
    retryAfterSeconds: retryAfter > 0 ? retryAfter : undefined,
    body,
  };
}

/** A problem that no server named. */
export function localProblem(code: "offline" | "timeout" | "signed_out" | "unexpected"): Problem {
  return { status: 0, code, title: "", fields: {}, body: {} };
}

function sentences(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).flatMap(([path, entry]): [string, string][] => {
    if (typeof entry === "string") return [[path, entry]];
    return isRecord(entry) && typeof entry.title === "string" ? [[path, entry.title]] : [];
  });
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
