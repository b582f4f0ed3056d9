import { isMentor } from "@/lib/mentoring/policy";
import type { MentorProfileInput, SomeLanguages } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { profileSelect } from "./facts";

const empty: MentorProfileInput = {
  headline: {},
  about: {},
  areas: [],
  modalities: [],
  topics: [],
  languages: [],
  capacity: 2,
  active: true,
};

/** The acting mentor's own profile; an empty one before the first save. Throws 404 for everyone else. */
export function getMyMentorProfile(
  actor: Actor,
): Promise<{ saved: boolean; profile: MentorProfileInput }> {
  return withActor(actor, async (tx) => {
    if (!isMentor(actor) || !actor.membership) throw notFound();
    const row = await tx.mentorProfile.findUnique({
      where: { membershipId: actor.membership.id },
      select: profileSelect,
    });
    if (!row) return { saved: false, profile: empty };
    const { headline, about, areas, modalities, topics, languages, capacity, active } = row;
    const profile = {
      headline: headline as SomeLanguages,
      about: about as SomeLanguages,
      areas,
      modalities,
      topics,
      languages,
      capacity,
      active,
    };
    return { saved: true, profile: profile as MentorProfileInput };
  });
}
