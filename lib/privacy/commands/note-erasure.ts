import type { ErasureSubject } from "@/lib/generated/prisma/enums";
import type { Tx } from "@/lib/platform/db";

export type ErasureReason = "asked" | "retention" | "idle" | "replayed";

/** Puts the erased on the list that a restored backup replays; once, however often it is erased. */
export async function noteErasure(
  tx: Tx,
  subject: ErasureSubject,
  subjectId: string,
  reason: ErasureReason,
): Promise<void> {
  await tx.erasure.createMany({ data: [{ subject, subjectId, reason }], skipDuplicates: true });
}

/** Copies of what is erased can no longer be fetched; expireExports removes them and their files. */
export async function endExports(
  tx: Tx,
  { startupId, applicationId }: { startupId?: string; applicationId?: string },
): Promise<void> {
  await tx.$executeRaw`SELECT end_exports(${startupId ?? null}::uuid, ${applicationId ?? null}::uuid)`;
}
