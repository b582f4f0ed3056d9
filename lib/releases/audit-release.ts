import type { AuditEventType, AuditPayload } from "@/lib/audit/events";
import { recordAudit } from "@/lib/audit/record";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

/** One audit row about a release of an application; ids, keys and counts only. */
export function auditRelease(
  tx: Tx,
  actor: AnyActor,
  { row }: { row: { id: string; programmeId: string } },
  releaseId: string,
  type: Extract<AuditEventType, `release.${string}`>,
  payload: AuditPayload = {},
): Promise<void> {
  return recordAudit(tx, actor, {
    type,
    objectType: "release",
    objectId: releaseId,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload,
  });
}
