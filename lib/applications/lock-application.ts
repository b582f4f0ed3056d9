import {
  findVisibleApplication,
  type VisibleApplication,
} from "@/lib/applications/queries/find-visible-application";
import type { Actor } from "@/lib/platform/actor";
import { clockOf } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";

/**
 * Locks an application and tells the database's clock at the moment the lock was won, so that a deadline is not judged
 * by when the request came in. Whatever two people do about one application at the same moment happens one after the
 * other: domains to the right, whose rows hang on it, lock it first as well. NO KEY: who writes a row that points at this
 * application (a bar, a grant) need not wait, so two who do so about each other's cannot wait in a circle.
 */
export async function lockApplication(tx: Tx, id: string): Promise<Date> {
  await tx.$queryRaw`SELECT 1 FROM applications WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return clockOf(tx);
}

/** The same, then the application as the actor may see it. Throws 404 as findVisibleApplication does. */
export async function lockVisibleApplication(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<VisibleApplication & { now: Date }> {
  const now = await lockApplication(tx, id);
  return { ...(await findVisibleApplication(tx, actor, id, now)), now };
}
