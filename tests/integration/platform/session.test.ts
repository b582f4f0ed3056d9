import { describe, expect, it } from "vitest";
import { openSession } from "@/lib/accounts/commands/open-session";
import { signedInResponse, signedOutResponse } from "@/lib/accounts/session-cookie";
import { systemActor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { mutation, reading } from "@/lib/platform/route";
import { hashToken } from "@/lib/platform/secrets";
import {
  hasOtherMemberships,
  pageSessionOf,
  readSession,
  sessionCookie,
  sessionSeconds,
} from "@/lib/platform/session";
import { countQueries } from "@/tests/support/query-count";
import { makePerson, makeWorld } from "@/tests/support/world";

const hour = 3600_000;
const { name } = sessionCookie();

async function signedIn() {
  const person = await makePerson();
  const { token } = await withActor(systemActor("test"), (tx, now) =>
    openSession(tx, person.personId, now),
  );
  return { person, token };
}

const request = (token: string | null, method = "GET") =>
  new Request(`${env().APP_ORIGIN}/api/me`, {
    method,
    headers: {
      origin: env().APP_ORIGIN,
      cookie: token ? `theme=dark; ${name}=${token}` : "theme=dark",
    },
  });

/** Leaves a session as it is after `hours` without use. */
const unusedFor = (token: string, hours: number) =>
  db().session.update({
    where: { tokenHash: hashToken(token) },
    data: { expires: new Date(Date.now() + sessionSeconds * 1000 - hours * hour) },
  });

async function expiryOf(token: string): Promise<number> {
  const row = await db().session.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
  return row.expires.getTime();
}

const next = { params: Promise.resolve({}) };
const whoAmI = reading({ actor: "optional" }, ({ actor }) =>
  Promise.resolve({ id: actor?.personId ?? null }),
);

/** The session cookie an answer sets: its value and when the browser drops it. */
function cookieOf(response: Response) {
  const [cookie, ...more] = response.headers.getSetCookie();
  expect(more).toEqual([]);
  const value = cookie?.match(new RegExp(`^${name}=([^;]*)`))?.[1];
  const expires = Date.parse(cookie?.match(/Expires=([^;]+)/i)?.[1] ?? "");
  return { cookie, value, expires };
}

describe("a session in use", () => {
  it("is renewed in the database and in the browser by any answer of the API", async () => {
    const { person, token } = await signedIn();
    await unusedFor(token, 100);
    const response = await whoAmI(request(token), next);
    expect(await response.json()).toEqual({ id: person.personId });
    const { cookie, value, expires } = cookieOf(response);
    expect(value).toBe(token);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
    const full = Date.now() + sessionSeconds * 1000;
    expect(Math.abs(expires - full)).toBeLessThan(60_000);
    expect(Math.abs((await expiryOf(token)) - full)).toBeLessThan(60_000);
  });

  it("keeps its cookie where the row was renewed by a page within the hour", async () => {
    const { token } = await signedIn();
    await unusedFor(token, 0.5);
    expect(cookieOf(await whoAmI(request(token), next)).value).toBe(token);
  });

  it("leaves the cookie to an answer that signs in or out itself", async () => {
    const { token } = await signedIn();
    const out = mutation({ actor: "optional" }, () => Promise.resolve(signedOutResponse()));
    expect(cookieOf(await out(request(token, "POST"), next)).value).toBe("");
    const other = mutation({ actor: "optional" }, () =>
      Promise.resolve(signedInResponse("another-token", {})),
    );
    expect(cookieOf(await other(request(token, "POST"), next)).value).toBe("another-token");
  });

  it("ends for good: an expired, foreign or missing token gets no cookie and no actor", async () => {
    const { token } = await signedIn();
    await unusedFor(token, 8 * 24);
    for (const each of [token, "no-such-token", null]) {
      expect(await readSession(request(each))).toEqual({ actor: null, cookie: null });
      const response = await whoAmI(request(each), next);
      expect(await response.json()).toEqual({ id: null });
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  });

  it("is required where a route does not say otherwise, and a refusal renews nothing", async () => {
    const strict = reading({}, () => Promise.resolve({}));
    const response = await strict(request(null), next);
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe("the session of a page", () => {
  it("says who reads and what the header names in one statement, however many memberships", async () => {
    const world = await makeWorld();
    const person = await makePerson({ organisationId: world.lead.id, role: "reviewer" });
    const open = () =>
      withActor(systemActor("test"), (tx, now) => openSession(tx, person.personId, now));
    const { token } = await open();
    const one = await countQueries(() => pageSessionOf(token));
    expect(one.queries).toHaveLength(1);
    expect(one.result?.actor.membership?.role).toBe("reviewer");
    expect(one.result?.memberships).toEqual([
      {
        id: person.membership?.id,
        role: "reviewer",
        deputy: false,
        organisation: expect.objectContaining({ "en-HK": expect.any(String) }) as unknown,
        programme: null,
        startup: null,
      },
    ]);
    await db().membership.createMany({
      data: ["officer", "mentor"].map((role) => ({
        personId: person.personId,
        organisationId: world.lead.id,
        role: role as "officer",
      })),
    });
    const three = await countQueries(() => pageSessionOf(token));
    expect(three.queries).toHaveLength(1);
    expect(three.result?.memberships).toHaveLength(3);
    expect(three.result?.actor.membership?.role).toBe("reviewer");
    const [alone, several] = [one.result, three.result];
    if (!alone || !several) throw new Error("no session");
    expect([alone, several].map(hasOtherMemberships)).toEqual([false, true]);
    // Whose chosen membership ended acts under none, and has what is left.
    const ended = { ...alone, actor: { ...alone.actor, membership: null } };
    expect(hasOtherMemberships(ended)).toBe(true);
  });

  it("asks nothing for a visitor, and is nobody's for an unknown token", async () => {
    const visitor = await countQueries(() => pageSessionOf(undefined));
    expect(visitor).toEqual({ result: null, queries: [] });
    expect(await pageSessionOf("no-such-token")).toBeNull();
  });

  it("renews an assisted session never, and any other once an hour", async () => {
    const { token } = await signedIn();
    await unusedFor(token, 100);
    await pageSessionOf(token);
    expect(await expiryOf(token)).toBeGreaterThan(Date.now() + sessionSeconds * 1000 - hour);
    await unusedFor(token, 100);
    const before = await expiryOf(token);
    await db().session.update({ where: { tokenHash: hashToken(token) }, data: { assisted: true } });
    const assisted = await countQueries(() => pageSessionOf(token));
    expect(assisted.queries).toHaveLength(1);
    expect(await expiryOf(token)).toBe(before);
  });
});
