import { beforeEach, describe, expect, it } from "vitest";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { giveConsent } from "@/lib/privacy/commands/give-consent";
import { revokeConsent } from "@/lib/privacy/commands/revoke-consent";
import { getPrivacy } from "@/lib/privacy/queries/get-privacy";
import { listPublicStartups } from "@/lib/privacy/queries/list-public-startups";
import type { ConsentFor } from "@/lib/privacy/schema";
import { makeSubmitted } from "@/tests/support/applications";
import { setClock } from "@/tests/support/worker-database";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

let world: World;
let owner: Actor;
let startupId: string;
let applicationId: string;
let listing: ConsentFor;

beforeEach(async () => {
  await setClock(0);
  world = await makeWorld();
  const made = await makeStartup("Listed Startup");
  owner = made.owner;
  startupId = made.startup.id;
  applicationId = await makeSubmitted(owner, world.intake.id);
  listing = { purpose: "public_listing", programmeId: world.programme.id };
});

const given = async () =>
  (await getPrivacy(owner)).startup?.consents.map(({ programmeId, givenAt }) => [
    programmeId,
    givenAt !== null,
  ]);

const shown = async () =>
  (await listPublicStartups(world.programme.slug, "en-HK")).map(({ name }) => name);

const admit = () =>
  db().application.update({ where: { id: applicationId }, data: { status: "admitted" } });

describe("the consent to stand on a programme's public page", () => {
  it("is not given unless asked for, for each programme, and can be taken back", async () => {
    expect(await given()).toEqual([[world.programme.id, false]]);
    await giveConsent(owner, startupId, listing);
    await giveConsent(owner, startupId, listing);
    expect(await given()).toEqual([[world.programme.id, true]]);
    expect(await revokeConsent(owner, startupId, listing)).toEqual({ revoked: true });
    expect(await revokeConsent(owner, startupId, listing)).toEqual({ revoked: false });
    const events = await db().auditEvent.findMany({
      where: { objectId: startupId, type: { startsWith: "consent." } },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ type, programmeId }) => [type, programmeId])).toEqual([
      ["consent.given", world.programme.id],
      ["consent.revoked", world.programme.id],
    ]);
  });

  it("acts at once: the page shows who is admitted and agreed, and nobody after it was taken back", async () => {
    await giveConsent(owner, startupId, listing);
    expect(await shown()).toEqual([]);
    await admit();
    expect(await shown()).toEqual(["Listed Startup"]);
    const [entry] = await listPublicStartups(world.programme.slug, "en-HK");
    expect(Object.keys(entry ?? {}).toSorted()).toEqual([
      "city",
      "id",
      "name",
      "oneLiner",
      "website",
    ]);
    await revokeConsent(owner, startupId, listing);
    expect(await shown()).toEqual([]);
  });

  it("shows nobody who did not agree, who agreed in another programme, or who left", async () => {
    await admit();
    expect(await shown()).toEqual([]);
    const other = await makeWorld();
    await makeSubmitted(owner, other.intake.id);
    await giveConsent(owner, startupId, { ...listing, programmeId: other.programme.id });
    expect(await shown()).toEqual([]);
    expect(await listPublicStartups(other.programme.slug, "en-HK")).toEqual([]);
    await giveConsent(owner, startupId, listing);
    expect(await shown()).toHaveLength(1);
    await db().application.update({ where: { id: applicationId }, data: { status: "left" } });
    expect(await shown()).toEqual([]);
  });

  it("given to an older wording counts as not given, and is asked anew", async () => {
    await giveConsent(owner, startupId, listing);
    await admit();
    await db().consent.updateMany({ where: { startupId }, data: { version: "2025-01-01" } });
    expect((await getPrivacy(owner)).startup?.consents).toMatchObject([{ outdated: true }]);
    expect(await shown()).toEqual([]);
    await giveConsent(owner, startupId, listing);
    expect(await db().consent.count({ where: { startupId, revokedAt: null } })).toBe(1);
    expect(await shown()).toHaveLength(1);
  });

  it("is asked no more once the application ended without admission", async () => {
    await withdrawApplication(owner, applicationId);
    expect(await given()).toEqual([]);
  });

  it("is the owner's alone, in their own session, for a programme of theirs", async () => {
    const editor = await makePerson({ role: "editor", startupId });
    const denied: [Actor, string][] = [
      [editor, "privacy.owner_only"],
      [world.owner, "platform.not_found"],
      [world.manager, "platform.not_found"],
    ];
    for (const [actor, code] of denied) {
      await expect(giveConsent(actor, startupId, listing)).rejects.toMatchObject({ code });
      await expect(revokeConsent(actor, startupId, listing)).rejects.toMatchObject({ code });
    }
    const assisted = { ...owner, assisted: true };
    await giveConsent(owner, startupId, listing);
    expect(await revokeConsent(assisted, startupId, listing)).toEqual({ revoked: true });
    await expect(giveConsent(assisted, startupId, listing)).rejects.toMatchObject({
      code: "privacy.assisted_session",
    });
    const other = await makeWorld();
    await expect(
      giveConsent(owner, startupId, { ...listing, programmeId: other.programme.id }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
