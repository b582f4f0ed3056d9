import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { acceptInvitation } from "@/lib/accounts/commands/accept-invitation";
import { getInvitation } from "@/lib/accounts/queries/get-invitation";
import { inviteClaimant, revokeClaimInvitation } from "@/lib/applications/commands/invite-claimant";
import { runImport } from "@/lib/imports/commands/run-import";
import { returnForPapers, takeUpApplication } from "@/lib/applications/commands/screen-application";
import { settleMembership } from "@/lib/applications/commands/settle-membership";
import { uploadImport } from "@/lib/imports/commands/upload-import";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { applicationMailChecks } from "@/lib/applications/mail-checks";
import { getApplication } from "@/lib/applications/queries/get-application";
import { getClaimOffer } from "@/lib/applications/queries/get-claim-offer";
import { getStaffRecord } from "@/lib/applications/queries/get-staff-record";
import { getTeamPage } from "@/lib/applications/queries/get-team-page";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { listQuerySchema } from "@/lib/applications/schema";
import type { MailFacts } from "@/lib/notifications/still-allowed";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { createStartup } from "@/lib/startups/commands/create-startup";
import { startupProfileSchema } from "@/lib/startups/schema";
import { makeSubmitted } from "@/tests/support/applications";
import { ownerQuery } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content, "utf8");
}

/** One imported application and the name it goes by. */
async function imported() {
  const name = `Claim ${randomUUID().slice(0, 8)}`;
  const site = `${name.toLowerCase().replace(" ", "-")}.example`;
  const { id: batch } = await uploadImport(
    world.officer,
    { intake: world.intake.slug, fileName: "found.csv" },
    bytesOf(`name,description,city,country,website\n${name},Words,Oslo,NO,https://www.${site}\n`),
  );
  await runImport(world.officer, batch);
  const { id, startupId } = await db().application.findFirstOrThrow({ where: { listName: name } });
  return { id, startupId, name, site };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );
const to = (person: { email: string }, locale: "en-HK" | "zh-HK" = "en-HK") => ({
  email: person.email,
  locale,
});

async function mailOf(invitationId: string) {
  const mail = await db().outboxMail.findUniqueOrThrow({
    where: { dedupeKey: `claim_invitation/${invitationId}` },
  });
  const path = String((mail.params as { path: string }).path);
  return { mail, token: path.split("/").at(-1) ?? "" };
}

async function invited(applicationId: string, person: Actor) {
  const { id } = await inviteClaimant(world.officer, applicationId, to(person));
  return { id, ...(await mailOf(id)) };
}

const statement = { version: "2026-11-01", locale: "zh-HK" } as const;
const accept = (actor: Actor, token: string) =>
  acceptInvitation(actor, token, settleMembership(statement));

describe("inviting somebody to claim an imported startup", () => {
  it("mails a link in the chosen language, and staff see who was asked, by whom and until when", async () => {
    const { id, name } = await imported();
    const founder = await makePerson({ name: "Lin" });
    const asked = await inviteClaimant(world.officer, id, to(founder, "zh-HK"));
    const { mail } = await mailOf(asked.id);
    expect(mail).toMatchObject({
      template: "claim_invitation",
      locale: "zh-HK",
      toAddress: founder.email,
      applicationId: id,
      organisationId: world.lead.id,
    });
    expect(mail.params).toMatchObject({ startup: name, programme: "First programme（繁）" });
    const record = await getStaffRecord(world.manager, id, "en-HK");
    expect(record).toMatchObject({
      unclaimed: true,
      claim: {
        claimedAt: null,
        mayInvite: true,
        invitations: [
          {
            email: founder.email,
            locale: "zh-HK",
            invitedBy: world.officer.displayName,
            state: "open",
            mail: "queued",
          },
        ],
      },
    });
    expect((await getStaffRecord(world.partnerLead, id, "en-HK")).claim).toBeNull();
    const { items } = await listApplications(world.officer, listQuerySchema.parse({ q: name }));
    expect(items).toMatchObject([{ source: "import", unclaimed: true }]);
  });

  it("is the lead's managers' and officers' alone, and nobody invites or serves themselves", async () => {
    const { id } = await imported();
    const founder = await makePerson();
    const { id: open, token } = await invited(id, founder);
    const outsiders = [
      world.owner,
      world.rival,
      world.partnerLead,
      world.otherPartnerLead,
      world.leadReviewer,
      world.auditor,
      world.administrator,
    ];
    for (const actor of outsiders) {
      expect(await codeOf(inviteClaimant(actor, id, to(founder)))).toMatch(
        /^platform\.(not_found|wrong_role)$/,
      );
      expect(await codeOf(revokeClaimInvitation(actor, id, open))).toMatch(
        /^platform\.(not_found|wrong_role)$/,
      );
    }
    expect(await codeOf(inviteClaimant(world.officer, id, to(world.officer)))).toBe(
      "applications.claim_not_oneself",
    );
    expect(await codeOf(accept({ ...world.officer, email: founder.email }, token))).toBe(
      "applications.claim_not_oneself",
    );
    expect(await codeOf(accept({ ...founder, assisted: true }, token))).toBe(
      "accounts.assisted_session",
    );
  });

  it("sends again with a new link, which ends the older one, and takes back at once", async () => {
    const { id } = await imported();
    const founder = await makePerson();
    const first = await invited(id, founder);
    const second = await invited(id, founder);
    expect(await codeOf(accept(founder, first.token))).toBe("accounts.invitation_expired");
    expect((await getStaffRecord(world.officer, id, "en-HK")).claim?.invitations).toMatchObject([
      { id: second.id, state: "open" },
    ]);
    await revokeClaimInvitation(world.manager, id, second.id);
    expect(await codeOf(revokeClaimInvitation(world.manager, id, second.id))).toBe(
      "platform.not_found",
    );
    expect(await codeOf(accept(founder, second.token))).toBe("accounts.invitation_expired");
    expect((await getClaimOffer(founder, second.token, "en-HK"))?.held).toEqual([]);
    const facts = { ...second.mail, params: second.mail.params } as unknown as MailFacts;
    const mayGo = await withActor(world.officer, (tx, now) =>
      Promise.resolve(applicationMailChecks.claim_invitation?.(tx, facts, now)),
    );
    expect(mayGo).toBe(false);
  });

  it("ends after 14 days, and asks at most three people at a time", async () => {
    const { id } = await imported();
    const people = await Promise.all([1, 2, 3, 4].map(() => makePerson()));
    const [late, , , fourth] = people;
    if (!late || !fourth) throw new Error("four people");
    const { token, id: lateId } = await invited(id, late);
    for (const person of people.slice(1, 3)) await invited(id, person);
    expect(await codeOf(inviteClaimant(world.officer, id, to(fourth)))).toBe(
      "applications.too_many_claim_invitations",
    );
    await db().invitation.update({
      where: { id: lateId },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await codeOf(accept(late, token))).toBe("accounts.invitation_expired");
    const { claim } = await getStaffRecord(world.officer, id, "en-HK");
    expect(claim?.invitations.find((one) => one.id === lateId)?.state).toBe("expired");
    expect(await codeOf(inviteClaimant(world.officer, id, to(fourth)))).toBe("done");
  });

  it("is refused for a startup that applied by itself, also by the database", async () => {
    const own = await makeSubmitted(world.owner, world.intake.id);
    expect(await codeOf(inviteClaimant(world.officer, own, to(world.rival)))).toBe(
      "applications.not_imported",
    );
    await expect(
      ownerQuery(`UPDATE startups SET claimed_at = now() WHERE id = '${world.startup.id}'`),
    ).rejects.toThrow(/startups_claimed/);
  });
});

describe("claiming an imported startup", () => {
  it("shows everything held to the invited person alone, before anything happens", async () => {
    const { id, name } = await imported();
    const founder = await makePerson();
    const { token } = await invited(id, founder);
    const offer = await getClaimOffer(founder, token, "en-HK");
    expect(offer).toMatchObject({
      applicationId: id,
      startup: name,
      isClaimed: false,
      hasEnded: false,
      sameWebsite: [],
    });
    const held = offer?.held.flatMap(({ answers }) => answers.map(({ value }) => value));
    expect(held).toContain(name);
    expect(await getInvitation(founder, token, "en-HK")).toMatchObject({
      role: "owner",
      place: name,
      state: "open",
    });
    expect(await getClaimOffer(world.rival, token, "en-HK")).toBeNull();
    for (const [actor, sections] of [
      [founder, true],
      [world.rival, false],
      [world.leadReviewer, false],
    ] as const) {
      const door = await withActor(
        actor,
        (tx) => tx.$queryRaw<unknown[]>`SELECT * FROM claim_offer(${id}::uuid)`,
      );
      expect(door.length > 0).toBe(sections);
    }
    expect(await codeOf(getApplication(founder, id))).toBe("platform.not_found");
    expect(await codeOf(accept(world.rival, token))).toBe("platform.not_found");
  });

  it("makes its person the owner, who reads the record and where it came from", async () => {
    const { id, startupId, name } = await imported();
    const founder = await makePerson({ name: "Lin" });
    const { token } = await invited(id, founder);
    const { status } = await accept(founder, token);
    expect(status).toBe("active");
    const membership = await db().membership.findFirstOrThrow({ where: { startupId } });
    expect(membership).toMatchObject({ personId: founder.personId, role: "owner" });
    const owner: Actor = {
      ...founder,
      membership: {
        id: membership.id,
        role: "owner",
        organisationId: null,
        programmeId: null,
        startupId,
        unit: null,
        deputy: false,
        maySubmit: true,
      },
    };
    const view = await getApplication(owner, id);
    expect(view).toMatchObject({ reader: "team", status: "submitted", source: "import" });
    const page = await getTeamPage(owner, id, "en-HK");
    expect(page.claim?.importedAt).toBe(view.submittedAt);
    expect(page.statement).toMatchObject(statement);
    const record = await getStaffRecord(world.officer, id, "en-HK");
    expect(record).toMatchObject({
      unclaimed: false,
      claim: { mayInvite: false, invitations: [{ state: "claimed" }] },
    });
    const told = await db().outboxMail.findFirstOrThrow({
      where: { template: "startup_claimed", applicationId: id },
    });
    expect(told).toMatchObject({ toPersonId: world.officer.personId });
    expect(told.params).toMatchObject({ startup: name, person: "Lin" });
    const audits = await db().auditEvent.findMany({ where: { applicationId: id } });
    expect(audits.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        "membership.invited",
        "membership.invitation_accepted",
        "startup.claimed",
      ]),
    );
    await withdrawApplication(owner, id);
  });

  it("happens once: the others' invitations end, and nobody can be invited any more", async () => {
    const { id, startupId } = await imported();
    const [a, b] = [await makePerson(), await makePerson()];
    const [first, second] = [await invited(id, a), await invited(id, b)];
    const outcomes = await Promise.all([
      codeOf(accept(a, first.token)),
      codeOf(accept(b, second.token)),
    ]);
    expect(outcomes.filter((code) => code === "done")).toHaveLength(1);
    expect(outcomes.find((code) => code !== "done")).toMatch(
      /^(applications\.already_claimed|accounts\.invitation_expired)$/,
    );
    expect(await db().membership.count({ where: { startupId } })).toBe(1);
    const loser = outcomes[0] === "done" ? { actor: b, ...second } : { actor: a, ...first };
    expect(await getClaimOffer(loser.actor, loser.token, "en-HK")).toMatchObject({
      isClaimed: true,
      held: [],
    });
    expect(await codeOf(inviteClaimant(world.officer, id, to(a)))).toBe(
      "applications.already_claimed",
    );
  });

  it("says which of the person's own startups has the same website", async () => {
    const { id, name, site } = await imported();
    const founder = await makePerson();
    const profile = startupProfileSchema.parse({
      displayName: `${name} Ltd`,
      website: `https://${site}/en`,
    });
    await createStartup(founder, profile, null);
    const { token } = await invited(id, founder);
    expect((await getClaimOffer(founder, token, "en-HK"))?.sameWebsite).toEqual([`${name} Ltd`]);
  });

  it("comes before papers can be asked for", async () => {
    const { id } = await imported();
    await takeUpApplication(world.officer, id);
    const papers = {
      sections: ["company"],
      dueAt: new Date(Date.now() + 24 * 3600_000),
      message: "Please complete this section.",
    };
    expect(await codeOf(returnForPapers(world.officer, id, papers))).toBe("applications.unclaimed");
    const founder = await makePerson();
    await accept(founder, (await invited(id, founder)).token);
    expect(await codeOf(returnForPapers(world.officer, id, papers))).toBe("done");
    const mails = await db().outboxMail.findMany({
      where: { template: "papers_requested", applicationId: id },
    });
    expect(mails.map(({ toPersonId }) => toPersonId)).toEqual([founder.personId]);
  });

  it("bars a member of staff or a reviewer who turns out to be its founder", async () => {
    const { id } = await imported();
    const other = await imported();
    const reviewer = await makePerson();
    const acting = await joinAs(reviewer, {
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    expect((await getApplication(acting, id)).reader).toBe("lead");
    await accept(reviewer, (await invited(id, reviewer)).token);
    expect(await codeOf(getApplication(acting, id))).toBe("platform.not_found");
    expect(await codeOf(getApplication(acting, other.id))).toBe("platform.not_found");
  });
});
