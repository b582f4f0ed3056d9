import { recordAudit } from "@/lib/audit/record";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { endExports, noteErasure, type ErasureReason } from "./note-erasure";

/** Empties a startup's profile, takes back its consents and ends its team. Its submitted applications must be erased. */
export async function eraseStartupProfile(
  tx: Tx,
  actor: AnyActor,
  startupId: string,
  reason: ErasureReason,
  now: Date,
): Promise<void> {
  await tx.startup.update({
    where: { id: startupId },
    data: {
      displayName: "—",
      nameEn: null,
      nameZhHant: null,
      nameZhHans: null,
      website: null,
      websiteDomain: null,
      country: null,
      city: null,
      foundedYear: null,
      foundedOn: null,
      teamSize: null,
      oneLiner: null,
      description: null,
      tags: [],
      erasedAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  await tx.invitation.deleteMany({ where: { startupId } });
  await endExports(tx, { startupId });
  await tx.consent.updateMany({ where: { startupId, revokedAt: null }, data: { revokedAt: now } });
  await tx.membership.updateMany({
    where: { startupId, status: { not: "ended" } },
    data: { status: "ended", endedAt: now },
  });
  await noteErasure(tx, "startup", startupId, reason);
  await recordAudit(
    tx,
    actor,
    ...(await programmesOfStartups(tx, [startupId])).map((programmeId) => ({
      type: "startup.erased" as const,
      objectType: "startup",
      objectId: startupId,
      programmeId,
      payload: { reason },
    })),
  );
}

/**
 * Programmes to which these startups sent something, for the auditors of those who lead them: one event for each. A draft is
 * told to nobody. [null] where there is none, so that the event is written all the same.
 */
export async function programmesOfStartups(
  tx: Tx,
  startupIds: string[],
): Promise<(string | null)[]> {
  const rows = await tx.application.findMany({
    where: { startupId: { in: startupIds }, submittedAt: { not: null } },
    distinct: ["programmeId"],
    select: { programmeId: true },
  });
  return rows.length > 0 ? rows.map(({ programmeId }) => programmeId) : [null];
}
