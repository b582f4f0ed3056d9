import { sessionSeconds, setSessionCookie } from "@/lib/platform/session";

function withCookie(cookie: string, body: unknown): Response {
  return Response.json(body, {
    headers: { "set-cookie": cookie, "cache-control": "private, no-store" },
  });
}

/** 200 with the session cookie of `token`. */
export const signedInResponse = (token: string, body: unknown) =>
  withCookie(setSessionCookie(token, sessionSeconds), body);

/** 200 that takes the session cookie away. */
export const signedOutResponse = () => withCookie(setSessionCookie("", 0), {});
