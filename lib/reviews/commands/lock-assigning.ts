import type { Tx } from "@/lib/platform/db";

/**
 * Whoever assigns reviewers of one organisation in one programme does it one after the other, until the transaction ends:
 * the places a reviewer has left are counted on what is really there.
 */
export async function lockAssigning(
  tx: Tx,
  { programmeId, organisationId }: { programmeId: string; organisationId: string },
): Promise<void> {
  const lock = `assign/${programmeId}/${organisationId}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
}
