import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import type { Actor } from "@/lib/platform/actor";
import { giveConsent } from "@/lib/privacy/commands/give-consent";
import { revokeConsent } from "@/lib/privacy/commands/revoke-consent";
import { getPrivacy } from "@/lib/privacy/queries/get-privacy";
import { setClock } from "@/tests/support/worker-database";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

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
