import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { acceptInvitation } from "@/lib/accounts/commands/accept-invitation";
import { chooseMembership } from "@/lib/accounts/commands/choose-membership";
import { confirmMembership } from "@/lib/accounts/commands/confirm-membership";
import { createOrganisation } from "@/lib/accounts/commands/create-organisation";
import { endMembership } from "@/lib/accounts/commands/end-membership";
import { grantMembership } from "@/lib/accounts/commands/grant-membership";
import { settleMembership } from "@/lib/applications/commands/settle-membership";
import { inviteMember } from "@/lib/accounts/commands/invite-member";
import { nameDeputy } from "@/lib/accounts/commands/name-deputy";
import { openSession } from "@/lib/accounts/commands/open-session";
import { revokeInvitation } from "@/lib/accounts/commands/revoke-invitation";
import { suspendPerson } from "@/lib/accounts/commands/suspend-person";
import { updateProfile } from "@/lib/accounts/commands/update-profile";
import type { GrantMembershipInput, OrganisationRole } from "@/lib/accounts/schema";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { db, withActor } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";
import { ownerQuery } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeWorld, type World } from "@/tests/support/world";

const grant = (actor: Actor, input: GrantMembershipInput) =>
  grantMembership(actor, input, settleMembership());

const wish = (
  personId: string,
  role: OrganisationRole,
  organisationId: string,
  programmeId: string | null,
  deputy = false,
) => ({ personId, role, organisationId, programmeId, unit: null, deputy });

const sessionFor = (actor: Actor) =>
  withActor(systemActor("test"), (tx, now) => openSession(tx, actor.personId, now));

const statusOf = async (id: string) =>
  (await db().membership.findUniqueOrThrow({ where: { id } })).status;

/** Invites and reads the link's token where it was mailed to. */
async function invite(
  world: World,
  by: Actor,
  to: Actor,
  role: OrganisationRole,
  organisationId: string,
) {
  const { id } = await inviteMember(by, {
    email: to.email,
    displayName: null,
    role,
    organisationId,
    programmeId: world.programme.id,
    unit: null,
    deputy: false,
  });
  const mail = await db().outboxMail.findUniqueOrThrow({
    where: { dedupeKey: `invitation:${id}` },
  });
  const path = (mail.params as { path: string }).path;
  return { id, token: path.replace("/invitations/", "") };
}

describe("a role that reads protected sections", () => {
  it("waits for a second person of the organisation: not the giver, not the receiver", async () => {
    const world = await makeWorld();
    const newcomer = await makePerson();
    const { id, status } = await grant(
      world.manager,
      wish(newcomer.personId, "reviewer", world.lead.id, world.programme.id),
    );
    expect(status).toBe("pending");
    expect((await sessionFor(newcomer)).role).toBeNull();
    await expect(confirmMembership(world.manager, id)).rejects.toMatchObject({
      status: 403,
      code: "accounts.confirm_own_grant",
    });
    const alsoOfficer = await joinAs(newcomer, {
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    await expect(confirmMembership(alsoOfficer, id)).rejects.toMatchObject({
      code: "accounts.confirm_own_grant",
    });
    for (const stranger of [world.partnerLead, world.leadReviewer, world.owner, world.mentor]) {
      await expect(confirmMembership(stranger, id)).rejects.toMatchObject({ status: 404 });
    }
    await expect(confirmMembership(world.auditor, id)).rejects.toMatchObject({ status: 403 });
    expect(await statusOf(id)).toBe("pending");
    await confirmMembership(world.officer, id);
    expect(await statusOf(id)).toBe("active");
    await expect(confirmMembership(world.officer, id)).rejects.toMatchObject({
      status: 409,
      code: "accounts.nothing_to_confirm",
    });
    const mails = await db().outboxMail.findMany({ where: { toPersonId: newcomer.personId } });
    expect(mails.map(({ template }) => template)).toEqual(["membership_granted"]);
  });

  it("is confirmed by the database too: never by the giver or the receiver", async () => {
    const world = await makeWorld();
    const newcomer = await makePerson();
    const { id } = await grant(
      world.manager,
      wish(newcomer.personId, "officer", world.lead.id, world.programme.id),
    );
    for (const personId of [world.manager.personId, newcomer.personId]) {
      await expect(
        ownerQuery("UPDATE memberships SET confirmed_by_id = $1 WHERE id = $2", [personId, id]),
      ).rejects.toThrow(/memberships_(second_person|nobody_grants_to_oneself)/);
    }
  });
});

describe("giving a role", () => {
  it("is refused to oneself and to those who may not", async () => {
    const world = await makeWorld();
    const somebody = await makePerson();
    const own = wish(world.manager.personId, "officer", world.lead.id, world.programme.id);
    await expect(grant(world.manager, own)).rejects.toMatchObject({
      code: "accounts.grant_to_oneself",
    });
    const asked = wish(somebody.personId, "mentor", world.lead.id, world.programme.id);
    for (const denied of [
      world.officer,
      world.leadReviewer,
      world.partnerLead,
      world.owner,
      world.auditor,
    ]) {
      await expect(grant(denied, asked)).rejects.toMatchObject({
        status: 403,
        code: "accounts.may_not_grant",
      });
    }
    expect((await grant(world.manager, asked)).status).toBe("active");
    await expect(grant(world.manager, asked)).rejects.toMatchObject({
      code: "accounts.already_member",
    });
  });

  it("never makes one person act for both organisations of a programme", async () => {
    const world = await makeWorld();
    const asked = wish(world.leadReviewer.personId, "mentor", world.partner.id, world.programme.id);
    await expect(grant(world.partnerLead, asked)).rejects.toMatchObject({
      status: 409,
      code: "accounts.both_organisations",
    });
    const elsewhere = wish(
      world.leadReviewer.personId,
      "mentor",
      world.otherPartner.id,
      world.second.programme.id,
    );
    expect((await grant(world.otherPartnerLead, elsewhere)).status).toBe("active");
  });

  it("says the same when both organisations give at the same moment", async () => {
    const world = await makeWorld();
    const wanted = await makePerson();
    const asks = [
      grant(world.manager, wish(wanted.personId, "mentor", world.lead.id, world.programme.id)),
      grant(
        world.partnerLead,
        wish(wanted.personId, "mentor", world.partner.id, world.programme.id),
      ),
    ];
    const results = await Promise.allSettled(asks);
    const refused = results.filter((each) => each.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ status: 409, code: "accounts.both_organisations" });
  });

  it("counts a role for all programmes of an organisation", async () => {
    const world = await makeWorld();
    const everywhere = await makePerson({ role: "mentor", organisationId: world.lead.id });
    const asked = wish(everywhere.personId, "mentor", world.partner.id, world.programme.id);
    await expect(grant(world.partnerLead, asked)).rejects.toMatchObject({
      code: "accounts.both_organisations",
    });
  });
});

describe("an invitation", () => {
  it("is accepted once, by the address it was sent to", async () => {
    const world = await makeWorld();
    const [invited, other] = [await makePerson(), await makePerson()];
    const { token } = await invite(world, world.partnerLead, invited, "reviewer", world.partner.id);
    await expect(acceptInvitation(other, token, settleMembership())).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      acceptInvitation(invited, "no-such-token-at-all", settleMembership()),
    ).rejects.toMatchObject({
      status: 404,
    });
    expect(await acceptInvitation(invited, token, settleMembership())).toMatchObject({
      status: "active",
    });
    await expect(acceptInvitation(invited, token, settleMembership())).rejects.toMatchObject({
      code: "accounts.invitation_expired",
    });
  });

  it("to read protected sections still waits for a second person", async () => {
    const world = await makeWorld();
    const invited = await makePerson();
    const { token } = await invite(world, world.manager, invited, "officer", world.lead.id);
    const { id, status } = await acceptInvitation(invited, token, settleMembership());
    expect(status).toBe("pending");
    await expect(confirmMembership(world.manager, id)).rejects.toMatchObject({
      code: "accounts.confirm_own_grant",
    });
    await confirmMembership(world.deputyManager, id);
    expect(await statusOf(id)).toBe("active");
  });

  it("may not be sent by those who may not give the role, nor to oneself", async () => {
    const world = await makeWorld();
    const somebody = await makePerson();
    await expect(
      invite(world, world.officer, somebody, "mentor", world.lead.id),
    ).rejects.toMatchObject({ code: "accounts.may_not_grant" });
    await expect(
      invite(world, world.manager, world.manager, "officer", world.lead.id),
    ).rejects.toMatchObject({ code: "accounts.grant_to_oneself" });
  });

  it("is taken back by whoever may give the role, and by the end of the giver's own", async () => {
    const world = await makeWorld();
    const invited = await makePerson();
    const first = await invite(world, world.deputyManager, invited, "mentor", world.lead.id);
    await expect(revokeInvitation(world.partnerLead, first.id)).rejects.toMatchObject({
      status: 404,
    });
    await revokeInvitation(world.manager, first.id);
    await expect(acceptInvitation(invited, first.token, settleMembership())).rejects.toMatchObject({
      code: "accounts.invitation_expired",
    });
    const second = await invite(world, world.deputyManager, invited, "mentor", world.lead.id);
    await endMembership(world.manager, world.deputyManager.membership?.id ?? "");
    await expect(acceptInvitation(invited, second.token, settleMembership())).rejects.toMatchObject(
      {
        code: "accounts.invitation_expired",
      },
    );
  });

  it("is refused when it would make the person act for both organisations", async () => {
    const world = await makeWorld();
    const { token } = await invite(
      world,
      world.partnerLead,
      world.leadReviewer,
      "reviewer",
      world.partner.id,
    );
    await expect(
      acceptInvitation(world.leadReviewer, token, settleMembership()),
    ).rejects.toMatchObject({
      code: "accounts.both_organisations",
    });
  });
});

describe("ending a role", () => {
  it("closes the sessions that act under it at once", async () => {
    const world = await makeWorld();
    const { token } = await sessionFor(world.officer);
    await endMembership(world.manager, world.officer.membership?.id ?? "");
    expect(await db().session.findUnique({ where: { tokenHash: hashToken(token) } })).toBeNull();
    expect((await sessionFor(world.officer)).role).toBeNull();
  });

  it("is refused to its holder, to those who may not, and twice", async () => {
    const world = await makeWorld();
    const id = world.leadReviewer.membership?.id ?? "";
    await expect(endMembership(world.officer, id)).rejects.toMatchObject({ status: 403 });
    await expect(endMembership(world.partnerLead, id)).rejects.toMatchObject({ status: 404 });
    await expect(
      endMembership(world.manager, world.manager.membership?.id ?? ""),
    ).rejects.toMatchObject({ code: "accounts.end_own_membership" });
    await endMembership(world.manager, id);
    await expect(endMembership(world.manager, id)).rejects.toMatchObject({
      code: "accounts.membership_ended",
    });
  });
});

describe("naming a deputy", () => {
  it("is for a manager's or partner lead's role, by a colleague who may", async () => {
    const world = await makeWorld();
    const id = world.deputyManager.membership?.id ?? "";
    expect(await nameDeputy(world.manager, id, false)).toEqual({ id, deputy: false });
    await expect(nameDeputy(world.officer, id, true)).rejects.toMatchObject({ status: 403 });
    await expect(nameDeputy(world.partnerLead, id, true)).rejects.toMatchObject({ status: 404 });
    await expect(
      nameDeputy(world.manager, world.officer.membership?.id ?? "", true),
    ).rejects.toMatchObject({ code: "accounts.deputy_role" });
  });
});

describe("suspending a person", () => {
  it("kills every session at once and is for administrators, never oneself", async () => {
    const world = await makeWorld();
    const { token } = await sessionFor(world.manager);
    for (const denied of [world.manager, world.auditor, world.owner]) {
      await expect(suspendPerson(denied, world.officer.personId, true)).rejects.toMatchObject({
        status: 404,
      });
    }
    await expect(
      suspendPerson(world.administrator, world.administrator.personId, true),
    ).rejects.toMatchObject({ code: "accounts.suspend_oneself" });
    await suspendPerson(world.administrator, world.manager.personId, true);
    expect(await db().session.findUnique({ where: { tokenHash: hashToken(token) } })).toBeNull();
    await suspendPerson(world.administrator, world.manager.personId, false);
    expect((await sessionFor(world.manager)).role).toBe("programme_manager");
  });
});

describe("choosing the acting membership", () => {
  it("takes only one's own live memberships and one's own session", async () => {
    const world = await makeWorld();
    const both = await joinAs(world.mentor, {
      role: "reviewer",
      organisationId: world.partner.id,
      programmeId: world.programme.id,
    });
    const { token } = await sessionFor(both);
    const membershipId = both.membership?.id ?? "";
    expect(await chooseMembership(both, { membershipId, token })).toEqual({
      membershipId,
      path: "/reviews",
    });
    const foreign = world.officer.membership?.id ?? "";
    await expect(chooseMembership(both, { membershipId: foreign, token })).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      chooseMembership(world.officer, { membershipId: foreign, token }),
    ).rejects.toMatchObject({ status: 404 });
    await db().membership.update({
      where: { id: membershipId },
      data: { validUntil: new Date((await databaseNow()).getTime() + 1) },
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    await expect(chooseMembership(both, { membershipId, token })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe("organisations and profiles", () => {
  it("lets administrators alone add an organisation, once a slug", async () => {
    const world = await makeWorld();
    const name = { "en-HK": "Clinic", "zh-HK": "診所", "zh-CN": "诊所" };
    const input = {
      slug: `clinic-${randomUUID()}`,
      kind: "service" as const,
      name,
      shortName: name,
    };
    await expect(createOrganisation(world.manager, input)).rejects.toMatchObject({ status: 404 });
    await createOrganisation(world.administrator, input);
    await expect(createOrganisation(world.administrator, input)).rejects.toMatchObject({
      code: "accounts.slug_taken",
    });
  });

  it("changes what was sent of one's own profile and keeps the words out of the trail", async () => {
    const actor = await makePerson();
    await updateProfile(actor, { displayName: "陳大文 Tai Man", phone: "+85223456789" });
    const person = await db().person.findUniqueOrThrow({ where: { id: actor.personId } });
    expect(person).toMatchObject({ displayName: "陳大文 Tai Man", phone: "+85223456789" });
    const trail = await db().auditEvent.findMany({
      where: { objectId: actor.personId, type: "account.updated" },
    });
    expect(trail.map(({ payload }) => payload)).toEqual([{ fields: ["displayName", "phone"] }]);
  });
});
