import { cache } from "react";
import NextAuth, { getServerSession, type NextAuthOptions, type Session } from "next-auth";
import type { Adapter, AdapterSession, AdapterUser } from "next-auth/adapters";
import type { Role } from "@/lib/generated/prisma/enums";
import { isLocale } from "@/lib/i18n/locales";
import type { Actor } from "./actor";
import { db } from "./db";
import { env } from "./env";
import { hashToken } from "./secrets";

/** Seconds a session lives without use; each hour of use renews it. */
export const sessionSeconds = 7 * 24 * 3600;

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
}

/**
 * One round trip: session, person and the live membership it acts under. A session that began before the person's first
 * membership takes up the first one given; a chosen one that ended is never replaced unasked. A suspended person has
 * no session. An assisted one acts for a startup's team only, whatever role its person is given meanwhile.
 */
async function sessionRow(token: string): Promise<SessionRow | undefined> {
  const rows = await db().$queryRaw<SessionRow[]>`
    SELECT s.id, s.expires, s.assisted, p.id AS person_id, p.email, p.display_name, p.locale,
           m.id AS membership_id, m.role, m.organisation_id, m.programme_id, m.startup_id, m.unit, m.deputy, m.may_submit
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

type ActorUser = AdapterUser & { actor: Actor };

/** What next-auth needs of the sessions table. Sessions are made by our own code flow, never by next-auth. */
const adapter: Adapter = {
  async getSessionAndUser(sessionToken) {
    const row = await sessionRow(sessionToken);
    if (!row) return null;
    const user: ActorUser = {
      id: row.person_id,
      email: row.email,
      emailVerified: null,
      actor: actorFrom(row),
    };
    return { session: { sessionToken, userId: row.person_id, expires: row.expires }, user };
  },
  async updateSession(session): Promise<AdapterSession | null> {
    if (!session.expires) return null;
    const { expires } = session;
    // What staff helped to open ends when it was to end.
    await db().session.updateMany({
      where: { tokenHash: hashToken(session.sessionToken), assisted: false },
      data: { expires },
    });
    return { sessionToken: session.sessionToken, userId: session.userId ?? "", expires };
  },
  async deleteSession(sessionToken) {
    await db().session.deleteMany({ where: { tokenHash: hashToken(sessionToken) } });
  },
};

function authOptions(): NextAuthOptions {
  const cookie = sessionCookie();
  return {
    secret: env().SESSION_SECRET,
    adapter,
    providers: [],
    session: { strategy: "database", maxAge: sessionSeconds, updateAge: 3600 },
    cookies: { sessionToken: cookie },
    pages: { signIn: "/en-HK/sign-in" },
    callbacks: {
      session: ({ session, user }) => {
        const signedIn = { ...session, user: { id: user.id }, actor: (user as ActorUser).actor };
        return signedIn as Session;
      },
    },
  };
}

/** next-auth's own route (session look-up, CSRF token, sign-out). */
export const authRoute = (request: Request, context: unknown): Promise<Response> =>
  NextAuth(authOptions())(request, context) as Promise<Response>;

type SignedIn = Session & { user?: { id?: string }; actor?: Actor };

const actorOf = (session: SignedIn | null): Actor | null =>
  session?.user?.id && session.actor ? session.actor : null;

/** Who is signed in, for pages, or null. Looked up in the database once a request. A page cannot set a cookie. */
export const getActor = cache(async (): Promise<Actor | null> =>
  actorOf(await getServerSession<NextAuthOptions, SignedIn>(authOptions())),
);

export interface RequestSession {
  actor: Actor | null;
  /** The Set-Cookie value that lets the browser keep the session as long as the database does; null for nobody. */
  cookie: string | null;
}

type NodeParams = Extract<Parameters<typeof getServerSession>, [unknown, unknown, unknown]>;

/** Who sends a request, for route handlers, with the cookie renewed: use keeps one signed in, not only the row. */
export async function readSession(request: Request): Promise<RequestSession> {
  const cookies = (request.headers.get("cookie") ?? "")
    .split(";")
    .map((part) => part.trim().split("=", 2));
  const given = {
    headers: Object.fromEntries(request.headers),
    cookies: Object.fromEntries(cookies) as Record<string, string>,
  };
  let renewed: string | null = null;
  // What next-auth asks of Node's answer when it sets its one cookie.
  const answer = {
    getHeader: () => undefined,
    setHeader: (_name: string, values: string[]) => {
      renewed = values[0] ?? null;
    },
  };
  const actor = actorOf(
    await getServerSession<NextAuthOptions, SignedIn>(
      given as unknown as NodeParams[0],
      answer as unknown as NodeParams[1],
      authOptions(),
    ),
  );
  return { actor, cookie: actor ? renewed : null };
}
