import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { setBar } from "@/lib/access/commands";
import { applicationMailChecks } from "@/lib/applications/mail-checks";
import { queueMail, type MailInput } from "@/lib/notifications/commands";
import { deliverMail } from "@/lib/notifications/deliver";
import { getMail, listMail } from "@/lib/notifications/queries";
import { mailFiltersFrom } from "@/lib/notifications/schema";
import { openTransport, type MailTransport } from "@/lib/notifications/transport";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { reviewMailChecks } from "@/lib/reviews/mail-checks";
import { makeSubmitted } from "@/tests/support/applications";
import { startTestMailServer, type TestMailServer } from "@/tests/support/mail-server";
import { joinAs, makePerson, makeWorld, type World } from "@/tests/support/world";

const system = systemActor("test");
const checks = { ...applicationMailChecks, ...reviewMailChecks };
let server: TestMailServer;
let transport: MailTransport;
let world: World;
let applicationId: string;

beforeAll(async () => {
  server = await startTestMailServer();
  transport = openTransport(server.url, "portal@portal.test");
});

beforeEach(async () => {
  world = await makeWorld();
  applicationId = await makeSubmitted(world.owner, world.intake.id);
});

afterAll(async () => {
  transport.close();
  await server.stop();
});

async function queueTo(person: Actor, change: Partial<MailInput>): Promise<string> {
  const dedupeKey = randomUUID();
  await withActor(system, (tx) =>
    queueMail(tx, system, {
      dedupeKey,
      to: { personId: person.personId, name: "A", address: person.email, locale: "en-HK" },
      params: { startup: "S", programme: "P", intake: "I", reference: "R", path: "/my" },
      programmeId: world.programme.id,
      organisationId: world.lead.id,
      applicationId,
      ...change,
    } as MailInput),
  );
  return (await db().outboxMail.findUniqueOrThrow({ where: { dedupeKey } })).id;
}

const deliver = (id: string) => deliverMail(id, { transport, checks });

const barManager = () =>
  withActor(system, (tx) =>
    setBar(tx, system, {
      personId: world.manager.personId,
      applicationId,
      programmeId: world.programme.id,
      reason: "conflict",
    }),
  );

it("a mail to a team goes to those who are still on it", async () => {
  const teammate = await joinAs(await makePerson(), {
    role: "editor",
    startupId: world.startup.id,
  });
  const stays = await queueTo(world.owner, { template: "application_submitted" });
  const left = await queueTo(teammate, { template: "application_submitted" });
  await db().membership.update({
    where: { id: teammate.membership?.id ?? "" },
    data: { status: "ended", endedAt: new Date() },
  });
  expect(await deliver(stays)).toBe("sent");
  expect(await deliver(left)).toBe("dropped");
});

it("a reminder of a deadline does not go once the draft is submitted", async () => {
  const due = new Date(Date.now() + 3_600_000).toISOString();
  const id = await queueTo(world.owner, {
    template: "deadline_reminder",
    params: { startup: "S", intake: "I", due, path: "/my" },
  });
  expect(await deliver(id)).toBe("dropped");
});

it("a mail about an application does not reach staff who were barred from it meanwhile", async () => {
  const toManager = await queueTo(world.manager, { template: "reviews_complete" });
  const toDeputy = await queueTo(world.deputyManager, { template: "reviews_complete" });
  await barManager();
  expect(await deliver(toManager)).toBe("dropped");
  expect(await deliver(toDeputy)).toBe("sent");
});

it("a reviewer who is no longer assigned is not asked to review", async () => {
  const id = await queueTo(world.leadReviewer, { template: "review_assigned" });
  expect(await deliver(id)).toBe("dropped");
});

it("a barred manager sees no mail about the application in the list", async () => {
  const id = await queueTo(world.owner, { template: "application_submitted" });
  const seen = async () =>
    (await listMail(world.manager, mailFiltersFrom({}))).items.some((mail) => mail.id === id);
  expect(await seen()).toBe(true);
  await barManager();
  expect(await seen()).toBe(false);
  await expect(getMail(world.manager, id)).rejects.toMatchObject({ status: 404 });
});
