import { parseRange, type ByteRange } from "@/lib/files/byte-range";

export interface Download {
  /** The original name, as stored. */
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** The request's `Range` and `If-Range` headers. */
  range?: string | null;
  ifRange?: string | null;
}

export interface DownloadAnswer {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  /** What to read from the store; undefined for the whole file. With 416 nothing is read. */
  range?: ByteRange;
}

/**
 * Status and headers of a download: always an attachment, never sniffed, never run, never kept by a cache. We send no
 * validator, so a request with `If-Range` gets the whole file.
 */
export function answerDownload(file: Download): DownloadAnswer {
  const headers: Record<string, string> = {
    "Content-Disposition": attachment(file.name),
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Accept-Ranges": "bytes",
  };
  const range = file.ifRange ? "none" : parseRange(file.range, file.size);
  if (range === "unsatisfiable") {
    return {
      status: 416,
      headers: { ...headers, "Content-Range": `bytes */${file.size}`, "Content-Length": "0" },
    };
  }
  headers["Content-Type"] = file.mediaType;
  if (range === "none")
    return { status: 200, headers: { ...headers, "Content-Length": String(file.size) } };
  headers["Content-Range"] = `bytes ${range.start}-${range.end}/${file.size}`;
  headers["Content-Length"] = String(range.end - range.start + 1);
  return { status: 206, headers, range };
}

/** `Content-Disposition` after RFC 6266: an ASCII name for old clients and the full name in the form of RFC 8187. */
export function attachment(name: string): string {
  const clean = name.toWellFormed().replace(/[\p{Cc}/\\]/gu, "_");
  const ascii = clean
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/gu, "_")
    .replace(/["%]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extendedValue(clean)}`;
}

/** RFC 8187, section 3.2.1: encodeURIComponent leaves ' ( ) * bare, which are no attr-char. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
