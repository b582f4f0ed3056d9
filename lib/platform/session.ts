import { cache } from "react";
import NextAuth, { type NextAuthOptions, type Session } from "next-auth";
import type { Adapter, AdapterSession } from "next-auth/adapters";
import { cookies } from "next/headers";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Role } from "@/lib/generated/prisma/enums";
import { isLocale } from "@/lib/i18n/locales";
import type { Actor } from "./actor";
import { db } from "./db";
import { env } from "./env";
import { hashToken } from "./secrets";

/** Seconds a session lives without use; each hour of use renews it. */
export const sessionSeconds = 7 * 24 * 3600;
const renewalSeconds = 3600;

/** Seconds an assisted session lives, used or not. */
export const assistedSessionSeconds = 8 * 3600;

/** The cookie's name and attributes; `__Host-` needs https, which a loopback demo has not. */
export function sessionCookie() {
  const secure = env().APP_ORIGIN.startsWith("https:");
  return {
    name: secure ? "__Host-session" : "session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** A membership that somebody may act under, for a header to name: names are localised texts as they are stored. */
export interface NamedMembership {
  id: string;
  role: Role;
  deputy: boolean;
  organisation: unknown;
  programme: unknown;
  startup: string | null;
}

interface SessionRow {
  id: string;
  expires: Date;
  assisted: boolean;
  person_id: string;
  email: string;
  display_name: string;
  locale: string;
  membership_id: string | null;
  role: Role | null;
  organisation_id: string | null;
  programme_id: string | null;
  startup_id: string | null;
  unit: string | null;
  deputy: boolean | null;
  may_submit: boolean | null;
  own: NamedMembership[] | null;
}

// Every live membership of the person in a fixed order, first given first, for the header of a page.
const ownMemberships = Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('id', h.id, 'role', h.role, 'deputy', h.deputy,
             'organisation', o.short_name, 'programme', g.name, 'startup', t.display_name)
             ORDER BY h.created_at, h.id), '[]')
      FROM memberships h
      LEFT JOIN organisations o ON o.id = h.organisation_id
      LEFT JOIN programmes g ON g.id = h.programme_id
      LEFT JOIN startups t ON t.id = h.startup_id
     WHERE h.person_id = s.person_id AND h.status = 'active'
       AND h.valid_from <= app_now() AND (h.valid_until IS NULL OR h.valid_until > app_now()))`;

/**
 * One round trip: session, person and the live membership it acts under; for a page, what its header names as well. A
 * session that began before the person's first membership takes up the first one given; a chosen one that ended is never
 * replaced unasked. A suspended person has no session. An assisted one acts for a startup's team only, whatever role its
 * person is given meanwhile.
 */
async function sessionRow(token: string, forPage = false): Promise<SessionRow | undefined> {
  const rows = await db().$queryRaw<SessionRow[]>`
    SELECT s.id, s.expires, s.assisted, p.id AS person_id, p.email, p.display_name, p.locale,
           m.id AS membership_id, m.role, m.organisation_id, m.programme_id, m.startup_id, m.unit, m.deputy, m.may_submit,
           ${forPage ? ownMemberships : Prisma.sql`NULL`} AS own
      FROM sessions s
      JOIN people p ON p.id = s.person_id AND p.suspended_at IS NULL
      LEFT JOIN LATERAL (
        SELECT * FROM memberships
         WHERE person_id = s.person_id AND (s.membership_id IS NULL OR id = s.membership_id) AND status = 'active'
           AND (NOT s.assisted OR startup_id IS NOT NULL)
           AND valid_from <= app_now() AND (valid_until IS NULL OR valid_until > app_now())
         ORDER BY created_at, id LIMIT 1) m ON true
     WHERE s.token_hash = ${hashToken(token)} AND s.expires > now()`;
  return rows[0];
}

function actorFrom(row: SessionRow): Actor {
  return {
    kind: "person",
    personId: row.person_id,
    displayName: row.display_name,
    email: row.email,
    locale: isLocale(row.locale) ? row.locale : "en-HK",
    assisted: row.assisted,
    ...(row.assisted ? { assistedUntil: row.expires } : {}),
    membership:
      row.membership_id && row.role
        ? {
            id: row.membership_id,
            role: row.role,
            organisationId: row.organisation_id,
            programmeId: row.programme_id,
            startupId: row.startup_id,
            unit: row.unit,
            deputy: row.deputy ?? false,
            maySubmit: row.may_submit ?? false,
          }
        : null,
  };
}

/** Gives a session its full time again, except one that staff helped to open: that ends when it was to end. */
async function renew(token: string, expires: Date): Promise<void> {
  await db().session.updateMany({
    where: { tokenHash: hashToken(token), assisted: false },
    data: { expires },
  });
}

/** The live session of a token, renewed once an hour of use; undefined when it has none. */
async function sessionInUse(token: string, forPage = false): Promise<SessionRow | undefined> {
  const row = await sessionRow(token, forPage);
  const left = row && row.expires.getTime() - Date.now();
  if (left && !row.assisted && left < (sessionSeconds - renewalSeconds) * 1000)
    await renew(token, new Date(Date.now() + sessionSeconds * 1000));
  return row;
}

/** What next-auth's own route needs of the sessions table. Sessions are made by our own code flow, never by next-auth. */
const adapter: Adapter = {
  async getSessionAndUser(sessionToken) {
    const row = await sessionRow(sessionToken);
    if (!row) return null;
    const user = { id: row.person_id, email: row.email, emailVerified: null };
    return { session: { sessionToken, userId: row.person_id, expires: row.expires }, user };
  },
  async updateSession(session): Promise<AdapterSession | null> {
    if (!session.expires) return null;
    await renew(session.sessionToken, session.expires);
    return { ...session, userId: session.userId ?? "", expires: session.expires };
  },
  async deleteSession(sessionToken) {
    await db().session.deleteMany({ where: { tokenHash: hashToken(sessionToken) } });
  },
};

const authOptions = (): NextAuthOptions => ({
  secret: env().SESSION_SECRET,
  adapter,
  providers: [],
  session: { strategy: "database", maxAge: sessionSeconds, updateAge: renewalSeconds },
  cookies: { sessionToken: sessionCookie() },
  pages: { signIn: "/en-HK/sign-in" },
  callbacks: {
    session: ({ session, user }) => ({ ...session, user: { id: user.id } }) as Session,
  },
});

/** next-auth's own route (session look-up, CSRF token, sign-out). */
export const authRoute = (request: Request, context: unknown): Promise<Response> =>
  NextAuth(authOptions())(request, context) as Promise<Response>;

export interface PageSession {
  actor: Actor;
  /** All that the person may act under, in a fixed order: first given first. */
  memberships: NamedMembership[];
}

/** Whether the reader has a membership besides the one they act under; known without asking. */
export const hasOtherMemberships = ({ actor, memberships }: PageSession): boolean =>
  memberships.some(({ id }) => id !== actor.membership?.id);

/** A page's session by its token, in one statement, or null. Throws what the database throws: nobody is signed out by it. */
export async function pageSessionOf(token: string | undefined): Promise<PageSession | null> {
  const row = token ? await sessionInUse(token, true) : undefined;
  return row ? { actor: actorFrom(row), memberships: row.own ?? [] } : null;
}

/** The session of the page that is drawn, or null: looked up once a request. A page cannot set a cookie. */
export const getPageSession = cache(async (): Promise<PageSession | null> =>
  pageSessionOf((await cookies()).get(sessionCookie().name)?.value),
);

/** Who is signed in, for pages, or null. */
export const getActor = async (): Promise<Actor | null> => (await getPageSession())?.actor ?? null;

export interface RequestSession {
  actor: Actor | null;
  /** The Set-Cookie value that lets the browser keep the session as long as the database does; null for nobody. */
  cookie: string | null;
}

/** The session token that a request carries, or null. */
export function sessionTokenOf(request: Request): string | null {
  const { name } = sessionCookie();
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return null;
}

/** The Set-Cookie value that has the browser keep `token` for `maxAge` seconds; 0 takes the session away. */
export function setSessionCookie(token: string, maxAge: number): string {
  const { name, options } = sessionCookie();
  const expires = new Date(Date.now() + maxAge * 1000).toUTCString();
  const secure = options.secure ? "; Secure" : "";
  return `${name}=${token}; Path=${options.path}; Max-Age=${maxAge}; Expires=${expires}; HttpOnly; SameSite=Lax${secure}`;
}

/** Who sends a request, for route handlers, with the cookie renewed: use keeps one signed in, not only the row. */
export async function readSession(request: Request): Promise<RequestSession> {
  const token = sessionTokenOf(request);
  const row = token ? await sessionInUse(token) : undefined;
  return token && row
    ? { actor: actorFrom(row), cookie: setSessionCookie(token, sessionSeconds) }
    : { actor: null, cookie: null };
}
