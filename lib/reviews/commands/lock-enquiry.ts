import type { Tx } from "@/lib/platform/db";

/** Two who settle the same question at the same moment do it one after the other. */
export async function lockEnquiry(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM enquiries WHERE id = ${id}::uuid FOR UPDATE`;
}
