import { acceptMatch } from "@/lib/mentoring/commands/answer-match";
import { approveMentorCard, writeMentorCard } from "@/lib/mentoring/commands/approve-card";
import { proposeMatch } from "@/lib/mentoring/commands/propose-match";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { must } from "./must";
import type { Entry } from "./plan";
import { startupBySlug } from "./startups/all";

const matches: [startup: string, mentor: string, accepted: "both" | "mentor" | "none"][] = [
  ["sagan-imaging", "mentor@demo.test", "both"],
  ["borui-neuro", "gao@mentor.demo.test", "both"],
  ["pulse-lattice", "kwong@mentor.demo.test", "both"],
  ["dawn-antibody", "song@mentor.demo.test", "mentor"],
  ["qi-rna", "mentor@demo.test", "none"],
];

/** Cards, proposals and answers of the startups that `entries` admit; two of them wait for their first mentor. */
export async function matchMentors(
  entries: readonly Entry[],
  manager: Actor,
  mentors: Map<string, Actor>,
  owners: Map<string, Actor>,
): Promise<void> {
  const admitted = new Set(
    entries.filter(({ fate }) => fate === "admitted").map(({ startup }) => startup),
  );
  const made = matches.filter(([startup]) => admitted.has(startup));
  const waiting = ["lumen-pathology"].filter((startup) => admitted.has(startup));
  for (const slug of [...made.map(([startup]) => startup), ...waiting]) {
    const startup = must(startupBySlug.get(slug), slug);
    const owner = must(owners.get(slug), slug);
    const applicationId = await admittedOf(owner);
    await writeMentorCard(owner, applicationId, {
      text: startup.abstract.slice(0, 600),
      wishes: startup.unmetNeed.slice(0, 300),
      language: startup.language,
    });
    await approveMentorCard(owner, applicationId);
  }
  for (const [slug, email, accepted] of made) {
    const owner = must(owners.get(slug), slug);
    const mentor = must(mentors.get(email), email);
    const profile = await db().mentorProfile.findFirstOrThrow({
      where: { personId: mentor.personId },
      select: { id: true },
    });
    const { id } = await proposeMatch(manager, {
      applicationId: await admittedOf(owner),
      mentorProfileId: profile.id,
      message: "Your fields meet; a first call of thirty minutes would tell.",
    });
    if (accepted !== "none") await acceptMatch(mentor, id);
    if (accepted === "both") await acceptMatch(owner, id);
  }
}

export async function admittedOf(owner: Actor): Promise<string> {
  const found = await db().application.findFirstOrThrow({
    where: { startupId: owner.membership?.startupId ?? "", status: "admitted" },
    select: { id: true },
  });
  return found.id;
}
