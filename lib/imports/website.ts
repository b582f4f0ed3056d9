import { isSharedHost } from "@/lib/startups/website-domain";

export type ReadWebsite =
  | { kind: "none"; stray: boolean }
  | { kind: "unreadable" }
  | { kind: "read"; url: string; domain: string | null; further: boolean };

const hostPattern = /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+([a-z][a-z0-9-]{1,62})$/;

/**
 * A website as people write it: with or without scheme, several in one cell (the first counts). `domain` is the host in
 * lower case without `www.`, or null for an address that many share. A bare scheme is no website (`stray`).
 */
export function readWebsite(raw: string): ReadWebsite {
  const parts = raw
    .normalize("NFKC")
    .trim()
    .split(/[\s,;|]+/)
    .filter(Boolean);
  const first = parts[0];
  if (first === undefined) return { kind: "none", stray: false };
  if (/^(https?:)?\/{0,2}$/i.test(first) || /^[-–—]$|^n\/?a$/i.test(first))
    return { kind: "none", stray: true };
  const url = parseUrl(first);
  if (!url) return { kind: "unreadable" };
  const host = url.hostname
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^www\./, "");
  if (!hostPattern.test(host) || url.href.length > 200) return { kind: "unreadable" };
  return {
    kind: "read",
    url: url.href,
    domain: isSharedHost(host) ? null : host,
    further: parts.length > 1,
  };
}

function parseUrl(text: string): URL | null {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  const isHostWithPort = scheme !== undefined && /^[a-z0-9.-]+\.[a-z]+:\d+/i.test(text);
  if (scheme !== undefined && scheme !== "http" && scheme !== "https" && !isHostWithPort)
    return null;
  const url = URL.parse(scheme === "http" || scheme === "https" ? text : `https://${text}`);
  return url && url.username === "" && url.password === "" ? url : null;
}
