import { giveGrant } from "@/lib/access/commands";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { isReadyToRead } from "@/lib/releases/lifecycle";

/**
 * Writes the grants of a release for those of its readers whom the owner granted and who declared no competing interest:
 * the one place where a release becomes sight (docs/adr/0007). The caller has revoked what stood before. A reviewer also
 * gets the shared sections, which the partner's lead reads by role.
 */
export async function openReaders(
  tx: Tx,
  actor: Actor,
  releaseId: string,
  only?: { personId: string },
): Promise<void> {
  const release = await tx.release.findUniqueOrThrow({
    where: { id: releaseId },
    select: {
      state: true,
      applicationId: true,
      programmeId: true,
      organisationId: true,
      grantedSections: true,
      grantedDocuments: true,
      grantedUntil: true,
      validFrom: true,
      version: true,
      readers: {
        select: { personId: true, membershipId: true, state: true, interest: true },
      },
    },
  });
  const readers = release.readers.filter(
    (reader) => isReadyToRead(reader, release) && (!only || reader.personId === only.personId),
  );
  const memberships = await tx.membership.findMany({
    where: { id: { in: readers.map(({ membershipId }) => membershipId) } },
    select: { id: true, role: true },
  });
  const roleOf = new Map(memberships.map(({ id, role }) => [id, role]));
  for (const { personId, membershipId } of readers) {
    await giveGrant(tx, actor, {
      personId,
      membershipId,
      applicationId: release.applicationId,
      programmeId: release.programmeId,
      organisationId: release.organisationId,
      sections: [
        ...release.grantedSections,
        ...(roleOf.get(membershipId) === "reviewer" ? ["*"] : []),
      ],
      reason: "release",
      sourceId: releaseId,
      validFrom: release.validFrom,
      validUntil: release.grantedUntil,
      version: release.version,
      documents: release.grantedDocuments,
    });
  }
}
