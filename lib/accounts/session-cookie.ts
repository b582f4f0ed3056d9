import { sessionCookie, sessionSeconds } from "@/lib/platform/session";

function header(value: string, maxAge: number): string {
  const { name, options } = sessionCookie();
  const secure = options.secure ? "; Secure" : "";
  return `${name}=${value}; Path=${options.path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

/** The Set-Cookie value that signs in with a token. */
const signInCookie = (token: string) => header(token, sessionSeconds);

/** The Set-Cookie value that takes the session away. */
const signOutCookie = () => header("", 0);

/** The session token a request carries, or null. */
export function sessionTokenOf(request: Request): string | null {
  const { name } = sessionCookie();
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return null;
}

function withCookie(cookie: string, body: unknown): Response {
  return Response.json(body, {
    headers: { "set-cookie": cookie, "cache-control": "private, no-store" },
  });
}

/** 200 with the session cookie of `token`. */
export const signedInResponse = (token: string, body: unknown) =>
  withCookie(signInCookie(token), body);

/** 200 that takes the session cookie away. */
export const signedOutResponse = () => withCookie(signOutCookie(), {});
