import type { ApplicationRow } from "@/lib/applications/queries/find-visible-application";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

/**
 * Takes invitations to claim back, each with its audit row; their links are dead at once. One that is being taken up at
 * this very moment is passed over, so that the two never wait for each other: it goes first. Returns those taken back.
 */
export async function takeBackClaimInvitations(
  tx: Tx,
  actor: Actor,
  row: Pick<ApplicationRow, "id" | "programmeId">,
  ids: readonly string[],
  now: Date,
): Promise<string[]> {
  const free = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM invitations
     WHERE id = ANY(${[...ids]}::uuid[]) AND application_id = ${row.id}::uuid AND accepted_at IS NULL AND revoked_at IS NULL
       FOR UPDATE SKIP LOCKED`;
  for (const { id } of free) {
    await tx.invitation.update({ where: { id }, data: { revokedAt: now }, select: { id: true } });
    await recordAudit(tx, actor, {
      type: "membership.invitation_revoked",
      objectType: "invitation",
      objectId: id,
      programmeId: row.programmeId,
      applicationId: row.id,
    });
  }
  return free.map(({ id }) => id);
}
