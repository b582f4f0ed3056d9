import { locales } from "@/lib/i18n/locales";

interface Place {
  /** As in APP_ORIGIN. */
  origin: string;
  isDemo: boolean;
}

/** First segments, after the language, of pages that are not for everybody: staff, teams, reviewers, and links by mail. */
const closed = [
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
  "my-data",
  "outbox",
  "partner-desk",
  "profile",
  "releases",
  "retention",
  "reviews",
  "sign-in",
  "signin",
  "startups",
  "tasks",
];

/** robots.txt: the public pages may be found, everything behind a sign-in not; of a demo nothing at all. */
export function robotsText({ isDemo }: Pick<Place, "isDemo">): string {
  const paths = isDemo
    ? ["/"]
    : ["/api/", ...locales.flatMap((locale) => closed.map((name) => `/${locale}/${name}`))];
  return ["User-agent: *", ...paths.map((path) => `Disallow: ${path}`), ""].join("\n");
}

const day = 24 * 3600_000;

/** security.txt (RFC 9116), good for 180 days from the day it is asked for. `now` is that moment. */
export function securityText({ origin }: Pick<Place, "origin">, now: Date): string {
  const expires = new Date(Math.floor(now.getTime() / day) * day + 180 * day);
  return [
    `Contact: ${origin}/en-HK/contact`,
    `Expires: ${expires.toISOString()}`,
    "Preferred-Languages: en, zh",
    `Canonical: ${origin}/.well-known/security.txt`,
    "",
  ].join("\n");
}
