import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openSession } from "@/lib/accounts/commands/open-session";
import { systemActor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { pageOwner, pageOwnerHeader } from "@/lib/platform/page-owner";
import { mutation } from "@/lib/platform/route";
import { sessionCookie } from "@/lib/platform/session";
import { countQueries } from "@/tests/support/query-count";
import { makePerson, makeWorld } from "@/tests/support/world";

type Handler = (
  request: Request,
  next: { params: Promise<Record<string, string>> },
) => Promise<Response>;

const root = path.resolve(import.meta.dirname, "../../..");
const files = globSync("app/api/**/route.ts", { cwd: root }).toSorted();
const source = (file: string) => readFileSync(path.join(root, file), "utf8");

/** The handlers that the wrapper made, by file and verb. */
function handlersIn(file: string, maker: "mutation" | "reading") {
  const made = new RegExp(`export const ([A-Z]+) = ${maker}\\(([^]*?)=>`, "g");
  return [...source(file).matchAll(made)].map(([, verb = "", options = ""]) => ({
    file,
    verb,
    rule: /page: "(\w+)"/.exec(options)?.[1] ?? "membership",
  }));
}

const writes = files.flatMap((file) => handlersIn(file, "mutation"));
const reads = files.flatMap((file) => handlersIn(file, "reading"));

let token = "";
let own = "";
let otherMembership = "";
let otherPerson = "";

beforeAll(async () => {
  const world = await makeWorld();
  const person = await makePerson({ organisationId: world.lead.id, role: "reviewer" });
  const stranger = await makePerson({ organisationId: world.lead.id, role: "reviewer" });
  const second = await db().membership.create({
    data: { personId: person.personId, organisationId: world.lead.id, role: "mentor" },
  });
  own = pageOwner(person);
  otherMembership = `${person.personId}.${second.id}`;
  otherPerson = pageOwner(stranger);
  ({ token } = await withActor(systemActor("test"), (tx, now) =>
    openSession(tx, person.personId, now),
  ));
});

/** A request as a page sends it; `owner` null: it does not say whose it is. */
function fromPage(verb: string, owner: string | null, session = token): Request {
  return new Request(`${env().APP_ORIGIN}/api/any`, {
    method: verb,
    headers: {
      origin: env().APP_ORIGIN,
      "content-type": "application/json",
      cookie: `${sessionCookie().name}=${session}`,
      ...(owner === null ? {} : { [pageOwnerHeader]: owner }),
    },
    ...(verb === "GET" ? {} : { body: "{}" }),
  });
}

async function codeOf(handler: Handler, request: Request) {
  const params = Promise.resolve({ id: crypto.randomUUID() });
  const { result, queries } = await countQueries(() => handler(request, { params }));
  const body = (await result.json()) as { code?: string };
  return { status: result.status, code: body.code, queries };
}

async function handlerOf({ file, verb }: { file: string; verb: string }): Promise<Handler> {
  const found = (await import(path.join(root, file))) as Record<string, Handler>;
  const handler = found[verb];
  if (!handler) throw new Error(`${file} has no ${verb}`);
  return handler;
}

describe("a page of another session", () => {
  it("is looked for on every route", () => {
    const verbs = files.flatMap((file) => [
      ...source(file).matchAll(/export (?:const|async function) (POST|PUT|PATCH|DELETE)\b/g),
    ]);
    expect(writes.length).toBeGreaterThan(100);
    // next-auth's own is the one that the wrapper does not make.
    expect(verbs.filter(([, verb]) => verb).length - writes.length).toBeLessThanOrEqual(1);
    expect(reads.length).toBeGreaterThan(20);
  });

  it("may only sign in, choose a membership, and stop a sign-in by its own token", () => {
    const open = writes.filter(({ rule }) => rule !== "membership");
    expect(open.map(({ file, rule }) => `${path.dirname(file).slice(8)} ${rule}`)).toEqual([
      "demo/sign-in anybody",
      "me/membership person",
      "sign-in/assisted anybody",
      "sign-in/code anybody",
      "sign-in/stop anybody",
      "sign-in/verify anybody",
    ]);
  });

  it.each(writes.filter(({ rule }) => rule === "membership"))(
    "writes nothing: $verb $file",
    async (route) => {
      const handler = await handlerOf(route);
      for (const [owner, code] of [
        [otherPerson, "platform.other_person"],
        ["nobody", "platform.other_person"],
        [otherMembership, "platform.other_membership"],
        [`${own.split(".")[0]}.none`, "platform.other_membership"],
      ] as const) {
        const answer = await codeOf(handler, fromPage(route.verb, owner));
        expect(answer, String(owner)).toMatchObject({ status: 409, code });
        // Who is signed in, and not a statement more.
        expect(answer.queries).toHaveLength(1);
      }
    },
  );

  it.each(reads)("reads nothing: $verb $file", async (route) => {
    const handler = await handlerOf(route);
    const answer = await codeOf(handler, fromPage("GET", otherPerson));
    expect(answer).toMatchObject({ status: 409, code: "platform.other_person" });
    expect(answer.queries).toHaveLength(1);
  });
});

describe("a request", () => {
  const answering = mutation({ actor: "optional" }, ({ actor }) =>
    Promise.resolve({ code: actor?.personId ?? "nobody" }),
  );
  const person = () => own.split(".")[0];

  it("of the session's own page is answered", async () => {
    expect(await codeOf(answering, fromPage("POST", own))).toMatchObject({ code: person() });
  });

  it("of a program, which has no pages, need not say whose it is", async () => {
    expect(await codeOf(answering, fromPage("POST", null))).toMatchObject({ code: person() });
  });

  it("without a session is nobody's, whoever the page was made for", async () => {
    const answer = await codeOf(answering, fromPage("POST", own, "no-such-token"));
    expect(answer).toMatchObject({ status: 200, code: "nobody" });
    const strict = mutation({}, () => Promise.resolve({}));
    expect(await codeOf(strict, fromPage("POST", own, "none"))).toMatchObject({ status: 401 });
  });
});

describe("choosing a membership", () => {
  it("works from a page of the person's other membership, and the answer says whose the page is then", async () => {
    const handler = await handlerOf({ file: "app/api/me/membership/route.ts", verb: "POST" });
    const choose = (owner: string, membershipId = "") => {
      const { headers } = fromPage("POST", owner);
      const body = JSON.stringify({ membershipId });
      return new Request(`${env().APP_ORIGIN}/api/any`, { method: "POST", headers, body });
    };
    const next = { params: Promise.resolve({}) };
    const [, second] = otherMembership.split(".");
    const [, first] = own.split(".");
    const there = await handler(choose(own, second), next);
    expect(there.status).toBe(200);
    expect(there.headers.get(pageOwnerHeader)).toBe(otherMembership);
    const back = await handler(choose(own, first), next);
    expect(back.headers.get(pageOwnerHeader)).toBe(own);
    const foreign = await handler(choose(otherPerson, first), next);
    expect(foreign.status).toBe(409);
    expect(foreign.headers.get(pageOwnerHeader)).toBeNull();
  });
});
