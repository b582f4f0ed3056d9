import { Refusal } from "@/lib/platform/errors";

/** Name, announced length and bytes of an upload: an octet stream with the name, percent-encoded, in `X-File-Name`. */
export function uploadOf(request: Request) {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/octet-stream" || !request.body)
    throw new Refusal("applications.not_a_file", { status: 415 });
  const length = request.headers.get("content-length");
  return {
    name: decodedName(request.headers.get("x-file-name") ?? ""),
    declaredLength: length !== null && /^\d{1,15}$/.test(length) ? Number(length) : -1,
    stream: request.body,
    signal: request.signal,
  };
}

/** A name that cannot be decoded becomes one that checkFileName refuses for its characters. */
function decodedName(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return "\u0000";
  }
}
