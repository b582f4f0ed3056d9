import { canInviteClaimant, canScreen } from "@/lib/applications/policy";
import type { ApplicationRow } from "@/lib/applications/queries/find-visible-application";
import { claimMailKey } from "@/lib/applications/queries/get-claim";
import { requireAllowed } from "@/lib/platform/permission";
import type { ClaimInvitationInput } from "@/lib/applications/schema";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notAllowed, notFound } from "@/lib/platform/errors";
import { limitRate } from "@/lib/platform/rate-limit";
import { hashToken, randomToken } from "@/lib/platform/secrets";
import { inLocale } from "@/lib/programmes/localised";
import { takeBackClaimInvitations } from "./claim-invitations";
import { lockVisibleApplication } from "@/lib/applications/lock-application";

/** Days a link works: long enough for a founder who travels, short enough that an address has not changed hands. */
const daysOpen = 14;
/** People of one startup who may be asked at the same time; the first who claims is its owner. */
const mostOpen = 3;

const openOf = (applicationId: string, now: Date) => ({
  applicationId,
  acceptedAt: null,
  revokedAt: null,
  expiresAt: { gt: now },
});

/**
 * The lead's staff ask somebody by mail to claim an imported startup as its owner (taken up by acceptInvitation of
 * accounts, settled by claimStartup). The link works for that address alone, for 14 days. Asking the same address again
 * sends a new link and ends the older one. Throws 404 and 403 for everybody else, 403 for oneself, 409 when the record was
 * not imported, is claimed or has ended, or when three people are asked already, 429 for a flood.
 */
export async function inviteClaimant(
  actor: Actor,
  applicationId: string,
  input: ClaimInvitationInput,
): Promise<{ id: string; expiresAt: string }> {
  await limitRate("claim-invitation", actor.personId);
  return withActor(actor, async (tx) => {
    const { row, reader, now } = await lockVisibleApplication(tx, actor, applicationId);
    requireAllowed(canInviteClaimant(reader, row));
    if (input.email === actor.email) throw notAllowed("applications.claim_not_oneself");
    const open = await tx.invitation.findMany({
      where: openOf(applicationId, now),
      select: { id: true, email: true },
    });
    const earlier = open.filter(({ email }) => email === input.email).map(({ id }) => id);
    if (open.length - earlier.length >= mostOpen)
      throw conflict("applications.too_many_claim_invitations");
    await takeBackClaimInvitations(tx, actor, row, earlier, now);
    return invite(tx, actor, row, input, now);
  });
}

async function invite(
  tx: Tx,
  actor: Actor,
  row: ApplicationRow,
  { email, locale }: ClaimInvitationInput,
  now: Date,
): Promise<{ id: string; expiresAt: string }> {
  const token = randomToken();
  const expiresAt = new Date(now.getTime() + daysOpen * 24 * 3600_000);
  const { id } = await tx.invitation.create({
    data: {
      email,
      locale,
      role: "owner",
      maySubmit: true,
      startupId: row.startupId,
      applicationId: row.id,
      tokenHash: hashToken(token),
      invitedById: actor.personId,
      expiresAt,
      createdAt: now,
    },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    type: "membership.invited",
    objectType: "invitation",
    objectId: id,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload: { role: "owner" },
  });
  await queueMail(tx, actor, {
    template: "claim_invitation",
    dedupeKey: claimMailKey(id),
    to: { personId: null, name: email, address: email, locale },
    params: {
      startup: row.startup.listName,
      programme: inLocale(row.programmeName, locale),
      organisation: inLocale(row.lead, locale),
      path: `/invitations/${token}`,
      due: expiresAt.toISOString(),
    },
    programmeId: row.programmeId,
    applicationId: row.id,
    organisationId: row.leadOrganisationId,
  });
  return { id, expiresAt: expiresAt.toISOString() };
}

/**
 * Takes an invitation to claim back; its link is dead at once. Throws 404 unless it is an open one of this record, 409
 * when it is being taken up at this moment.
 */
export function revokeClaimInvitation(
  actor: Actor,
  applicationId: string,
  invitationId: string,
): Promise<{ id: string }> {
  return withActor(actor, async (tx) => {
    const { row, reader, now } = await lockVisibleApplication(tx, actor, applicationId);
    requireAllowed(canScreen(reader));
    const found = await tx.invitation.findFirst({
      where: { id: invitationId, applicationId, acceptedAt: null, revokedAt: null },
      select: { id: true },
    });
    if (!found) throw notFound();
    const [id] = await takeBackClaimInvitations(tx, actor, row, [found.id], now);
    if (!id) throw conflict("applications.already_claimed");
    return { id };
  });
}
