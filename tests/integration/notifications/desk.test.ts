import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import {
  dropMail,
  queueMail,
  releaseMail,
  retryMail,
  type MailInput,
} from "@/lib/notifications/commands";
import { getMail, listMail } from "@/lib/notifications/queries";
import { mailFiltersFrom } from "@/lib/notifications/schema";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { ownerQuery } from "@/tests/support/worker-database";
import { makePerson, makeWorld, type World } from "@/tests/support/world";

const system = systemActor("test");
let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

async function queue(change: Partial<MailInput> = {}): Promise<string> {
  const dedupeKey = randomUUID();
  await withActor(system, (tx) =>
    queueMail(tx, system, {
      template: "papers_received",
      dedupeKey,
      to: {
        personId: null,
        name: "Chan Tai Man",
        address: `${randomUUID()}@mail.test`,
        locale: "zh-HK",
      },
      params: { startup: "Harbour Biologics", reference: "CI-7K3Q-2M", path: "/desk" },
      programmeId: world.programme.id,
      organisationId: world.lead.id,
      ...change,
    } as MailInput),
  );
  return (await db().outboxMail.findUniqueOrThrow({ where: { dedupeKey } })).id;
}

const all = mailFiltersFrom({});
const idsFor = async (actor: Actor) => (await listMail(actor, all)).items.map((mail) => mail.id);

const fail = (id: string, answer = "550 5.1.1 <x@mail.test> unknown") =>
  ownerQuery(
    "UPDATE outbox_mails SET state = 'failed', attempts = 1, last_error = $2 WHERE id = $1",
    [id, answer],
  );

describe("the list of mails", () => {
  it("shows a mail to the staff of its organisation and to nobody else", async () => {
    const id = await queue();
    for (const actor of [world.manager, world.deputyManager, world.officer]) {
      expect(await idsFor(actor)).toContain(id);
    }
    const others = [
      world.partnerLead,
      world.otherPartnerLead,
      world.leadReviewer,
      world.mentor,
      world.auditor,
      world.administrator,
      world.owner,
      await makePerson(),
    ];
    for (const actor of others) {
      expect(await idsFor(actor)).not.toContain(id);
      await expect(getMail(actor, id)).rejects.toMatchObject({ status: 404 });
      await expect(retryMail(actor, id)).rejects.toMatchObject({ status: 404 });
      await expect(releaseMail(actor, id)).rejects.toMatchObject({ status: 404 });
      await expect(dropMail(actor, id)).rejects.toMatchObject({ status: 404 });
    }
  });

  it("keeps a member of one programme to that programme", async () => {
    const elsewhere = await queue({ programmeId: world.second.programme.id });
    expect(await idsFor(world.manager)).not.toContain(elsewhere);
    const everywhere = await makePerson({
      role: "programme_manager",
      organisationId: world.lead.id,
    });
    expect(await idsFor(everywhere)).toContain(elsewhere);
  });

  it("says what the mail server answered, and finds a failed mail by its state", async () => {
    const id = await queue();
    await fail(id);
    const { items, counts, total } = await listMail(
      world.officer,
      mailFiltersFrom({ state: "failed" }),
    );
    const row = items.find((mail) => mail.id === id);
    expect(row).toMatchObject({ state: "failed", answer: "550 5.1.1 <x@mail.test> unknown" });
    expect(row?.actions).toEqual({ retry: true, release: false, drop: false, read: true });
    expect(total).toBe(counts.failed);
  });

  it("finds by name, address, startup and reference", async () => {
    const id = await queue({
      to: {
        personId: null,
        name: "Wong Siu Ming",
        address: "unique-100%@mail.test",
        locale: "en-HK",
      },
      params: { startup: "Peak_Gene", reference: "CI-9999-ZZ", path: "/desk" },
    } as Partial<MailInput>);
    for (const q of ["siu ming", "UNIQUE-100%@", "peak_gene", "ci-9999"]) {
      const found = await listMail(world.manager, mailFiltersFrom({ q }));
      expect(found.items.map((mail) => mail.id)).toEqual([id]);
      expect(found.total).toBe(1);
    }
  });

  it("takes every sign of the search as it is written, in what a mail is about too", async () => {
    const about = (startup: string) =>
      queue({ params: { startup, reference: "CI-5555-WW", path: "/desk" } } as Partial<MailInput>);
    const id = await about("50%_Yield\\Bio");
    await about("50 grams: Yield Bio");
    for (const q of ["50%_yield", "%_", "yield\\bio"]) {
      const found = await listMail(world.manager, mailFiltersFrom({ q }));
      expect(found.items.map((mail) => mail.id)).toEqual([id]);
    }
    for (const q of ["50_%yield", "ci_5555", "y%d"]) {
      expect((await listMail(world.manager, mailFiltersFrom({ q }))).total).toBe(0);
    }
  });
});

it("leaves out of a page's filters what is none or cannot be searched for", () => {
  expect(mailFiltersFrom({ state: "gone", q: "a\u0000b", page: "-1", other: "x" })).toEqual({
    page: 1,
  });
  expect(mailFiltersFrom({ state: ["sent", "held"], q: "  kin  ", page: "3" })).toEqual({
    q: "kin",
    page: 3,
  });
});

describe("mails about drafts", () => {
  const draft = () =>
    queue({
      template: "application_started",
      params: {
        startup: "Silent Startup",
        programme: "P",
        intake: "I",
        due: new Date().toISOString(),
        path: "/my",
      },
      to: { personId: null, name: "Silent Founder", address: "silent@mail.test", locale: "en-HK" },
    } as Partial<MailInput>);

  it("show that they went, not to whom nor about whom, and no search finds them", async () => {
    const id = await draft();
    await fail(id, "550 silent@mail.test unknown");
    const list = await listMail(world.manager, all);
    const row = list.items.find((mail) => mail.id === id);
    expect(row).toMatchObject({ recipient: null, about: null, answer: null });
    expect(JSON.stringify(row)).not.toMatch(/silent/i);
    for (const q of ["silent", "Silent Startup", "silent@mail.test"]) {
      expect((await listMail(world.manager, mailFiltersFrom({ q }))).total).toBe(0);
    }
    await expect(getMail(world.manager, id)).rejects.toMatchObject({ status: 404 });
  });
});

describe("mails that give access", () => {
  it("are never readable by staff, whatever their state", async () => {
    const due = new Date(Date.now() + 600_000).toISOString();
    const code = await queue({
      template: "sign_in_code",
      params: { code: "987654", minutes: 10, due },
      organisationId: null,
      programmeId: null,
    } as Partial<MailInput>);
    const invitation = await queue({
      template: "invitation",
      params: { organisation: "Science Park", path: "/invitations/top-secret", due },
    } as Partial<MailInput>);
    for (const actor of [world.manager, world.officer, world.administrator]) {
      const list = JSON.stringify(await listMail(actor, all));
      expect(list).not.toContain("987654");
      expect(list).not.toContain("top-secret");
      for (const id of [code, invitation]) {
        await expect(getMail(actor, id)).rejects.toMatchObject({ status: 404 });
      }
    }
    expect(await idsFor(world.administrator)).toContain(code);
    expect(await idsFor(world.manager)).toContain(invitation);
  });
});

describe("a held letter", () => {
  const letter = () =>
    queue({
      template: "outcome_waitlisted",
      held: true,
      params: { startup: "Harbour", programme: "P", reference: "CI-1111-AA", path: "/my" },
    } as Partial<MailInput>);

  it("is read as the recipient will read it, before it goes", async () => {
    const mail = await getMail(world.manager, await letter());
    expect(mail.letter.locale).toBe("zh-HK");
    expect(mail.letter.text).toContain("候補名單");
  });

  it("is released by a manager, not by an officer, and only once", async () => {
    const id = await letter();
    await expect(releaseMail(world.officer, id)).rejects.toMatchObject({
      status: 403,
      code: "notifications.managers_release",
    });
    expect(await releaseMail(world.manager, id)).toEqual({ id, state: "queued" });
    const jobs = await ownerQuery("SELECT 1 FROM pgboss.job WHERE data->>'mailId' = $1", [id]);
    expect(jobs).toHaveLength(1);
    await expect(releaseMail(world.manager, id)).rejects.toMatchObject({ status: 409 });
    const events = await db().auditEvent.findMany({ where: { objectId: id } });
    expect(events.map((event) => event.type)).toContain("mail.released");
  });

  it("can be given up, and then never goes", async () => {
    const id = await letter();
    expect(await dropMail(world.manager, id)).toEqual({ id, state: "dropped" });
    await expect(releaseMail(world.manager, id)).rejects.toMatchObject({ status: 409 });
  });
});

describe("a failed mail", () => {
  it("is sent again to the address the person has now", async () => {
    const person = await makePerson();
    const to = { personId: person.personId, name: "A", address: person.email, locale: "en-HK" };
    const id = await queue({ to });
    await fail(id, "portal.address_changed");
    const email = `${randomUUID()}@new.test`;
    await db().person.update({ where: { id: person.personId }, data: { email } });
    expect(await retryMail(world.officer, id)).toEqual({ id, state: "queued" });
    const row = await db().outboxMail.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ toAddress: email, lastError: null, state: "queued" });
  });

  it("that has not failed is not sent again", async () => {
    await expect(retryMail(world.manager, await queue())).rejects.toMatchObject({
      status: 409,
      code: "notifications.mail_not_failed",
    });
  });
});
