import type { Tx } from "@/lib/platform/db";

/**
 * Filed and counting reviews of an application by organisation id: its completed assignments, because a review that a
 * conflict excluded has a conflicted one.
 */
export async function countFiled(tx: Tx, applicationId: string): Promise<Map<string, number>> {
  const counts = await tx.assignment.groupBy({
    by: ["organisationId"],
    where: { applicationId, state: "completed" },
    _count: true,
  });
  return new Map(counts.map((row) => [row.organisationId, row._count]));
}
