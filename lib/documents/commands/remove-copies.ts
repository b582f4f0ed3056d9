import { documentFiles } from "@/lib/documents/document-files";
import type { SystemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";

/** Removes copies past their hour, bytes first, so that a broken-off turn is taken up by the next. Returns how many. */
export async function removeExpiredCopies(actor: SystemActor): Promise<number> {
  const expired = await withActor(actor, (tx, now) =>
    tx.documentCopy.findMany({
      where: { expiresAt: { lte: now } },
      orderBy: { expiresAt: "asc" },
      take: 500,
      select: { id: true, storageKey: true },
    }),
  );
  for (const { storageKey } of expired) await documentFiles().remove(storageKey);
  await withActor(actor, (tx) =>
    tx.documentCopy.deleteMany({ where: { id: { in: expired.map(({ id }) => id) } } }),
  );
  return expired.length;
}
