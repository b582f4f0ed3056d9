import { documentFiles } from "@/lib/documents/document-files";
import { systemActor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { withActor } from "@/lib/platform/db";
import { exportHours } from "../schema";

const portal = systemActor("privacy");

/**
 * Removes copies past their day with their files, and those that were asked for a day ago and never made. A file goes before
 * its row, so that none is left that no row knows of. Returns how many.
 */
export async function expireExports(): Promise<number> {
  const now = await databaseNow();
  const dayAgo = new Date(now.getTime() - exportHours * 3600 * 1000);
  const rows = await withActor(portal, (tx) =>
    tx.dataExport.findMany({
      where: { OR: [{ expiresAt: { lte: now } }, { expiresAt: null, askedAt: { lt: dayAgo } }] },
      select: { id: true, storageKey: true },
    }),
  );
  for (const { storageKey } of rows) if (storageKey) await documentFiles().remove(storageKey);
  await withActor(portal, (tx) =>
    tx.dataExport.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } }),
  );
  return rows.length;
}
