import { beforeEach, describe, expect, it } from "vitest";
import { updateProfile } from "@/lib/accounts/commands/update-profile";
import { db, withActor } from "@/lib/platform/db";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { giveConsent } from "@/lib/privacy/commands/give-consent";
import { requestExport } from "@/lib/privacy/commands/request-export";
import { revokeConsent } from "@/lib/privacy/commands/revoke-consent";
import { buildExportJob, expireExports } from "@/lib/privacy/jobs";
import { getPrivacy } from "@/lib/privacy/queries/get-privacy";
import { openExport } from "@/lib/privacy/queries/open-export";
import { makeSubmitted } from "@/tests/support/applications";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { setClock } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

let world: World;
let owner: Actor;
let startupId: string;

beforeEach(async () => {
  await setClock(0);
  world = await makeWorld();
  const made = await makeStartup("Exported <b>Startup</b>");
  owner = made.owner;
  startupId = made.startup.id;
});

const consentsOf = async (actor: Actor) =>
  (await getPrivacy(actor)).startup?.consents.map(({ purpose, givenAt }) => [
    purpose,
    givenAt !== null,
  ]);

describe("a consent", () => {
  it("is not given unless asked for, each purpose apart, and can be taken back", async () => {
    expect(await consentsOf(owner)).toEqual([
      ["public_listing", false],
      ["research", false],
    ]);
    await giveConsent(owner, startupId, "research");
    await giveConsent(owner, startupId, "research");
    expect(await consentsOf(owner)).toEqual([
      ["public_listing", false],
      ["research", true],
    ]);
    expect(await revokeConsent(owner, startupId, "research")).toEqual({ revoked: true });
    expect(await revokeConsent(owner, startupId, "research")).toEqual({ revoked: false });
    const rows = await db().consent.findMany({ where: { startupId } });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ version: "2026-11-22", revokedById: owner.personId });
    const events = await db().auditEvent.findMany({
      where: { objectId: startupId, type: { startsWith: "consent." } },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ type }) => type)).toEqual(["consent.given", "consent.revoked"]);
  });

  it("to an older wording counts as not given, and is asked anew", async () => {
    await giveConsent(owner, startupId, "research");
    await db().consent.updateMany({ where: { startupId }, data: { version: "2025-01-01" } });
    const [, research] = (await getPrivacy(owner)).startup?.consents ?? [];
    expect(research).toMatchObject({ outdated: true });
    await giveConsent(owner, startupId, "research");
    expect(await db().consent.count({ where: { startupId, revokedAt: null } })).toBe(1);
  });

  it("is the owner's alone, in their own session", async () => {
    const editor = await makePerson({ role: "editor", startupId });
    const denied: [Actor, string][] = [
      [editor, "privacy.owner_only"],
      [world.owner, "platform.not_found"],
      [world.manager, "platform.not_found"],
      [{ ...owner, assisted: true }, "privacy.assisted_session"],
    ];
    for (const [actor, code] of denied) {
      await expect(giveConsent(actor, startupId, "research")).rejects.toMatchObject({ code });
      await expect(revokeConsent(actor, startupId, "research")).rejects.toMatchObject({ code });
    }
  });
});

describe("a copy of the startup's data", () => {
  async function made(actor: Actor = owner): Promise<string> {
    const { id } = await requestExport(actor, { startupId, locale: "en-HK" });
    await buildExportJob({ exportId: id });
    return id;
  }

  it("holds profile, team, applications with answers, versions and files, as data and to be read", async () => {
    const applicationId = await makeSubmitted(owner, world.intake.id);
    const id = await made();
    const data = JSON.parse(await openExport(owner, id, "json"));
    expect(data.startup.displayName).toBe("Exported <b>Startup</b>");
    expect(data.team).toMatchObject([{ email: owner.email, role: "owner" }]);
    expect(data.applications).toHaveLength(1);
    const [application] = data.applications;
    expect(application.id).toBe(applicationId);
    const science = application.sections.find(
      (section: { key: string }) => section.key === "science",
    );
    expect(science.answers.length).toBeGreaterThan(3);
    expect(application.versions).toMatchObject([{ number: 1 }]);
    expect(Object.keys(application.versions[0].sections)).toContain("finance");
    const page = await openExport(owner, id, "html");
    expect(page).toContain(application.reference);
    expect(page).toContain("Exported &lt;b&gt;Startup&lt;/b&gt;");
    expect(page).not.toContain("<b>Startup");
    expect(page).not.toContain("<script");
    const fetched = await db().auditEvent.count({
      where: { applicationId, type: "application.exported" },
    });
    expect(fetched).toBe(2);
  });

  it("asked for twice is made once", async () => {
    const first = await requestExport(owner, { startupId, locale: "en-HK" });
    expect(await requestExport(owner, { startupId, locale: "en-HK" })).toEqual(first);
    await expect(openExport(owner, first.id, "json")).rejects.toMatchObject({
      code: "privacy.export_not_ready",
    });
  });

  it("is not made for somebody who left the team before it ran", async () => {
    const editor = await makePerson({ role: "editor", startupId });
    const { id } = await requestExport(editor, { startupId, locale: "en-HK" });
    await db().membership.update({
      where: { id: editor.membership?.id ?? "" },
      data: { status: "ended" },
    });
    await buildExportJob({ exportId: id });
    expect(await behindTheWall().dataExport.findUnique({ where: { id } })).toMatchObject({
      state: "failed",
      content: null,
    });
  });

  it("is given to nobody else, also not to a teammate, and not to one who left or acts elsewhere", async () => {
    const editor = await makePerson({ role: "editor", startupId });
    const id = await made();
    const others = [editor, world.owner, world.manager, world.administrator, world.partnerLead];
    for (const other of [...others, { ...owner, assisted: true }, { ...owner, membership: null }])
      await expect(openExport(other, id, "json")).rejects.toMatchObject({ status: 404 });
    const elsewhere = await joinAs(owner, { role: "owner", startupId: world.startup.id });
    await expect(openExport(elsewhere, id, "json")).rejects.toMatchObject({ status: 404 });
  });

  it("is gone after a day, and asked for by no stranger", async () => {
    const id = await made();
    await setClock(24 * 3600 * 1000 + 60_000);
    await expect(openExport(owner, id, "json")).rejects.toMatchObject({ status: 404 });
    expect(await expireExports()).toBeGreaterThan(0);
    expect(await behindTheWall().dataExport.count({ where: { id } })).toBe(0);
    for (const actor of [world.owner, world.manager])
      await expect(requestExport(actor, { startupId, locale: "en-HK" })).rejects.toMatchObject({
        status: 404,
      });
  });

  it("stands behind the second wall: another person's transaction does not see it", async () => {
    const id = await made();
    const count = (actor: Actor | ReturnType<typeof systemActor>) =>
      withActor(actor, (tx) => tx.dataExport.count({ where: { id } }));
    expect(await count(owner)).toBe(1);
    expect(await count(world.manager)).toBe(0);
    expect(await db().dataExport.count({ where: { id } })).toBe(0);
  });
});

describe("a copy of one's own data", () => {
  it("holds account, roles and mails, of nobody else", async () => {
    await updateProfile(owner, {
      displayName: "Ho Yan",
      givenName: "Yan",
      familyName: "Ho",
      englishName: null,
      chineseName: "何欣",
      phone: null,
      locale: "zh-HK",
    });
    await makeSubmitted(owner, world.intake.id);
    const { id } = await requestExport(owner, { startupId: null, locale: "zh-HK" });
    await buildExportJob({ exportId: id });
    const data = JSON.parse(await openExport(owner, id, "json"));
    expect(data.account).toMatchObject({ email: owner.email, chineseName: "何欣" });
    expect(data.memberships).toMatchObject([{ role: "owner" }]);
    expect(data.mails.length).toBeGreaterThan(0);
    expect(new Set(data.mails.map((mail: { toAddress: string }) => mail.toAddress))).toEqual(
      new Set([owner.email]),
    );
    expect(JSON.stringify(data)).not.toContain("commitment");
    expect(await openExport(owner, id, "html")).toContain("您在平台的資料");
  });
});
