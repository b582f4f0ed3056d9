import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { ProfileInput } from "@/lib/reviews/schema";
import type { ReviewerView } from "@/lib/reviews/views";
import { countLoad, listCandidates, type Candidate } from "./facts";
import { findAssignedIntake } from "./runs";

/**
 * The reviewers of the organisation the actor assigns for, in the programme of an intake (by slug), by name.
 * Throws 404, platform.wrong_role (403).
 */
export function listReviewers(actor: Actor, intakeSlug: string): Promise<ReviewerView[]> {
  return withActor(actor, async (tx, now) => {
    const { intake, organisationId } = await findAssignedIntake(tx, actor, { slug: intakeSlug });
    const of = { organisationId, programmeId: intake.programmeId };
    const load = await countLoad(tx, of);
    const candidates = await listCandidates(tx, of, now);
    return candidates.map((candidate) => reviewerView(candidate, load));
  });
}

/** A candidate as the pages show them: their person's id stays here. */
export function reviewerView(candidate: Candidate, load: Map<string, number>): ReviewerView {
  const { membershipId, name, unit, areas, modalities, languages } = candidate;
  const { capacity, active, hasProfile } = candidate;
  const known = { membershipId, name, unit, areas, modalities, languages };
  return { ...known, capacity, active, hasProfile, load: load.get(membershipId) ?? 0 };
}

/** A reviewer's own profile under the membership they act under; the defaults before it is first saved. Throws 404. */
export function getReviewerProfile(actor: Actor, membershipId: string): Promise<ProfileInput> {
  return withActor(actor, async (tx, now) => {
    const isOwn = actor.membership?.id === membershipId && actor.membership.role === "reviewer";
    const live = await tx.membership.findFirst({
      where: { AND: [{ id: membershipId }, liveMembershipWhere(now)] },
      select: { id: true },
    });
    if (!isOwn || !live) throw notFound();
    const profile = await tx.reviewerProfile.findUnique({ where: { membershipId } });
    return {
      areas: (profile?.areas ?? []) as ProfileInput["areas"],
      modalities: (profile?.modalities ?? []) as ProfileInput["modalities"],
      languages: (profile?.languages ?? []) as ProfileInput["languages"],
      capacity: profile?.capacity ?? 8,
      active: profile?.active ?? true,
    };
  });
}
