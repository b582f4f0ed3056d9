import { recordAudit } from "@/lib/audit/record";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notAllowed, notFound, Refusal } from "@/lib/platform/errors";
import { runsReviewsOf } from "@/lib/reviews/policy";
import type { ProfileInput } from "@/lib/reviews/schema";

/**
 * Writes what a reviewer knows and takes on: by the reviewer for the membership they act under, or by the manager of
 * that organisation. Only future assignments follow it.
 * Throws 404 (not a live reviewer membership that the actor may see), platform.wrong_role (403), reviews.no_programme.
 */
export function saveReviewerProfile(
  actor: Actor,
  membershipId: string,
  input: ProfileInput,
): Promise<ProfileInput & { membershipId: string }> {
  return withActor(actor, async (tx, now) => {
    const membership = await tx.membership.findFirst({
      where: { AND: [{ id: membershipId, role: "reviewer" }, liveMembershipWhere(now)] },
      select: { personId: true, organisationId: true, programmeId: true },
    });
    const isOwn = actor.membership?.id === membershipId;
    const isColleague =
      membership?.organisationId === actor.membership?.organisationId &&
      actor.membership?.organisationId !== null;
    if (!membership?.organisationId || !(isOwn || isColleague)) throw notFound();
    const { organisationId, personId } = membership;
    // A membership for every programme keeps one profile; it is filed under the first programme it reviews for.
    const programme = await tx.programme.findFirst({
      where: membership.programmeId
        ? { id: membership.programmeId }
        : {
            OR: [{ leadOrganisationId: organisationId }, { partnerOrganisationId: organisationId }],
          },
      orderBy: { createdAt: "asc" },
      select: { id: true, leadOrganisationId: true, partnerOrganisationId: true },
    });
    if (!programme) throw new Refusal("reviews.no_programme");
    const facts = { ...programme, programmeId: programme.id };
    if (!isOwn && runsReviewsOf(actor, facts) !== organisationId)
      throw notAllowed("platform.wrong_role");
    const { areas, modalities, languages, capacity, active } = input;
    const known = { areas, modalities, languages, capacity, active };
    await tx.reviewerProfile.upsert({
      where: { membershipId },
      create: { membershipId, personId, programmeId: programme.id, organisationId, ...known },
      update: known,
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "review.profile_saved",
      objectType: "membership",
      objectId: membershipId,
      programmeId: programme.id,
      payload: { capacity, active },
    });
    return { membershipId, ...known };
  });
}
