import { lockApplication } from "@/lib/applications/lock-application";
import { findCase, loadCase, type Case } from "@/lib/decisions/queries/load-case";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

/**
 * Locks the application and then reads the case and the clock: whatever two people do about one application at the same
 * moment happens one after the other, so that a seal opens once. Throws 404 when the actor may not see it.
 */
export async function lockCase(tx: Tx, actor: Actor, id: string): Promise<Case & { now: Date }> {
  const now = await lockApplication(tx, id);
  return { ...(await findCase(tx, actor, id, now)), now };
}

/** The same for the portal itself. */
export async function lockCaseForChore(tx: Tx, id: string): Promise<Case & { now: Date }> {
  const now = await lockApplication(tx, id);
  return { ...(await loadCase(tx, id, now)), now };
}
