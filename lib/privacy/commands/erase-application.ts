import { recordAudit } from "@/lib/audit/record";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { endExports, noteErasure, type ErasureReason } from "./note-erasure";

/**
 * Takes an application's content away (SQL: erase_application). Returns the storage keys of its files, to be removed after
 * the commit. Throws when it is under way.
 */
export async function eraseApplication(
  tx: Tx,
  actor: AnyActor,
  application: { id: string; programmeId: string },
  reason: ErasureReason,
): Promise<string[]> {
  const copies = await tx.documentCopy.findMany({
    where: { applicationId: application.id },
    select: { storageKey: true },
  });
  await tx.documentCopy.deleteMany({ where: { applicationId: application.id } });
  const [row] = await tx.$queryRaw<{ files: string[] }[]>`
    SELECT erase_application(${application.id}::uuid) AS files`;
  await endExports(tx, { applicationId: application.id });
  await tx.emergencyAccess.updateMany({
    where: { applicationId: application.id },
    data: { reason: "" },
  });
  await noteErasure(tx, "application", application.id, reason);
  await recordAudit(tx, actor, {
    type: "application.erased",
    objectType: "application",
    objectId: application.id,
    programmeId: application.programmeId,
    applicationId: application.id,
    payload: { reason },
  });
  return [...(row?.files ?? []), ...copies.map(({ storageKey }) => storageKey)];
}
