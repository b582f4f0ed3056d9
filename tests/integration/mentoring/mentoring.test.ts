import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { setBar } from "@/lib/access/commands";
import { getApplication } from "@/lib/applications/queries/get-application";
import { acceptMatch, declineMatch, endMatch } from "@/lib/mentoring/commands/answer-match";
import { approveMentorCard, writeMentorCard } from "@/lib/mentoring/commands/approve-card";
import { proposeMatch } from "@/lib/mentoring/commands/propose-match";
import { saveMentorProfile } from "@/lib/mentoring/commands/save-profile";
import { getMyMentorProfile } from "@/lib/mentoring/queries/get-profile";
import { getApplicationMentors } from "@/lib/mentoring/queries/get-application-mentors";
import { getMyMatch, listMyMatches } from "@/lib/mentoring/queries/list-matches";
import { listMentors } from "@/lib/mentoring/queries/list-mentors";
import {
  explainedOnDesk,
  readSuggesting,
  suggestMentors,
  suggestionsFrom,
} from "@/lib/mentoring/queries/suggest-mentors";
import type { MentorProfileInput } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { makeSubmitted } from "@/tests/support/applications";
import { ownerQuery } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeWorld } from "@/tests/support/world";
import { codeOf } from "@/tests/support/refusals";

const profile: MentorProfileInput = {
  headline: { "en-HK": "Twenty years of oncology development" },
  about: { "zh-HK": "曾帶領三項產品完成首次人體研究。" },
  areas: ["oncology"],
  modalities: ["small_molecule"],
  topics: ["mentoring"],
  languages: ["en-HK"],
  capacity: 1,
  active: true,
};

const card = {
  text: "A liver-targeted medicine, looking for a frank adviser.",
  wishes: "First study in humans",
  language: "en-HK" as const,
};

/** The same actor as their session says it once the membership names a unit. */
const joinedUnit = (actor: Actor, unit: string): Actor => ({
  ...actor,
  membership: actor.membership && { ...actor.membership, unit },
});

/** An admitted application with an approved card, and a mentor with a profile. */
async function makeMentoringWorld() {
  const world = await makeWorld();
  const applicationId = await makeSubmitted(world.owner, world.intake.id);
  await ownerQuery(
    "UPDATE applications SET status = 'admitted', list_area = 'oncology', list_modality = 'small_molecule' WHERE id = $1",
    [applicationId],
  );
  await saveMentorProfile(world.mentor, profile);
  const { id: mentorProfileId } = await db().mentorProfile.findFirstOrThrow({
    where: { personId: world.mentor.personId },
  });
  return { ...world, applicationId, mentorProfileId };
}

async function makeProposed() {
  const world = await makeMentoringWorld();
  await writeMentorCard(world.owner, world.applicationId, card);
  await approveMentorCard(world.owner, world.applicationId);
  const { id: matchId } = await proposeMatch(world.manager, {
    applicationId: world.applicationId,
    mentorProfileId: world.mentorProfileId,
    message: "",
  });
  return { ...world, matchId };
}

describe("a mentor's profile", () => {
  it("is written by the mentor alone", async () => {
    const world = await makeMentoringWorld();
    expect((await getMyMentorProfile(world.mentor)).profile).toEqual(profile);
    expect(await codeOf(saveMentorProfile(world.manager, profile))).toBe("platform.not_found");
    expect(await codeOf(getMyMentorProfile(world.owner))).toBe("platform.not_found");
  });
});

describe("the card", () => {
  it("is approved by an owner and loses the approval when its words change", async () => {
    const world = await makeMentoringWorld();
    const editor = await makePerson({ role: "editor", startupId: world.startup.id });
    expect(await codeOf(approveMentorCard(world.owner, world.applicationId))).toBe(
      "mentoring.no_card",
    );
    await writeMentorCard(editor, world.applicationId, card);
    expect(await codeOf(approveMentorCard(editor, world.applicationId))).toBe(
      "mentoring.owner_only",
    );
    expect(
      await codeOf(approveMentorCard({ ...world.owner, assisted: true }, world.applicationId)),
    ).toBe("mentoring.assisted_session");
    await approveMentorCard(world.owner, world.applicationId);
    await writeMentorCard(editor, world.applicationId, { ...card, wishes: "Something else" });
    expect(
      (await getApplicationMentors(world.owner, world.applicationId, "en-HK")).card?.approvedAt,
    ).toBeNull();
    expect(
      (await getApplicationMentors(world.manager, world.applicationId, "en-HK")).card,
    ).toBeNull();
  });

  it("is nobody else's to write", async () => {
    const world = await makeMentoringWorld();
    for (const other of [world.rival, world.manager, world.mentor, world.otherPartnerLead]) {
      expect(await codeOf(writeMentorCard(other, world.applicationId, card))).toBe(
        "platform.not_found",
      );
      expect(await codeOf(approveMentorCard(other, world.applicationId))).toBe(
        "platform.not_found",
      );
    }
  });
});

describe("proposing a mentor", () => {
  it("needs an approved card and a matchmaker of the programme", async () => {
    const world = await makeMentoringWorld();
    const input = {
      applicationId: world.applicationId,
      mentorProfileId: world.mentorProfileId,
      message: "",
    };
    expect(await codeOf(proposeMatch(world.manager, input))).toBe("mentoring.card_not_approved");
    await writeMentorCard(world.owner, world.applicationId, card);
    await approveMentorCard(world.owner, world.applicationId);
    expect(await codeOf(proposeMatch(world.owner, input))).toBe("platform.wrong_role");
    expect(await codeOf(proposeMatch(world.otherPartnerLead, input))).toBe("platform.not_found");
    expect(await codeOf(proposeMatch(world.auditor, input))).toBe("platform.not_found");
    await proposeMatch(world.partnerLead, input);
    expect(await codeOf(proposeMatch(world.manager, input))).toBe("mentoring.already_matched");
    const mails = await db().outboxMail.findMany({
      where: { applicationId: world.applicationId, template: { startsWith: "match_proposed" } },
    });
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map((mail) => mail.toPersonId))).toEqual(
      new Set([world.mentor.personId, world.owner.personId]),
    );
  });

  it("respects bars, the own startup and capacity", async () => {
    const world = await makeMentoringWorld();
    await writeMentorCard(world.owner, world.applicationId, card);
    await approveMentorCard(world.owner, world.applicationId);
    const input = {
      applicationId: world.applicationId,
      mentorProfileId: world.mentorProfileId,
      message: "",
    };
    await joinAs(world.mentor, { role: "viewer", startupId: world.startup.id });
    expect(await codeOf(proposeMatch(world.manager, input))).toBe("mentoring.mentor_excluded");
    await ownerQuery(
      "UPDATE memberships SET status = 'ended' WHERE person_id = $1 AND startup_id IS NOT NULL",
      [world.mentor.personId],
    );
    await withActor(world.manager, (tx) =>
      setBar(tx, world.manager, {
        personId: world.mentor.personId,
        applicationId: world.applicationId,
        programmeId: world.programme.id,
        reason: "must_not_see",
      }),
    );
    expect(await codeOf(proposeMatch(world.manager, input))).toBe("mentoring.mentor_excluded");
    await ownerQuery("UPDATE bars SET lifted_at = now() WHERE application_id = $1", [
      world.applicationId,
    ]);
    await ownerQuery("UPDATE mentor_profiles SET capacity = 0 WHERE id = $1", [
      world.mentorProfileId,
    ]);
    expect(await codeOf(proposeMatch(world.manager, input))).toBe("mentoring.mentor_full");
  });

  it("at the same moment makes one match", async () => {
    const world = await makeMentoringWorld();
    await writeMentorCard(world.owner, world.applicationId, card);
    await approveMentorCard(world.owner, world.applicationId);
    const input = {
      applicationId: world.applicationId,
      mentorProfileId: world.mentorProfileId,
      message: "",
    };
    const answers = await Promise.all([
      codeOf(proposeMatch(world.manager, input)),
      codeOf(proposeMatch(world.partnerLead, input)),
    ]);
    expect(answers.toSorted()).toEqual(["done", "mentoring.already_matched"]);
  });
});

describe("answering", () => {
  it("by both sides makes the match active and opens T1, and T1 only, to the mentor", async () => {
    const world = await makeProposed();
    const see = () => getApplication(world.mentor, world.applicationId);
    expect((await getMyMatch(world.mentor, world.matchId, "en-HK")).card).toEqual(card);
    expect(await codeOf(see())).toBe("platform.not_found");
    expect(await acceptMatch(world.mentor, world.matchId)).toEqual({ state: "proposed" });
    expect(await codeOf(see())).toBe("platform.not_found");
    expect(await acceptMatch(world.owner, world.matchId)).toEqual({ state: "active" });
    expect(await acceptMatch(world.owner, world.matchId)).toEqual({ state: "active" });
    const seen = await see();
    const opened = seen.sections
      .filter((section) => section.answers)
      .map((section) => section.tier);
    expect(opened.length).toBeGreaterThan(3);
    expect(new Set(opened)).toEqual(new Set(["T1"]));
    expect(await db().grant.count({ where: { sourceId: world.matchId, revokedAt: null } })).toBe(1);
  });

  it("at the same moment activates once", async () => {
    const world = await makeProposed();
    const states = await Promise.all([
      acceptMatch(world.mentor, world.matchId),
      acceptMatch(world.owner, world.matchId),
    ]);
    expect(states.map(({ state }) => state).toSorted()).toEqual(["active", "proposed"]);
    expect(await db().grant.count({ where: { sourceId: world.matchId } })).toBe(1);
  });

  it("is for the mentor and the owners only", async () => {
    const world = await makeProposed();
    const editor = await makePerson({ role: "editor", startupId: world.startup.id });
    const otherMentor = await makePerson({
      role: "mentor",
      organisationId: world.partner.id,
      programmeId: world.programme.id,
    });
    expect(await codeOf(acceptMatch(editor, world.matchId))).toBe("mentoring.owner_only");
    for (const other of [otherMentor, world.rival, world.manager]) {
      expect(await codeOf(acceptMatch(other, world.matchId))).toBe("platform.not_found");
      expect(await codeOf(declineMatch(other, world.matchId, null))).toBe("platform.not_found");
    }
    expect(await listMyMatches(otherMentor, "en-HK")).toEqual([]);
  });

  it("is closed to a mentor whose whole unit is barred, who no longer sees the card either", async () => {
    const world = await makeProposed();
    await ownerQuery("UPDATE memberships SET unit = 'Oncology' WHERE id = $1", [
      world.mentor.membership?.id,
    ]);
    const bar = {
      organisationId: world.partner.id,
      unit: "Oncology",
      applicationId: world.applicationId,
      programmeId: world.programme.id,
      reason: "must_not_see",
    } as const;
    await withActor(world.manager, (tx) => setBar(tx, world.manager, bar));
    const mentor = joinedUnit(world.mentor, "Oncology");
    expect(await listMyMatches(mentor, "en-HK")).toEqual([]);
    expect(await codeOf(acceptMatch(mentor, world.matchId))).toBe("mentoring.mentor_excluded");
  });

  it("with a no closes the match and tells who proposed", async () => {
    const world = await makeProposed();
    await declineMatch(world.mentor, world.matchId, "No time this year");
    expect(await codeOf(acceptMatch(world.owner, world.matchId))).toBe("mentoring.not_open");
    const mails = await db().outboxMail.findMany({
      where: { applicationId: world.applicationId, template: "match_declined" },
    });
    expect(mails.map((mail) => mail.toPersonId)).toEqual([world.manager.personId]);
  });

  it("with a no is shown to staff with its reason, and the optimum does not ask again", async () => {
    const world = await makeProposed();
    await declineMatch(world.mentor, world.matchId, "No time this year");
    for (const staff of [world.manager, world.partnerLead]) {
      const [subject] = await suggestMentors(staff, "en-HK");
      expect(subject?.matches).toEqual([]);
      expect(subject?.declined).toMatchObject([
        { mentorName: world.mentor.displayName, by: "mentor", reason: "No time this year" },
      ]);
      expect(subject?.suggestions.map(({ mentor, best }) => [mentor.name, best])).toEqual([
        [world.mentor.displayName, false],
      ]);
    }
    const [own] = (await getApplicationMentors(world.owner, world.applicationId, "en-HK")).matches;
    expect(own).toMatchObject({ state: "declined", declinedBy: "mentor" });
    expect(JSON.stringify(own)).not.toContain("No time");
  });

  it("can be ended by either side and by staff, which closes the mentor's sight at once", async () => {
    const world = await makeProposed();
    await acceptMatch(world.mentor, world.matchId);
    await acceptMatch(world.owner, world.matchId);
    expect(await codeOf(endMatch(world.rival, world.matchId))).toBe("platform.not_found");
    expect(await endMatch(world.mentor, world.matchId)).toEqual({ state: "ended" });
    expect(await codeOf(getApplication(world.mentor, world.applicationId))).toBe(
      "platform.not_found",
    );
    expect(await codeOf(endMatch(world.manager, world.matchId))).toBe("mentoring.not_open");
  });
});

describe("what a mentor reads of a startup", () => {
  it("is its approved words while the match lasts, and addresses once both accepted", async () => {
    const world = await makeProposed();
    const ofMentor = () => getMyMatch(world.mentor, world.matchId, "en-HK");
    const ofTeam = async () =>
      (await getApplicationMentors(world.owner, world.applicationId, "en-HK")).matches[0];
    expect(await ofMentor()).toMatchObject({ card, contacts: [], late: false, mayOpen: false });
    expect((await ofTeam())?.contact).toBeNull();
    await writeMentorCard(world.owner, world.applicationId, { ...card, wishes: "Not approved" });
    expect((await ofMentor()).card).toBeNull();
    await acceptMatch(world.mentor, world.matchId);
    await acceptMatch(world.owner, world.matchId);
    const owner = { name: world.owner.displayName, address: world.owner.email };
    expect(await ofMentor()).toMatchObject({ card: null, contacts: [owner], mayOpen: true });
    expect((await ofTeam())?.contact).toBe(world.mentor.email);
    await approveMentorCard(world.owner, world.applicationId);
    await endMatch(world.owner, world.matchId);
    expect(await ofMentor()).toMatchObject({ card: null, contacts: [], mayOpen: false });
    expect((await ofTeam())?.contact).toBeNull();
  });
});

describe("the list of mentors", () => {
  it("shows staff of the programme who has how many startups", async () => {
    const world = await makeProposed();
    for (const staff of [world.manager, world.partnerLead]) {
      const listed = await listMentors(staff, "en-HK");
      expect(listed.map(({ name, load, capacity }) => [name, load, capacity])).toEqual([
        [world.mentor.displayName, 1, 1],
      ]);
    }
    expect(await listMentors(world.otherPartnerLead, "en-HK")).toEqual([]);
    for (const other of [world.owner, world.mentor])
      expect(await codeOf(listMentors(other, "en-HK"))).toBe("platform.not_found");
  });
});

describe("suggestions", () => {
  it("name the optimum with its reasons, for one's own programme only", async () => {
    const world = await makeMentoringWorld();
    const weaker = await makePerson({
      role: "mentor",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    await saveMentorProfile(weaker, { ...profile, areas: ["renal"] });
    const [first] = await suggestMentors(world.manager, "en-HK");
    expect(first?.application.id).toBe(world.applicationId);
    expect(first?.suggestions.map(({ mentor, best }) => [mentor.name, best])).toEqual([
      [world.mentor.displayName, true],
      [weaker.displayName, false],
    ]);
    expect(first?.suggestions[0]?.reasons.map(({ code }) => code)).toContain("area_shared");
    expect(first?.further).toBe(0);
    const onDesk = await suggestionsFrom(
      await readSuggesting(world.manager),
      "en-HK",
      explainedOnDesk,
    );
    expect(onDesk.map(({ suggestions, further }) => suggestions.length + further)).toEqual([2]);
    expect(await suggestMentors(world.manager, "en-HK", world.applicationId)).toEqual([first]);
    expect(await suggestMentors(world.manager, "en-HK", randomUUID())).toEqual([]);
    expect(await suggestMentors(world.otherPartnerLead, "en-HK", world.applicationId)).toEqual([]);
    expect(await suggestMentors(world.otherPartnerLead, "en-HK")).toEqual([]);
    expect(await suggestMentors(world.owner, "en-HK")).toEqual([]);
  });
});
