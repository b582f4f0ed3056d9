import {
  findVisibleApplication,
  type VisibleApplication,
} from "@/lib/applications/queries/find-visible-application";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

/**
 * Locks an application and then reads it and the database's clock, so that a deadline is judged at the moment the lock
 * was won and not when the request came in. NO KEY: who writes a row that points at this application need not wait. Throws 404 as findVisibleApplication does.
 */
export async function lockVisibleApplication(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<VisibleApplication & { now: Date }> {
  await tx.$queryRaw`SELECT 1 FROM applications WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT app_now() AS now`;
  const now = rows[0]?.now;
  if (!now) throw new Error("the database did not tell the time");
  return { ...(await findVisibleApplication(tx, actor, id, now)), now };
}
