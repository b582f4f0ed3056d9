import type { Tx } from "@/lib/platform/db";

/** Two who change the same assignment (or its review) at the same moment do it one after the other. */
export async function lockAssignment(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM assignments WHERE id = ${id}::uuid FOR UPDATE`;
}

/** As lockAssignment for its application: its status, and the count of its filed reviews, stay until the end. */
export async function lockApplicationOf(tx: Tx, assignmentId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT a.id FROM applications a JOIN assignments s ON s.application_id = a.id
     WHERE s.id = ${assignmentId}::uuid FOR NO KEY UPDATE OF a`;
}
