import { beforeEach, describe, expect, it } from "vitest";
import { acceptMatch, endMatch } from "@/lib/mentoring/commands/answer-match";
import { approveMentorCard, writeMentorCard } from "@/lib/mentoring/commands/approve-card";
import { proposeMatch } from "@/lib/mentoring/commands/propose-match";
import { saveMentorProfile } from "@/lib/mentoring/commands/save-profile";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { makeSubmitted } from "@/tests/support/applications";
import { codeOf } from "@/tests/support/refusals";
import { ownerQuery } from "@/tests/support/worker-database";
import { makeWorld } from "@/tests/support/world";

const profile = (capacity: number) => ({
  headline: { "en-HK": "Twenty years of oncology development" },
  about: { "en-HK": "Took three products to a first study." },
  areas: ["oncology" as const],
  modalities: ["small_molecule" as const],
  topics: [],
  languages: ["en-HK" as const],
  capacity,
  active: true,
});

/** One mentor with two places, proposed to two admitted startups; neither side has answered. */
async function makeTwoProposals() {
  const world = await makeWorld();
  await saveMentorProfile(world.mentor, profile(2));
  const { id: mentorProfileId } = await db().mentorProfile.findFirstOrThrow({
    where: { personId: world.mentor.personId },
  });
  const propose = async (owner: Actor) => {
    const applicationId = await makeSubmitted(owner, world.intake.id);
    await ownerQuery("UPDATE applications SET status = 'admitted' WHERE id = $1", [applicationId]);
    await writeMentorCard(owner, applicationId, {
      text: "A liver-targeted medicine, looking for a frank adviser.",
      wishes: "",
      language: "en-HK",
    });
    await approveMentorCard(owner, applicationId);
    return proposeMatch(world.manager, { applicationId, mentorProfileId, message: "" });
  };
  const { id: first } = await propose(world.owner);
  const { id: second } = await propose(world.rival);
  const active = () => db().match.count({ where: { mentorProfileId, state: "active" } });
  return { ...world, first, second, active };
}

describe("a mentor's places", () => {
  let world: Awaited<ReturnType<typeof makeTwoProposals>>;
  beforeEach(async () => {
    world = await makeTwoProposals();
  });

  it("are counted when a match is accepted, whatever they were when it was proposed", async () => {
    const { mentor, owner, rival, first, second, active } = world;
    await saveMentorProfile(mentor, profile(1));
    await acceptMatch(mentor, first);
    await acceptMatch(mentor, second);
    expect(await acceptMatch(owner, first)).toEqual({ state: "active" });
    expect(await codeOf(acceptMatch(rival, second))).toBe("mentoring.mentor_full");
    expect(await active()).toBe(1);
    expect(await db().grant.count({ where: { sourceId: second } })).toBe(0);
  });

  it("are the mentor's own to hear about when theirs is the answer", async () => {
    const { mentor, owner, rival, first, second } = world;
    await saveMentorProfile(mentor, profile(1));
    await acceptMatch(owner, first);
    await acceptMatch(mentor, first);
    expect(await codeOf(acceptMatch(rival, second))).toBe("mentoring.mentor_full");
    expect(await codeOf(acceptMatch(mentor, second))).toBe("mentoring.own_places_taken");
  });

  it("come free with a higher number and with the end of a match", async () => {
    const { mentor, owner, rival, first, second, active } = world;
    await saveMentorProfile(mentor, profile(1));
    for (const match of [first, second]) await acceptMatch(mentor, match);
    await acceptMatch(owner, first);
    await endMatch(owner, first);
    expect(await acceptMatch(rival, second)).toEqual({ state: "active" });
    expect(await active()).toBe(1);
  });

  it("are nobody's once the mentor has left since the proposal", async () => {
    const { mentor, owner, first, active } = world;
    await acceptMatch(mentor, first);
    await ownerQuery("UPDATE memberships SET status = 'ended' WHERE id = $1", [
      mentor.membership?.id,
    ]);
    expect(await codeOf(acceptMatch(owner, first))).toBe("mentoring.mentor_unknown");
    expect(await active()).toBe(0);
  });

  it("are not overtaken by two answers of the same moment", async () => {
    const { mentor, owner, rival, first, second, active } = world;
    for (const match of [first, second]) await acceptMatch(mentor, match);
    await saveMentorProfile(mentor, profile(1));
    const answers = await Promise.all([
      codeOf(acceptMatch(owner, first)),
      codeOf(acceptMatch(rival, second)),
    ]);
    expect(answers.toSorted()).toEqual(["done", "mentoring.mentor_full"]);
    expect(await active()).toBe(1);
  });

  it("stay right when the number is lowered while an answer is under way", async () => {
    const { mentor, owner, first, active } = world;
    await acceptMatch(mentor, first);
    const [, answer] = await Promise.all([
      saveMentorProfile(mentor, profile(0)),
      codeOf(acceptMatch(owner, first)),
    ]);
    expect(await active()).toBe(answer === "done" ? 1 : 0);
    await saveMentorProfile(mentor, profile(0));
    expect(["done", "mentoring.mentor_full"]).toContain(answer);
  });
});
