import { recordAudit } from "@/lib/audit/record";
import { isMentor } from "@/lib/mentoring/policy";
import type { MentorProfileInput } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/**
 * Writes the profile of the mentor's acting membership. A smaller capacity than present matches is kept as wished: it only
 * stops new ones. Throws 404 for anyone who does not act as a mentor of a programme.
 */
export function saveMentorProfile(
  actor: Actor,
  input: MentorProfileInput,
): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    const membership = actor.membership;
    if (!isMentor(actor) || !membership?.organisationId || !membership.programmeId)
      throw notFound();
    const { headline, about, areas, modalities, topics, languages, capacity, active } = input;
    const columns = {
      headline: asJson(headline),
      about: asJson(about),
      areas,
      modalities,
      topics,
      languages,
      capacity,
      active,
      updatedAt: now,
    };
    const profile = await tx.mentorProfile.upsert({
      where: { membershipId: membership.id },
      create: {
        ...columns,
        membershipId: membership.id,
        personId: actor.personId,
        organisationId: membership.organisationId,
        programmeId: membership.programmeId,
      },
      update: columns,
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "mentor.profile_saved",
      objectType: "mentor_profile",
      objectId: profile.id,
      programmeId: membership.programmeId,
      payload: { capacity, active },
    });
    return profile;
  });
}
