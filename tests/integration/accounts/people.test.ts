import { describe, expect, it } from "vitest";
import { grantMembership } from "@/lib/accounts/commands/grant-membership";
import { settleMembership } from "@/lib/applications/commands/settle-membership";
import { inviteMember } from "@/lib/accounts/commands/invite-member";
import { getMe, listDemoPeople, listOwnMemberships } from "@/lib/accounts/queries";
import { getInvitation } from "@/lib/accounts/queries/get-invitation";
import { getProgrammePeople } from "@/lib/accounts/queries/get-programme-people";
import {
  listAccounts,
  listOrganisations,
  listPlacesToManage,
} from "@/lib/accounts/queries/list-accounts";
import { db } from "@/lib/platform/db";
import { readHealth } from "@/lib/platform/health";
import { joinAs, makePerson, makeWorld } from "@/tests/support/world";

const locale = "en-HK" as const;

async function invited(world: Awaited<ReturnType<typeof makeWorld>>) {
  const person = await makePerson();
  const { id } = await inviteMember(world.partnerLead, {
    email: person.email,
    displayName: "Dr New",
    role: "reviewer",
    organisationId: world.partner.id,
    programmeId: world.programme.id,
    unit: null,
    deputy: false,
  });
  const mail = await db().outboxMail.findUniqueOrThrow({
    where: { dedupeKey: `invitation:${id}` },
  });
  const { path } = mail.params as { path: string };
  return { person, id, token: path.replace("/invitations/", "") };
}

describe("the people of a programme", () => {
  it("are each organisation's own to see", async () => {
    const world = await makeWorld();
    const { id } = await invited(world);
    const slug = world.programme.slug;
    const lead = await getProgrammePeople(world.manager, slug, locale);
    expect(lead.members.map(({ name }) => name)).toContain(world.officer.displayName);
    expect(lead.members.map(({ name }) => name)).toContain(world.hospital.displayName);
    expect(lead.members.map(({ name }) => name)).not.toContain(world.partnerReviewer.displayName);
    expect(lead.members.map(({ role }) => role)).not.toContain("auditor");
    expect(lead.invitations).toEqual([]);
    const partner = await getProgrammePeople(world.partnerLead, slug, locale);
    expect(partner.members.map(({ role }) => role).toSorted()).toEqual([
      "mentor",
      "partner_lead",
      "reviewer",
    ]);
    expect([lead.readsSetUp, partner.readsSetUp]).toEqual([true, true]);
    expect(partner.invitations.map((each) => each.id)).toEqual([id]);
    expect(new Set(partner.places.map(({ organisationId }) => organisationId))).toEqual(
      new Set([world.partner.id]),
    );
  });

  it("say what the reader may do, and an officer may only confirm", async () => {
    const world = await makeWorld();
    const newcomer = await makePerson();
    const reviewer = {
      personId: newcomer.personId,
      role: "reviewer",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
      unit: null,
      deputy: false,
    } as const;
    await grantMembership(world.manager, reviewer, settleMembership());
    const rowFor = async (actor: typeof world.manager) =>
      (await getProgrammePeople(actor, world.programme.slug, locale)).members.find(
        ({ pending }) => pending,
      );
    expect(await rowFor(world.manager)).toMatchObject({ mayConfirm: false, mayEnd: true });
    expect(await rowFor(world.officer)).toMatchObject({ mayConfirm: true, mayEnd: false });
    const officer = await getProgrammePeople(world.officer, world.programme.slug, locale);
    expect(officer.places).toEqual([]);
    expect(officer.readsSetUp).toBe(false);
  });

  it("are not there for others, nor for another partner's lead", async () => {
    const world = await makeWorld();
    const others = [
      world.otherPartnerLead,
      world.leadReviewer,
      world.mentor,
      world.owner,
      world.auditor,
      world.administrator,
    ];
    for (const denied of others) {
      await expect(getProgrammePeople(denied, world.programme.slug, locale)).rejects.toMatchObject({
        status: 404,
      });
    }
    await expect(
      getProgrammePeople(world.manager, world.second.programme.slug, locale),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe("an invitation's page", () => {
  it("shows it to the address it was sent to and to nobody else", async () => {
    const world = await makeWorld();
    const { person, token } = await invited(world);
    expect(await getInvitation(person, token, locale)).toMatchObject({
      role: "reviewer",
      place: "Pharma One",
      programme: "First programme",
      state: "open",
      invitedBy: world.partnerLead.displayName,
    });
    expect(await getInvitation(world.rival, token, locale)).toBeNull();
    expect(await getInvitation(person, "no-such-token", locale)).toBeNull();
  });
});

describe("the administrator's lists", () => {
  it("hold organisations' roles and no startup's team", async () => {
    const world = await makeWorld();
    const search = world.owner.email;
    const { items, total } = await listAccounts(world.administrator, { search, page: 1, locale });
    expect(total).toBe(1);
    expect(items[0]?.memberships).toEqual([]);
    const manager = await listAccounts(world.administrator, {
      search: world.manager.email.toUpperCase(),
      page: 1,
      locale,
    });
    expect(manager.items[0]?.memberships.map(({ role }) => role)).toEqual(["programme_manager"]);
    expect((await listOrganisations(world.administrator, locale)).length).toBeGreaterThan(3);
    const places = await listPlacesToManage(world.administrator, locale);
    expect(places.map(({ role }) => role)).not.toContain("reviewer");
  });

  it("take a search as text, whatever it holds", async () => {
    const world = await makeWorld();
    for (const search of ["%", "_", "'; DROP TABLE people; --", "\\", "陳"]) {
      const { total } = await listAccounts(world.administrator, { search, page: 1, locale });
      expect(total).toBe(0);
    }
  });

  it("are not there for others", async () => {
    const world = await makeWorld();
    for (const denied of [world.manager, world.auditor, world.partnerLead, world.owner]) {
      await expect(listAccounts(denied, { search: "", page: 1, locale })).rejects.toMatchObject({
        status: 404,
      });
      await expect(listOrganisations(denied, locale)).rejects.toMatchObject({ status: 404 });
    }
  });
});

describe("who I am", () => {
  it("lists my live memberships in my language, first given first", async () => {
    const world = await makeWorld();
    const both = await joinAs(world.leadReviewer, {
      role: "mentor",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    const mine = await listOwnMemberships(both, "zh-HK");
    expect(mine.map(({ role, place }) => [role, place])).toEqual([
      ["reviewer", "Science Park（繁）"],
      ["mentor", "Science Park（繁）"],
    ]);
    expect(await getMe(both, locale)).toMatchObject({
      email: both.email,
      membershipId: both.membership?.id,
    });
    await db().membership.update({
      where: { id: both.membership?.id ?? "" },
      data: { status: "ended", endedAt: new Date() },
    });
    expect(await listOwnMemberships(both, locale)).toHaveLength(1);
  });

  it("names no demo people outside a demo", async () => {
    expect(await listDemoPeople(locale)).toEqual([]);
  });
});

describe("the health of the portal", () => {
  it("knows the migrations of this build and misses the worker that is not there", async () => {
    await db().workerHeartbeat.deleteMany({ where: { id: { not: "" } } });
    const health = await readHealth();
    expect(health).toMatchObject({
      ok: false,
      database: "up",
      migrations: { missing: [] },
      worker: { ok: false, silentSeconds: null },
    });
    expect(health.migrations.applied).toBe(health.migrations.expected);
    const now = new Date();
    await db().workerHeartbeat.create({ data: { id: "w", startedAt: now, beatAt: now } });
    expect((await readHealth()).ok).toBe(true);
  });
});
