import { isBarred } from "@/lib/access/policy";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { Prisma } from "@/lib/generated/prisma/client";
import { liveMatchStates } from "@/lib/mentoring/schema";
import type { Tx } from "@/lib/platform/db";

export const profileSelect = {
  id: true,
  membershipId: true,
  personId: true,
  organisationId: true,
  programmeId: true,
  headline: true,
  about: true,
  areas: true,
  modalities: true,
  topics: true,
  languages: true,
  capacity: true,
  active: true,
} satisfies Prisma.MentorProfileSelect;

export type ProfileRow = Prisma.MentorProfileGetPayload<{ select: typeof profileSelect }>;

/** Live matches of each mentor in one programme, by profile. */
export async function countLiveMatches(tx: Tx, programmeId: string): Promise<Map<string, number>> {
  const groups = await tx.match.groupBy({
    by: ["mentorProfileId"],
    where: { programmeId, state: { in: [...liveMatchStates] } },
    _count: { _all: true },
  });
  return new Map(groups.map((group) => [group.mentorProfileId, group._count._all]));
}

/** Profiles that may be proposed in a programme: switched on, their membership live, their person not suspended. */
export async function listReadyProfiles(
  tx: Tx,
  programmeId: string,
  now: Date,
): Promise<(ProfileRow & { name: string })[]> {
  const rows = await tx.mentorProfile.findMany({
    where: { programmeId, active: true },
    select: profileSelect,
    orderBy: { id: "asc" },
  });
  const live = await tx.membership.findMany({
    where: {
      AND: [
        {
          id: { in: rows.map((row) => row.membershipId) },
          role: "mentor",
          person: { suspendedAt: null },
        },
        liveMembershipWhere(now),
      ],
    },
    select: { id: true, person: { select: { displayName: true } } },
  });
  const names = new Map(live.map((membership) => [membership.id, membership.person.displayName]));
  return rows.flatMap((row) => {
    const name = names.get(row.membershipId);
    return name === undefined ? [] : [{ ...row, name }];
  });
}

/**
 * For many mentors and startups at once: who may never meet, by bar (of the person, their organisation or unit) or by
 * being of the same startup. Two statements, whatever the number.
 */
export async function exclusionsOf(
  tx: Tx,
  personIds: string[],
  applicationIds: string[],
): Promise<(personId: string, application: { id: string; startupId: string }) => boolean> {
  const bars = await tx.bar.findMany({
    where: { applicationId: { in: applicationIds }, liftedAt: null },
    select: { applicationId: true, personId: true, organisationId: true, unit: true },
  });
  const memberships = await tx.membership.findMany({
    where: { personId: { in: personIds }, status: { not: "ended" } },
    select: { personId: true, organisationId: true, unit: true, startupId: true, status: true },
  });
  const ownOf = Map.groupBy(memberships, (membership) => membership.personId);
  const barsOf = Map.groupBy(bars, (bar) => bar.applicationId);
  return (personId, application) => {
    const own = ownOf.get(personId) ?? [];
    if (own.some(({ startupId }) => startupId === application.startupId)) return true;
    const standing = barsOf.get(application.id);
    if (!standing) return false;
    // A bar on the person needs no membership to follow them.
    const acting = [
      { organisationId: null, unit: null },
      ...own.filter(({ status }) => status === "active"),
    ];
    return acting.some(({ organisationId, unit }) =>
      isBarred({ personId, organisationId, unit }, standing),
    );
  };
}

/** The same for one mentor and one startup. */
export async function isExcluded(
  tx: Tx,
  personId: string,
  application: { id: string; startupId: string },
): Promise<boolean> {
  const excluded = await exclusionsOf(tx, [personId], [application.id]);
  return excluded(personId, application);
}
