import { Refusal } from "./errors";

/** JSON bodies larger than this are refused unless a route says otherwise. */
export const defaultMaxBytes = 1_000_000;

/** The body as text. Throws 413 as soon as more than `maxBytes` have come, whatever the headers said. */
async function readText(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (!request.body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let received = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    received += chunk.byteLength;
    if (received > maxBytes) throw tooLarge(maxBytes);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

const tooLarge = (maxBytes: number) =>
  new Refusal("platform.too_large", {
    status: 413,
    params: { megabytes: Math.ceil(maxBytes / 1_000_000) },
  });

/** True when Postgres can store every string inside: no NUL, no half of a surrogate pair; and it is not nested deeper than 30. */
export function isStorable(value: unknown, depth = 0): boolean {
  if (depth > 30) return false;
  if (typeof value === "string") return !value.includes("\u0000") && value.isWellFormed();
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  if (value !== null && typeof value === "object") {
    return Object.entries(value).every(
      ([key, item]) => isStorable(key) && isStorable(item, depth + 1),
    );
  }
  return true;
}

/**
 * The request's JSON. Throws 415 for another content type, 413 when too large, 400 when it is not JSON or holds
 * characters that cannot be stored.
 */
export async function readJson(request: Request, maxBytes = defaultMaxBytes): Promise<unknown> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Refusal("platform.not_json", { status: 415 });
  let parsed: unknown;
  try {
    parsed = JSON.parse((await readText(request, maxBytes)) || "null");
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("platform.broken_json", { status: 400 });
  }
  if (!isStorable(parsed)) throw new Refusal("platform.unstorable_text", { status: 400 });
  return parsed;
}

/** As readJson, but undefined for a request that carries nothing; for acts whose body may be left out. */
export async function readOptionalJson(request: Request, maxBytes?: number): Promise<unknown> {
  return request.body ? readJson(request, maxBytes) : undefined;
}
