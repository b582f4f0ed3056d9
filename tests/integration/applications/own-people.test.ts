import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { acceptInvitation } from "@/lib/accounts/commands/accept-invitation";
import { grantMembership } from "@/lib/accounts/commands/grant-membership";
import { inviteMember } from "@/lib/accounts/commands/invite-member";
import type { OrganisationRole } from "@/lib/accounts/schema";
import { runImport } from "@/lib/imports/commands/run-import";
import { settleMembership } from "@/lib/applications/commands/settle-membership";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { uploadImport } from "@/lib/imports/commands/upload-import";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { inviteTeamMember } from "@/lib/startups/commands/invite-team-member";
import { makeCompleteDraft, makeSubmitted } from "@/tests/support/applications";
import { joinAs, makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

let world: World;
let own: string;
let others: string;
let owner: Actor;
let startupId: string;

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content, "utf8");
}

beforeAll(async () => {
  world = await makeWorld();
  const made = await makeStartup("Both Sides");
  ({ owner } = made);
  startupId = made.startup.id;
  own = await makeSubmitted(owner, world.intake.id);
  others = await makeSubmitted((await makeStartup("Other")).owner, world.intake.id);
});

/** Live bars of a person as application → reason. */
async function barsOf(person: Actor): Promise<Record<string, string>> {
  const bars = await db().bar.findMany({
    where: { personId: person.personId, liftedAt: null },
    orderBy: { createdAt: "asc" },
  });
  expect(new Set(bars.map(({ applicationId }) => applicationId)).size).toBe(bars.length);
  return Object.fromEntries(bars.map(({ applicationId, reason }) => [applicationId, reason]));
}

async function tokenOf(dedupeKey: string): Promise<string> {
  const { params } = await db().outboxMail.findUniqueOrThrow({ where: { dedupeKey } });
  return (params as { path: string }).path.split("/").at(-1) ?? "";
}

const role = (role: OrganisationRole, more = {}) => ({
  role,
  organisationId: world.lead.id,
  programmeId: world.programme.id,
  unit: null,
  deputy: false,
  ...more,
});
const accept = (person: Actor, token: string) =>
  acceptInvitation(person, token, settleMembership());

const bothBarred = () => ({ [own]: "own_startup", [others]: "same_intake" });

describe("a person who comes to stand on both sides", () => {
  it("is barred when a teammate is given a role in an organisation, even before it is confirmed", async () => {
    const editor = await makePerson({ role: "editor", startupId });
    expect(await barsOf(editor)).toEqual({});
    const { status } = await grantMembership(
      world.manager,
      { personId: editor.personId, ...role("reviewer") },
      settleMembership(),
    );
    expect(status).toBe("pending");
    expect(await barsOf(editor)).toEqual(bothBarred());
    const audits = await db().auditEvent.count({ where: { type: "bar.set", applicationId: own } });
    expect(audits).toBe(1);
  });

  it("is barred when a teammate takes up an invitation to mentor for the partner", async () => {
    const viewer = await makePerson({ role: "viewer", startupId });
    const { id } = await inviteMember(world.partnerLead, {
      email: viewer.email,
      displayName: null,
      ...role("mentor", { organisationId: world.partner.id }),
    });
    await accept(viewer, await tokenOf(`invitation:${id}`));
    expect(await barsOf(viewer)).toEqual(bothBarred());
  });

  it("is barred when a reviewer joins the team of a startup that was submitted before", async () => {
    const reviewer = await makePerson({
      role: "reviewer",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    const { id } = await inviteTeamMember(owner, startupId, {
      email: reviewer.email,
      role: "editor",
      maySubmit: false,
    });
    expect(await barsOf(reviewer)).toEqual({});
    await accept(reviewer, await tokenOf(`team_invitation/${id}`));
    expect(await barsOf(reviewer)).toEqual(bothBarred());
  });

  it("keeps a bar that was lifted lifted, and gets none twice", async () => {
    const editor = await makePerson({ role: "editor", startupId });
    const give = (as: OrganisationRole) =>
      grantMembership(
        world.manager,
        { personId: editor.personId, ...role(as) },
        settleMembership(),
      );
    await give("mentor");
    await db().bar.updateMany({
      where: { personId: editor.personId, applicationId: others },
      data: { liftedAt: new Date() },
    });
    await give("reviewer");
    expect(await barsOf(editor)).toEqual({ [own]: "own_startup" });
  });

  it("is barred from what is imported into the intake later", async () => {
    const insider = await makePerson({ role: "editor", startupId });
    await joinAs(insider, {
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    const name = `Later ${randomUUID().slice(0, 8)}`;
    const { id } = await uploadImport(
      world.officer,
      { intake: world.intake.slug, fileName: "later.csv" },
      bytesOf(`name,city,website\n${name},Oslo,https://${randomUUID()}.example\n`),
    );
    await runImport(world.officer, id);
    const made = await db().application.findFirstOrThrow({ where: { listName: name } });
    expect((await barsOf(insider))[made.id]).toBe("same_intake");
  });

  it("is never overlooked when the role and the application come at the same moment", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { owner: founder, startup } = await makeStartup();
      const draft = await makeCompleteDraft(founder, world.intake.id);
      const teammate = await makePerson({ role: "editor", startupId: startup.id });
      await Promise.all([
        submitApplication(founder, draft),
        grantMembership(
          world.manager,
          { personId: teammate.personId, ...role("mentor") },
          settleMembership(),
        ),
      ]);
      expect((await barsOf(teammate))[draft]).toBe("own_startup");
    }
  });

  it("holds up no two startups whose people are barred from each other, sent at the same moment", async () => {
    for (let round = 0; round < 4; round += 1) {
      const pair = await Promise.all(
        ["One", "Two"].map(async (name) => {
          const team = await makeStartup(`${name} of Pair ${round}`);
          const application = await makeCompleteDraft(team.owner, world.intake.id);
          return { ...team, application };
        }),
      );
      // Given behind the commands' back, so that sending is what sets the bars: on both applications, by both.
      const people = await Promise.all(
        pair.map(async ({ startup }) => {
          const editor = await makePerson({ role: "editor", startupId: startup.id });
          return joinAs(editor, { role: "reviewer", organisationId: world.lead.id });
        }),
      );
      const sent = await Promise.all(
        pair.map((team) => submitApplication(team.owner, team.application)),
      );
      expect(sent.map(({ status }) => status)).toEqual(["submitted", "submitted"]);
      for (const { personId } of people) {
        const bars = await db().bar.findMany({
          where: { personId },
          select: { applicationId: true },
        });
        const barred = new Set(bars.map(({ applicationId }) => applicationId));
        for (const { application } of pair) expect(barred).toContain(application);
      }
    }
  });

  it("is nobody who acts on one side only", async () => {
    const plain = await makePerson({ role: "editor", startupId });
    expect(await barsOf(plain)).toEqual({});
    expect(await barsOf(world.leadReviewer)).toEqual({});
  });
});
