import { lockApplication } from "@/lib/applications/lock-application";
import { recipientOf } from "@/lib/accounts/queries/recipients";
import { closedStatuses } from "@/lib/applications/lifecycle";
import {
  loadApplication,
  type ApplicationRow,
} from "@/lib/applications/queries/find-visible-application";
import type { StatementShown } from "@/lib/applications/schema";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { conflict, notAllowed } from "@/lib/platform/errors";
import { takeBackClaimInvitations } from "./claim-invitations";

interface ClaimInvitation {
  id: string;
  applicationId: string;
  invitedById: string;
}

/**
 * Hands an imported startup to the person who just took up the invitation to it: from now on it is claimed and counts in
 * the sponsors' figures. Other open invitations to it end, and whoever invited is told. In the transaction that makes the
 * ownership. Throws 403 in a session that staff helped with or for the inviter's own address, 409
 * `applications.already_claimed`, `applications.claim_ended`.
 */
export async function claimStartup(
  tx: Tx,
  actor: Actor,
  invitation: ClaimInvitation,
  statement: StatementShown | null,
  now: Date,
): Promise<void> {
  if (actor.assisted) throw notAllowed("applications.assisted_session");
  if (invitation.invitedById === actor.personId) throw notAllowed("applications.claim_not_oneself");
  // Of two who claim at the same moment the second finds it claimed.
  await lockApplication(tx, invitation.applicationId);
  const row = await loadApplication(tx, invitation.applicationId, now);
  if (row.claimedAt) throw conflict("applications.already_claimed");
  if (closedStatuses.includes(row.status)) throw conflict("applications.claim_ended");
  await tx.startup.update({
    where: { id: row.startupId },
    data: { claimedAt: now, updatedAt: now },
    select: { id: true },
  });
  await tx.application.update({
    where: { id: row.id },
    data: {
      claimedAt: now,
      ...(statement
        ? {
            statementVersion: statement.version,
            statementLocale: statement.locale,
            statementShownAt: now,
          }
        : {}),
    },
    select: { id: true },
  });
  const { programmeId } = row;
  await recordAudit(tx, actor, {
    type: "startup.claimed",
    objectType: "startup",
    objectId: row.startupId,
    programmeId,
    applicationId: row.id,
  });
  await endOthers(tx, actor, row, now);
  await tellInviter(tx, actor, row, invitation);
}

async function endOthers(tx: Tx, actor: Actor, row: ApplicationRow, now: Date): Promise<void> {
  const others = await tx.invitation.findMany({
    where: { applicationId: row.id, acceptedAt: null, revokedAt: null },
    select: { id: true },
  });
  const ids = others.map(({ id }) => id);
  await takeBackClaimInvitations(tx, actor, row, ids, now);
}

async function tellInviter(
  tx: Tx,
  actor: Actor,
  row: ApplicationRow,
  { id, invitedById }: ClaimInvitation,
): Promise<void> {
  const to = await recipientOf(tx, invitedById);
  if (!to) return;
  await queueMail(tx, actor, {
    template: "startup_claimed",
    dedupeKey: `startup_claimed/${id}`,
    to,
    params: {
      startup: row.startup.listName,
      person: actor.displayName,
      reference: row.reference,
      path: `/desk/applications/${row.id}`,
    },
    programmeId: row.programmeId,
    applicationId: row.id,
    organisationId: row.leadOrganisationId,
  });
}
