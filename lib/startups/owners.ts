import { unendedMembershipWhere } from "@/lib/accounts/live-memberships";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { mostOwners } from "./schema";

/**
 * A startup has no more owners than it may, counted where one has just been made; holds the startup, so that of two who
 * become owners at the same moment the second is counted with the first. NO KEY: memberships that point at it need not
 * wait. Throws 409 `startups.two_owners_already`, which undoes the membership.
 */
export async function requireRoomForOwner(tx: Tx, startupId: string, now: Date): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM startups WHERE id = ${startupId}::uuid FOR NO KEY UPDATE`;
  const owners = await tx.membership.count({
    where: { AND: [{ startupId, role: "owner" }, unendedMembershipWhere(now)] },
  });
  if (owners > mostOwners) throw conflict("startups.two_owners_already");
}
