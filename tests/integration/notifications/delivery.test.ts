import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { queueMail, type MailInput } from "@/lib/notifications/commands";
import { deliverMail, TryLater } from "@/lib/notifications/deliver";
import { sendWaitingMails } from "@/lib/notifications/send-waiting";
import type { MailChecks } from "@/lib/notifications/still-allowed";
import { openTransport, type MailTransport } from "@/lib/notifications/transport";
import { systemActor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { startTestMailServer, type TestMailServer } from "@/tests/support/mail-server";
import { ownerQuery, setClock } from "@/tests/support/worker-database";
import { makePerson } from "@/tests/support/world";

const system = systemActor("test");
let server: TestMailServer;
let transport: MailTransport;
let checks: MailChecks;

beforeAll(async () => {
  server = await startTestMailServer();
  transport = openTransport(server.url, "Co-Incubation <portal@portal.test>");
});

beforeEach(() => {
  checks = {};
  server.received.length = 0;
  server.answers.length = 0;
  server.offers = 0;
});

afterAll(async () => {
  transport.close();
  await server.stop();
});

const address = () => `${randomUUID()}@mail.test`;

async function queue(change: Partial<MailInput> = {}): Promise<string> {
  const dedupeKey = randomUUID();
  const input = {
    template: "papers_received",
    dedupeKey,
    to: { personId: null, name: "Chan Tai Man", address: address(), locale: "en-HK" },
    params: { startup: "Harbour Biologics", reference: "CI-7K3Q-2M", path: "/desk" },
    ...change,
  } as MailInput;
  await withActor(system, (tx) => queueMail(tx, system, input));
  const row = await db().outboxMail.findUniqueOrThrow({ where: { dedupeKey: input.dedupeKey } });
  return row.id;
}

const deliver = (id: string, lastAttempt = false) =>
  deliverMail(id, { transport, checks }, { lastAttempt });

const rowOf = (id: string) => db().outboxMail.findUniqueOrThrow({ where: { id } });

const eventsOf = async (id: string) =>
  (await db().auditEvent.findMany({ where: { objectId: id }, orderBy: { id: "asc" } })).map(
    (event) => event.type,
  );

describe("a queued mail", () => {
  it("is delivered once, to one recipient, with its row's id as Message-ID", async () => {
    const id = await queue();
    expect(await deliver(id)).toBe("sent");
    expect(await deliver(id)).toBe("nothing_to_do");
    expect(server.received).toHaveLength(1);
    const { mail, recipients } = server.received[0] ?? {};
    const row = await rowOf(id);
    expect(recipients).toEqual([row.toAddress]);
    expect(mail?.messageId).toBe(`<${id}@portal.test>`);
    expect(mail?.text).toContain("Harbour Biologics");
    expect(mail?.html).toContain("Harbour Biologics");
    expect(row).toMatchObject({ state: "sent", attempts: 1, lastError: null, leasedUntil: null });
    expect(row.sentAt).not.toBeNull();
    expect(await eventsOf(id)).toEqual(expect.arrayContaining(["mail.queued", "mail.sent"]));
  });

  it("is delivered once when many workers have its job", async () => {
    const id = await queue();
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => deliver(id)));
    expect(results.filter((r) => r.status === "fulfilled" && r.value === "sent")).toHaveLength(1);
    expect(server.received).toHaveLength(1);
  });

  it("is written once for a dedupe key, with one job", async () => {
    const dedupeKey = randomUUID();
    const id = await queue({ dedupeKey });
    await queue({ dedupeKey });
    const jobs = await ownerQuery("SELECT 1 FROM pgboss.job WHERE data->>'mailId' = $1", [id]);
    expect(jobs).toHaveLength(1);
  });

  it("is not written, and has no job, when the change around it is undone", async () => {
    const dedupeKey = randomUUID();
    await expect(
      withActor(system, async (tx) => {
        await queueMail(tx, system, {
          template: "import_finished",
          dedupeKey,
          to: { personId: null, name: "A", address: address(), locale: "en-HK" },
          params: { path: "/desk/import" },
        });
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect(await db().outboxMail.count({ where: { dedupeKey } })).toBe(0);
  });

  it("is refused at once when a param of its template is missing", async () => {
    await expect(queue({ params: { startup: "A", path: "/desk" } as never })).rejects.toThrow(
      "mail papers_received: reference",
    );
  });

  it("is refused at once for an address that could become two", async () => {
    for (const bad of [
      "a@b.test,c@d.test",
      "a@b.test\r\nRCPT TO:<c@d.test>",
      "a＠b.test",
      "a b@c.test",
    ]) {
      const to = { personId: null, name: "A", address: bad, locale: "en-HK" };
      await expect(queue({ to })).rejects.toMatchObject({ code: "notifications.bad_address" });
    }
  });
});

describe("a refusing mail server", () => {
  it("that says 451 gets the mail again later", async () => {
    server.answers.push({ code: 451, text: "Greylisted, come back" });
    const id = await queue();
    await expect(deliver(id)).rejects.toBeInstanceOf(TryLater);
    const waiting = await rowOf(id);
    expect(waiting).toMatchObject({ state: "queued", attempts: 1, leasedUntil: null });
    expect(waiting.lastError).toContain("Greylisted");
    expect(waiting.nextAttemptAt.getTime()).toBeGreaterThan(Date.now());
    expect(await deliver(id)).toBe("sent");
    expect(await rowOf(id)).toMatchObject({ state: "sent", attempts: 2, lastError: null });
    expect(server.received).toHaveLength(1);
  });

  it("that says 550 ends the matter, and its answer is kept", async () => {
    server.recipientAnswers.push({ code: 550, text: "No such mailbox here" });
    const id = await queue();
    expect(await deliver(id)).toBe("failed");
    const row = await rowOf(id);
    expect(row.state).toBe("failed");
    expect(row.lastError).toContain("550 No such mailbox here");
    expect(await eventsOf(id)).toContain("mail.failed");
    expect(await deliver(id)).toBe("nothing_to_do");
  });

  it("that says 451 at the last attempt leaves a failure that staff see", async () => {
    server.answers.push({ code: 451, text: "Still greylisted" });
    const id = await queue();
    expect(await deliver(id, true)).toBe("failed");
    expect((await rowOf(id)).lastError).toContain("Still greylisted");
  });

  it("that cannot be reached is tried again", async () => {
    const nowhere = openTransport("smtp://127.0.0.1:1", "portal@portal.test");
    const id = await queue();
    await expect(deliverMail(id, { transport: nowhere, checks })).rejects.toBeInstanceOf(TryLater);
    expect((await rowOf(id)).lastError).toContain("ECONNREFUSED");
  });
});

describe("a name", () => {
  it.each([
    "Eve\r\nBcc: victim@mail.test",
    'Eve" <victim@mail.test>, "x',
    "Eve, victim@mail.test",
    "Eve\u2028To: victim@mail.test",
  ])("like %j adds no recipient and no header", async (name) => {
    const own = address();
    const id = await queue({ to: { personId: null, name, address: own, locale: "en-HK" } });
    await deliver(id);
    const received = server.received.at(-1);
    expect(received?.recipients).toEqual([own]);
    expect(received?.mail.bcc).toBeUndefined();
    expect(received?.mail.cc).toBeUndefined();
    const to = received?.mail.to;
    const addresses = (Array.isArray(to) ? to : to ? [to] : []).flatMap((each) => each.value);
    expect(addresses.map((each) => each.address)).toEqual([own]);
  });
});

describe("a mail that should not go any more", () => {
  it("is not sent while it is held, and goes once released", async () => {
    const id = await queue({ held: true });
    expect(await deliver(id)).toBe("nothing_to_do");
    expect(server.received).toHaveLength(0);
    expect((await rowOf(id)).state).toBe("held");
  });

  it("is dropped when the owning domain says no", async () => {
    checks = { papers_received: async () => false };
    const id = await queue();
    expect(await deliver(id)).toBe("dropped");
    expect(await rowOf(id)).toMatchObject({
      state: "dropped",
      lastError: "portal.no_longer_allowed",
    });
    expect(server.received).toHaveLength(0);
  });

  it("is dropped for a suspended person", async () => {
    const person = await makePerson();
    const to = { personId: person.personId, name: "A", address: person.email, locale: "en-HK" };
    const id = await queue({ to });
    await db().person.update({ where: { id: person.personId }, data: { suspendedAt: new Date() } });
    expect(await deliver(id)).toBe("dropped");
  });

  it("fails visibly when the person has another address by now", async () => {
    const person = await makePerson();
    const to = { personId: person.personId, name: "A", address: person.email, locale: "en-HK" };
    const id = await queue({ to });
    await db().person.update({ where: { id: person.personId }, data: { email: address() } });
    expect(await deliver(id)).toBe("failed");
    expect((await rowOf(id)).lastError).toBe("portal.address_changed");
    expect(server.received).toHaveLength(0);
  });

  it("is dropped when it is a code that no longer works", async () => {
    const id = await queue({
      template: "sign_in_code",
      params: { code: "012345", minutes: 10, due: new Date(Date.now() - 1000).toISOString() },
    } as Partial<MailInput>);
    expect(await deliver(id)).toBe("dropped");
    expect((await rowOf(id)).params).not.toHaveProperty("code");
  });
});

describe("what gives access by itself", () => {
  it("is wiped from the row once the mail has gone", async () => {
    const due = new Date(Date.now() + 600_000).toISOString();
    const code = await queue({
      template: "sign_in_code",
      params: { code: "012345", minutes: 10, due },
    } as Partial<MailInput>);
    const invitation = await queue({
      template: "invitation",
      params: { organisation: "Science Park", path: "/invitations/secret", due },
    } as Partial<MailInput>);
    expect(await deliver(code)).toBe("sent");
    expect(await deliver(invitation)).toBe("sent");
    expect(server.received[0]?.mail.text).toContain("012345");
    expect(server.received[1]?.mail.text).toContain("/en-HK/invitations/secret");
    expect((await rowOf(code)).params).not.toHaveProperty("code");
    expect((await rowOf(invitation)).params).not.toHaveProperty("path");
  });
});

describe("a worker that died", () => {
  it("between lease and send leaves a mail that goes when the lease has run out", async () => {
    const id = await queue();
    await ownerQuery(
      "UPDATE outbox_mails SET state = 'sending', attempts = 1, leased_until = now() + interval '1 minute' WHERE id = $1",
      [id],
    );
    await expect(deliver(id)).rejects.toBeInstanceOf(TryLater);
    expect(server.received).toHaveLength(0);
    await ownerQuery("UPDATE outbox_mails SET leased_until = now() WHERE id = $1", [id]);
    expect(await deliver(id)).toBe("sent");
    expect(server.received).toHaveLength(1);
  });
});

describe("making the demo", () => {
  it("sends what waits at the moment of its story, dated then", async () => {
    await ownerQuery("UPDATE outbox_mails SET state = 'dropped' WHERE state = 'queued'");
    const past = -90 * 24 * 3_600_000;
    await setClock(past);
    const id = await queue();
    expect(await sendWaitingMails({}, server.url)).toBe(1);
    await setClock(0);
    const written = server.received[0]?.mail.date?.getTime() ?? 0;
    expect(Math.abs(written - (Date.now() + past))).toBeLessThan(60_000);
    expect((await rowOf(id)).sentAt?.getTime()).toBeLessThan(Date.now() + past + 60_000);
    expect(await deliver(id)).toBe("nothing_to_do");
  });
});
