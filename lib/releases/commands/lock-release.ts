import { lockApplication } from "@/lib/applications/lock-application";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import {
  findRelease,
  loadPlace,
  type LoadedRelease,
  type ReleasePlace,
} from "@/lib/releases/queries/load-release";

// The application first, always: its endings revoke grants under the same lock (applications/transition.ts).

/** An application held for a change of its releases, with the clock at the moment the lock was won. */
export async function lockPlace(
  tx: Tx,
  actor: Actor,
  applicationId: string,
): Promise<ReleasePlace> {
  const now = await lockApplication(tx, applicationId);
  return loadPlace(tx, actor, applicationId, now);
}

/** A release held for a change, so that two answers of the same moment are one after the other. Throws 404. */
export async function lockRelease(tx: Tx, actor: Actor, id: string): Promise<LoadedRelease> {
  const found = await tx.release.findUnique({ where: { id }, select: { applicationId: true } });
  if (!found) throw notFound();
  const now = await lockApplication(tx, found.applicationId);
  return findRelease(tx, actor, id, now);
}
