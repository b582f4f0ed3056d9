import type { Tx } from "@/lib/platform/db";

/** Filed and counting reviews of an application by organisation id. Excluded ones do not count. */
export async function countFiled(tx: Tx, applicationId: string): Promise<Map<string, number>> {
  const counts = await tx.review.groupBy({
    by: ["organisationId"],
    where: { applicationId, state: "filed", excludedAt: null },
    _count: true,
  });
  return new Map(counts.map((row) => [row.organisationId, row._count]));
}
