import { beforeAll, describe, expect, test } from "vitest";
import { acceptInvitation } from "@/lib/accounts/commands/accept-invitation";
import { settleMembership } from "@/lib/applications/commands/settle-membership";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";
import { removeTeamMember, setMaySubmit } from "@/lib/startups/commands/change-team-member";
import { createStartup } from "@/lib/startups/commands/create-startup";
import { inviteTeamMember, revokeTeamInvitation } from "@/lib/startups/commands/invite-team-member";
import { updateStartup } from "@/lib/startups/commands/update-startup";
import { getStartup, listMyStartups } from "@/lib/startups/queries";
import { startupProfileSchema, teamInvitationSchema } from "@/lib/startups/schema";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { codeOf } from "@/tests/support/refusals";
import { ownerQuery } from "@/tests/support/worker-database";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const profile = (given: Record<string, unknown> = {}) =>
  startupProfileSchema.parse({ displayName: "Lumen Pathology", ...given });
const idOf = (actor: Actor) => actor.membership?.startupId ?? "";
const membershipOf = (actor: Actor) => actor.membership?.id ?? "";
const invitation = (email: string, role = "editor") => teamInvitationSchema.parse({ email, role });

async function tokenOf(invitationId: string): Promise<string> {
  const mail = await db().outboxMail.findFirstOrThrow({
    where: { dedupeKey: `team_invitation/${invitationId}` },
  });
  return (
    String((mail.params as { path: string }).path)
      .split("/")
      .at(-1) ?? ""
  );
}

describe("a startup", () => {
  test("belongs to whoever makes it, and the session acts for it from then on", async () => {
    const person = await makePerson();
    const session = await db().session.create({
      data: {
        personId: person.personId,
        tokenHash: hashToken("a-token-of-a-session"),
        expires: new Date(Date.now() + 3600_000),
      },
    });
    const made = await createStartup(
      person,
      profile({ website: "https://www.Lumen.example/en" }),
      "a-token-of-a-session",
    );
    expect((await db().session.findUniqueOrThrow({ where: { id: session.id } })).membershipId).toBe(
      made.membershipId,
    );
    expect((await listMyStartups(person)).items).toMatchObject([
      { id: made.id, role: "owner", maySubmit: true },
    ]);
    expect(await db().startup.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({
      websiteDomain: "lumen.example",
    });
    expect(await codeOf(createStartup({ ...person, assisted: true }, profile(), null))).toBe(
      "startups.assisted_session",
    );
  });

  test("is written by owners and editors, and is not there for anybody else", async () => {
    const { owner, startup } = await makeStartup();
    await updateStartup(owner, startup.id, profile({ displayName: "Renamed" }));
    expect((await getStartup(owner, startup.id)).displayName).toBe("Renamed");
    const viewer = await makePerson({ role: "viewer", startupId: startup.id });
    expect(await codeOf(updateStartup(viewer, startup.id, profile()))).toBe(
      "startups.viewer_cannot_edit",
    );
    for (const other of [world.rival, world.manager, world.partnerLead, world.administrator]) {
      expect(await codeOf(updateStartup(other, startup.id, profile()))).toBe("platform.not_found");
      expect(await codeOf(getStartup(other, startup.id))).toBe("platform.not_found");
    }
  });

  test("keeps no address that is none, and no key it does not know", () => {
    const refused = [
      { website: "javascript:alert(1)" },
      { website: "https://a@evil.example" },
      { displayName: " " },
      { teamSize: 0 },
      { country: "Hong Kong" },
      { owner: true },
    ];
    for (const given of refused)
      expect(startupProfileSchema.safeParse({ displayName: "X", ...given }).success).toBe(false);
    expect(
      teamInvitationSchema.safeParse({ email: "a＠evil.example\r\nBcc: b@c.d", role: "owner" })
        .success,
    ).toBe(false);
    expect(
      teamInvitationSchema.safeParse({ email: "mei@example.com", role: "officer" }).success,
    ).toBe(false);
    expect(teamInvitationSchema.parse({ email: "Mei＠Example.com", role: "editor" }).email).toBe(
      "mei@example.com",
    );
  });
});

describe("its team", () => {
  test("grows by invitation to exactly one address, once", async () => {
    const { owner, startup } = await makeStartup();
    const mei = await makePerson({ name: "Wong Mei" });
    const { id } = await inviteTeamMember(owner, startup.id, invitation(mei.email));
    expect(await codeOf(inviteTeamMember(owner, startup.id, invitation(mei.email)))).toBe(
      "startups.already_invited",
    );
    expect((await getStartup(owner, startup.id)).invitations).toMatchObject([
      { id, email: mei.email },
    ]);
    const token = await tokenOf(id);
    expect(await codeOf(acceptInvitation(world.rival, token, settleMembership()))).toBe(
      "platform.not_found",
    );
    await acceptInvitation(mei, token, settleMembership());
    expect(await codeOf(acceptInvitation(mei, token, settleMembership()))).toBe(
      "accounts.invitation_expired",
    );
    const view = await getStartup(owner, startup.id);
    expect(view.team.map(({ name, role }) => [name, role])).toEqual([
      [owner.displayName, "owner"],
      ["Wong Mei", "editor"],
    ]);
    expect(await codeOf(inviteTeamMember(owner, startup.id, invitation(mei.email)))).toBe(
      "startups.already_in_team",
    );
  });

  test("has at most two owners, invitations included", async () => {
    const { owner, startup } = await makeStartup();
    const outcomes = await Promise.all(
      ["b@example.com", "c@example.com"].map((email) =>
        codeOf(inviteTeamMember(owner, startup.id, invitation(email, "owner"))),
      ),
    );
    expect(outcomes.toSorted()).toEqual(["done", "startups.two_owners_already"]);
  });

  test("gets no third owner when two who were asked say yes at the same moment", async () => {
    const { owner, startup } = await makeStartup();
    const people = [await makePerson(), await makePerson()];
    const tokens = await Promise.all(
      people.map(async ({ email }) => {
        const asked = invitation(email);
        return tokenOf((await inviteTeamMember(owner, startup.id, asked)).id);
      }),
    );
    // As if both had been asked before the first was counted.
    await ownerQuery("UPDATE invitations SET role = 'owner' WHERE startup_id = $1", [startup.id]);
    const outcomes = await Promise.all(
      people.map((person, at) =>
        codeOf(acceptInvitation(person, tokens[at] ?? "", settleMembership())),
      ),
    );
    expect(outcomes.toSorted()).toEqual(["done", "startups.two_owners_already"]);
    const { team, invitations } = await getStartup(owner, startup.id);
    expect(team.filter(({ role }) => role === "owner")).toHaveLength(2);
    expect(invitations).toHaveLength(1);
  });

  test("is changed by owners only, in their own session", async () => {
    const { owner, startup } = await makeStartup();
    const editor = await makePerson({ role: "editor", startupId: startup.id });
    const { id } = await inviteTeamMember(owner, startup.id, invitation("d@example.com"));
    for (const [actor, code] of [
      [editor, "startups.owner_only"],
      [{ ...owner, assisted: true }, "startups.assisted_session"],
      [world.rival, "platform.not_found"],
      [world.officer, "platform.not_found"],
    ] as const) {
      expect(await codeOf(inviteTeamMember(actor, startup.id, invitation("e@example.com")))).toBe(
        code,
      );
      expect(await codeOf(revokeTeamInvitation(actor, startup.id, id))).toBe(code);
      expect(
        await codeOf(
          removeTeamMember(actor, { startupId: startup.id, membershipId: membershipOf(owner) }),
        ),
      ).not.toBe("done");
      expect(
        await codeOf(
          setMaySubmit(actor, {
            startupId: startup.id,
            membershipId: membershipOf(editor),
            maySubmit: true,
          }),
        ),
      ).toBe(code);
    }
    await setMaySubmit(owner, {
      startupId: startup.id,
      membershipId: membershipOf(editor),
      maySubmit: true,
    });
    expect(
      (await db().membership.findUniqueOrThrow({ where: { id: membershipOf(editor) } })).maySubmit,
    ).toBe(true);
    await revokeTeamInvitation(owner, startup.id, id);
    expect(await codeOf(revokeTeamInvitation(owner, startup.id, id))).toBe("platform.not_found");
  });

  test("is never left by its last owner, also when two leave at the same moment", async () => {
    const { owner, startup } = await makeStartup();
    const leave = (actor: Actor) =>
      codeOf(removeTeamMember(actor, { startupId: startup.id, membershipId: membershipOf(actor) }));
    expect(await leave(owner)).toBe("startups.last_owner");
    const second = await makePerson({ role: "owner", startupId: startup.id });
    const editor = await makePerson({ role: "editor", startupId: startup.id });
    expect(await leave(editor)).toBe("done");
    expect((await Promise.all([leave(owner), leave(second)])).toSorted()).toEqual([
      "done",
      "startups.last_owner",
    ]);
    expect(
      await codeOf(
        removeTeamMember(owner, {
          startupId: idOf(world.rival),
          membershipId: membershipOf(world.rival),
        }),
      ),
    ).toBe("platform.not_found");
  });
});
