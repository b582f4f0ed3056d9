import { isLocale } from "@/lib/i18n/locales";

// First segments of the portal's own pages; a `next` that names none of them is dropped.
const ownPages = new Set([
  "act-as",
  "admin",
  "applications",
  "apply",
  "audit",
  "desk",
  "documents",
  "emergency",
  "home",
  "invitations",
  "mentoring",
  "my",
  "outbox",
  "partner-desk",
  "profile",
  "programmes",
  "releases",
  "reviews",
  "startups",
]);

/**
 * Where a person goes after signing in: the wanted path without its language, when it is a path of our own pages;
 * else `/home`. Never another host: schemes, `//`, backslashes and control characters are refused (security.md 7).
 */
export function nextTarget(wanted: unknown): string {
  if (typeof wanted !== "string" || wanted.length > 1000) return "/home";
  if (!/^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(wanted)) return "/home";
  const base = "http://portal.invalid";
  if (!URL.canParse(wanted, base)) return "/home";
  const url = new URL(wanted, base);
  if (url.origin !== base) return "/home";
  const [first = "", ...rest] = url.pathname.slice(1).split("/");
  const segments = isLocale(first) ? rest : [first, ...rest];
  if (!ownPages.has(segments[0] ?? "")) return "/home";
  return `/${segments.join("/")}${url.search}`;
}

/** Where a finished sign-in leads; a new person first writes their name. */
export function pathAfterSignIn(wanted: unknown, isNew: boolean): string {
  const target = nextTarget(wanted);
  return isNew ? `/profile?next=${encodeURIComponent(target)}` : target;
}
