import {
  loadApplication,
  type ApplicationRow,
} from "@/lib/applications/queries/find-visible-application";
import type { MatchFacts } from "@/lib/mentoring/policy";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

export interface LoadedMatch extends MatchFacts {
  id: string;
  applicationId: string;
  programmeId: string;
  mentorPersonId: string;
  mentorProfileId: string;
  mentorName: string;
  proposedById: string;
  application: ApplicationRow;
}

/** A match, its row locked so that two answers at the same moment wait for each other. Throws 404 when unknown. */
export async function loadMatch(tx: Tx, id: string, now: Date): Promise<LoadedMatch> {
  await tx.$queryRaw`SELECT 1 FROM matches WHERE id = ${id}::uuid FOR UPDATE`;
  const match = await tx.match.findUnique({
    where: { id },
    select: {
      id: true,
      applicationId: true,
      programmeId: true,
      state: true,
      mentorPersonId: true,
      mentorProfileId: true,
      mentorMembershipId: true,
      mentorAcceptedAt: true,
      startupAcceptedAt: true,
      proposedById: true,
    },
  });
  if (!match) throw notFound();
  const mentor = await tx.person.findUnique({
    where: { id: match.mentorPersonId },
    select: { displayName: true },
  });
  return {
    ...match,
    mentorName: mentor?.displayName ?? "",
    mentorAccepted: match.mentorAcceptedAt !== null,
    startupAccepted: match.startupAcceptedAt !== null,
    application: await loadApplication(tx, match.applicationId, now),
  };
}

/**
 * How many startups a mentor takes at once, held until the transaction ends: whatever takes a place or changes the number
 * waits. NO KEY: a new match may point at the profile meanwhile.
 */
export async function lockCapacity(tx: Tx, profileId: string): Promise<number> {
  const [held] = await tx.$queryRaw<{ capacity: number }[]>`
    SELECT capacity FROM mentor_profiles WHERE id = ${profileId}::uuid FOR NO KEY UPDATE`;
  if (!held) throw notFound();
  return held.capacity;
}
