import { beforeEach, describe, expect, it } from "vitest";
import { auditFilterSchema } from "@/lib/audit/schema";
import { listAuditEvents } from "@/lib/audit/queries/list-events";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { eraseAccount } from "@/lib/privacy/commands/erase-account";
import { giveConsent } from "@/lib/privacy/commands/give-consent";
import { eraseIdleAccounts } from "@/lib/privacy/jobs/erase-idle";
import { listRetention } from "@/lib/privacy/queries/list-retention";
import { makeSubmitted } from "@/tests/support/applications";
import { setClock } from "@/tests/support/worker-database";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

const day = 24 * 3600 * 1000;

let world: World;
let owner: Actor;
let startupId: string;

beforeEach(async () => {
  await setClock(0);
  // What other tests of this file left idle is not this one's business.
  await db().person.updateMany({ where: { erasedAt: null }, data: { createdAt: new Date() } });
  world = await makeWorld();
  const made = await makeStartup("Forgotten Startup");
  owner = made.owner;
  startupId = made.startup.id;
});

const stateOf = async (actor: Actor) => {
  const row = await db().person.findUniqueOrThrow({ where: { id: actor.personId } });
  return row.erasedAt ? "erased" : row.idleWarnedAt ? "warned" : "untouched";
};

describe("an account that lies idle", () => {
  it("is warned 30 days before 24 months are over, then erased with its startup", async () => {
    await setClock(690 * day);
    await eraseIdleAccounts();
    expect(await stateOf(owner)).toBe("untouched");
    await setClock(702 * day);
    await eraseIdleAccounts();
    await eraseIdleAccounts();
    expect(await stateOf(owner)).toBe("warned");
    const mails = await db().outboxMail.findMany({
      where: { toPersonId: owner.personId, template: "account_idle" },
    });
    expect(mails).toHaveLength(1);
    const { idle } = await listRetention(world.administrator);
    expect(idle.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0);
    expect(JSON.stringify(idle)).not.toContain(owner.email);
    await setClock(735 * day);
    await eraseIdleAccounts();
    expect(await stateOf(owner)).toBe("erased");
    const startup = await db().startup.findUniqueOrThrow({ where: { id: startupId } });
    expect(startup).toMatchObject({ displayName: "—" });
    expect(startup.erasedAt).not.toBeNull();
  });

  it("is kept by signing in after the warning", async () => {
    await setClock(702 * day);
    await eraseIdleAccounts();
    expect(await stateOf(owner)).toBe("warned");
    await db().person.update({
      where: { id: owner.personId },
      data: { lastSignInAt: new Date(Date.now() + 710 * day) },
    });
    await setClock(735 * day);
    await eraseIdleAccounts();
    expect(await stateOf(owner)).toBe("warned");
  });

  it("is none while a role, an application or a sign-in stands", async () => {
    await makeSubmitted(owner, world.intake.id);
    const signedIn = await makePerson({ name: "Signed in" });
    await db().session.create({
      data: {
        tokenHash: `idle-${signedIn.personId}`,
        personId: signedIn.personId,
        expires: new Date(Date.now() + 900 * day),
      },
    });
    await setClock(735 * day);
    await eraseIdleAccounts();
    for (const actor of [owner, world.officer, world.partnerReviewer, signedIn])
      expect(await stateOf(actor)).toBe("untouched");
  });
});

describe("the trail of the organisation that leads", () => {
  it("has consents and closed accounts of its programmes, and none of another's", async () => {
    const applicationId = await makeSubmitted(owner, world.intake.id);
    const programmeId = world.programme.id;
    await giveConsent(owner, startupId, { purpose: "public_listing", programmeId });
    const second = await makePerson({ role: "editor", startupId });
    await eraseAccount(second);
    await withdrawApplication(owner, applicationId);
    const typesFor = async (auditor: Actor) =>
      JSON.stringify(
        (await listAuditEvents(auditor, auditFilterSchema.parse({}))).items.map(({ type }) => type),
      );
    expect(await typesFor(world.auditor)).toContain("consent.given");
    expect(await typesFor(world.auditor)).toContain("account.closed");
    const elsewhere = await makeWorld();
    expect(await typesFor(elsewhere.auditor)).not.toContain("account.closed");
  });
});
