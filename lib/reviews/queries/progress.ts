import type { Tx } from "@/lib/platform/db";
import { reviewProgress } from "@/lib/reviews/queries";

/** Filed and counting reviews of an application by organisation id. */
export async function countFiled(tx: Tx, applicationId: string): Promise<Map<string, number>> {
  const sides = (await reviewProgress(tx, [applicationId])).get(applicationId) ?? [];
  return new Map([...sides].map(([organisationId, { filed }]) => [organisationId, filed]));
}
