import type { AnyActor } from "@/lib/platform/actor";
import { asJson, type Tx } from "@/lib/platform/db";
import { commitmentOf } from "./commitment";
import type { AuditEntry } from "./events";

/**
 * Writes audit rows in the caller's transaction: no audit, no change. The person stands behind a keyed commitment.
 */
export async function recordAudit(
  tx: Tx,
  actor: AnyActor,
  ...entries: AuditEntry[]
): Promise<void> {
  const membership = actor.kind === "person" ? actor.membership : null;
  const actorCommitment = actor.kind === "person" ? await commitmentOf(tx, actor.personId) : null;
  await tx.auditEvent.createMany({
    data: entries.map((entry) => ({
      type: entry.type,
      actorCommitment,
      actorRole: actor.kind === "person" ? (membership?.role ?? null) : `system:${actor.job}`,
      actorMembershipId: membership?.id ?? null,
      actorOrganisationId: membership?.organisationId ?? null,
      assisted: actor.kind === "person" && actor.assisted,
      programmeId: entry.programmeId ?? null,
      applicationId: entry.applicationId ?? null,
      objectType: entry.objectType,
      objectId: entry.objectId ?? null,
      payload: asJson(entry.payload ?? {}),
    })),
  });
}
