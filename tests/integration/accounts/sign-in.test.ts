import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { requestSignInCode } from "@/lib/accounts/commands/request-sign-in-code";
import { signInDemoPerson } from "@/lib/accounts/commands/sign-in-demo-person";
import { signOut } from "@/lib/accounts/commands/sign-out";
import { verifySignInCode } from "@/lib/accounts/commands/verify-sign-in-code";
import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";
import { setClock } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeWorld } from "@/tests/support/world";

const locale = "en-HK" as const;
const newAddress = () => `${randomUUID()}@test.example`;

/** Asks for a code and reads it where it was mailed to. */
async function codeFor(email: string): Promise<string> {
  await requestSignInCode({ email, locale });
  const mail = await db().outboxMail.findFirstOrThrow({
    where: { toAddress: email, template: "sign_in_code" },
    orderBy: { createdAt: "desc" },
  });
  return String((mail.params as { code: string }).code);
}

const refused = (email: string, code: string) =>
  expect(verifySignInCode({ email, code, locale })).rejects.toMatchObject({
    code: "accounts.wrong_code",
    status: 422,
  });

const otherThan = (code: string) => (code === "000000" ? "000001" : "000000");
const sessionOf = (token: string) =>
  db().session.findUnique({ where: { tokenHash: hashToken(token) } });

afterEach(() => setClock(0));

describe("signing in by a mailed code", () => {
  it("makes an account on the first sign-in and finds it on the next", async () => {
    const email = newAddress();
    const first = await verifySignInCode({ email, code: await codeFor(email), locale: "zh-HK" });
    expect(first).toMatchObject({ isNew: true, role: null });
    const second = await verifySignInCode({ email, code: await codeFor(email), locale });
    expect(second.isNew).toBe(false);
    const people = await db().person.findMany({ where: { email } });
    expect(people).toHaveLength(1);
    expect(people[0]?.locale).toBe("zh-HK");
  });

  it("takes a code once", async () => {
    const email = newAddress();
    const code = await codeFor(email);
    await verifySignInCode({ email, code, locale });
    await expect(verifySignInCode({ email, code, locale })).rejects.toMatchObject({
      code: "accounts.wrong_code",
      status: 422,
    });
  });

  it("opens one session when the same code arrives twice at once", async () => {
    const email = newAddress();
    const code = await codeFor(email);
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => verifySignInCode({ email, code, locale })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().session.count({ where: { person: { email } } })).toBe(1);
  });

  it("kills a code after five wrong tries, even for the right one", async () => {
    const email = newAddress();
    const code = await codeFor(email);
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(
        verifySignInCode({ email, code: otherThan(code), locale }),
      ).rejects.toMatchObject({ code: "accounts.wrong_code" });
    }
    await expect(verifySignInCode({ email, code, locale })).rejects.toMatchObject({
      code: "accounts.wrong_code",
    });
  });

  it("takes a code until ten minutes have passed and not after", async () => {
    const email = newAddress();
    const early = await codeFor(email);
    await setClock(9.9 * 60_000);
    await verifySignInCode({ email, code: early, locale });
    await setClock(0);
    const late = await codeFor(email);
    await setClock(10.1 * 60_000);
    await expect(verifySignInCode({ email, code: late, locale })).rejects.toMatchObject({
      code: "accounts.wrong_code",
    });
  });

  it("takes the two newest codes of an address, and the third voids the first", async () => {
    const email = newAddress();
    const codes = [await codeFor(email), await codeFor(email), await codeFor(email)] as const;
    const [first, second, third] = codes;
    if (first !== second && first !== third) await refused(email, first);
    await verifySignInCode({ email, code: second, locale });
    const other = newAddress();
    await codeFor(other);
    await codeFor(other);
    await verifySignInCode({ email: other, code: await codeFor(other), locale });
  });

  it("takes neither of the two once one was used, and counts a used one as one of the two", async () => {
    const email = newAddress();
    const [first, second] = [await codeFor(email), await codeFor(email)] as const;
    await verifySignInCode({ email, code: first, locale });
    await refused(email, first);
    await refused(email, second);
    const [third, fourth] = [await codeFor(email), await codeFor(email)] as const;
    if (![third, fourth].includes(second)) await refused(email, second);
    await verifySignInCode({ email, code: third, locale });
    await refused(email, fourth);
  });

  it("opens one session when both codes arrive at once", async () => {
    const email = newAddress();
    const both = [await codeFor(email), await codeFor(email)];
    const tries = await Promise.allSettled(
      both.map((code) => verifySignInCode({ email, code, locale })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("counts a wrong try against both, so that a second code gives no further tries at the first", async () => {
    const email = newAddress();
    const first = await codeFor(email);
    const wrong = async (times: number, ...codes: string[]) => {
      const code = ["000000", "000001", "000002"].find((each) => !codes.includes(each)) ?? "";
      for (let tries = 0; tries < times; tries += 1) await refused(email, code);
    };
    await wrong(3, first);
    const second = await codeFor(email);
    await wrong(2, first, second);
    if (first !== second) await refused(email, first);
    // The fifth wrong try ended the first; the second had two, and the right first one was its third.
    await verifySignInCode({ email, code: second, locale });
  });

  it("takes no code of another address", async () => {
    const [mine, theirs] = [newAddress(), newAddress()];
    const code = await codeFor(mine);
    const other = await codeFor(theirs);
    if (code === other) return;
    await expect(verifySignInCode({ email: theirs, code, locale })).rejects.toMatchObject({
      code: "accounts.wrong_code",
    });
  });

  it("limits how many codes and tries an address gets in a while", async () => {
    const email = newAddress();
    for (let asked = 0; asked < 6; asked += 1) await requestSignInCode({ email, locale });
    await expect(requestSignInCode({ email, locale })).rejects.toMatchObject({
      status: 429,
      code: "platform.too_many",
    });
    const tries = Array.from({ length: 12 }, () =>
      verifySignInCode({ email, code: "123456", locale }).catch((error: unknown) => error),
    );
    const refused = await Promise.all(tries);
    expect(refused.filter((each) => (each as { status: number }).status === 429)).toHaveLength(2);
  });

  it("answers and stores alike for known, unknown and suspended addresses", async () => {
    const known = await makePerson();
    const suspended = await makePerson();
    await db().person.update({
      where: { id: suspended.personId },
      data: { suspendedAt: new Date() },
    });
    const unknown = newAddress();
    for (const email of [known.email, suspended.email, unknown]) {
      expect(await requestSignInCode({ email, locale })).toBeUndefined();
      expect(await db().signInCode.count({ where: { email } })).toBe(1);
      expect(await db().outboxMail.count({ where: { toAddress: email } })).toBe(1);
      await expect(verifySignInCode({ email, code: "12345", locale })).rejects.toMatchObject({
        code: "accounts.wrong_code",
      });
    }
    expect(await db().person.findUnique({ where: { email: unknown } })).toBeNull();
  });

  it("lets a suspended person in by no code", async () => {
    const actor = await makePerson();
    await db().person.update({ where: { id: actor.personId }, data: { suspendedAt: new Date() } });
    const code = await codeFor(actor.email);
    await expect(verifySignInCode({ email: actor.email, code, locale })).rejects.toMatchObject({
      status: 403,
      code: "accounts.suspended",
    });
    expect(await db().session.count({ where: { personId: actor.personId } })).toBe(0);
  });

  it("stores neither the code nor the cookie's token in clear", async () => {
    const email = newAddress();
    const code = await codeFor(email);
    const row = await db().signInCode.findFirstOrThrow({ where: { email } });
    expect(row.codeHash).toMatch(/^[0-9a-f]{64}$/);
    const { token } = await verifySignInCode({ email, code, locale });
    const session = await sessionOf(token);
    expect(session?.tokenHash).not.toContain(token);
  });
});

describe("the acting membership of a new session", () => {
  it("is the only one, the one of the last session, or else the first given", async () => {
    const world = await makeWorld();
    const { email } = world.mentor;
    const only = await verifySignInCode({ email, code: await codeFor(email), locale });
    expect(only.role).toBe("mentor");
    const both = await joinAs(world.mentor, {
      role: "reviewer",
      organisationId: world.partner.id,
      programmeId: world.programme.id,
    });
    await db().session.update({
      where: { tokenHash: hashToken(only.token) },
      data: { membershipId: both.membership?.id ?? null },
    });
    const last = await verifySignInCode({ email, code: await codeFor(email), locale });
    expect(last.role).toBe("reviewer");
    await db().session.deleteMany({ where: { personId: world.mentor.personId } });
    const first = await verifySignInCode({ email, code: await codeFor(email), locale });
    expect(first.role).toBe("mentor");
  });
});

describe("signing out", () => {
  it("ends the session of the actor's own token only", async () => {
    const [mine, other] = [await makePerson(), await makePerson()];
    const tokens = await Promise.all(
      [mine, other].map(async ({ email }) =>
        verifySignInCode({ email, code: await codeFor(email), locale }),
      ),
    );
    const [own, foreign] = tokens.map(({ token }) => token);
    if (!own || !foreign) throw new Error("no tokens");
    await signOut(mine, foreign);
    expect(await sessionOf(foreign)).not.toBeNull();
    await signOut(mine, own);
    expect(await sessionOf(own)).toBeNull();
  });
});

describe("the demo's sign-in", () => {
  it("does not exist where the database is no demo", async () => {
    await expect(signInDemoPerson({ email: "founder@demo.test" })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe("the mail with a code", () => {
  it("overtakes letters that were queued before it", async () => {
    const email = newAddress();
    await requestSignInCode({ email, locale });
    const mail = await db().outboxMail.findFirstOrThrow({ where: { toAddress: email } });
    const jobs = await db().$queryRaw<{ priority: number }[]>`
      SELECT priority FROM pgboss.job WHERE name = 'mail.deliver' AND data ->> 'mailId' = ${mail.id}`;
    expect(jobs).toEqual([{ priority: 10 }]);
  });
});
