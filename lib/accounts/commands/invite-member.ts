import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/permission";
import { hashToken, randomToken } from "@/lib/platform/secrets";
import { localisedName } from "../localised-name";
import { canGrant } from "../policy";
import type { InviteMemberInput } from "../schema";
import { loadPlace } from "./place-facts";

/** Days an invitation stays open. */
export const invitationDays = 14;

/**
 * Mails an invitation to take up a role. The answer is the same whether or not the address has an account; whether the
 * role may be taken up is checked again when it is accepted. Throws 403 with canGrant's reason, 404 for an unknown place.
 */
export async function inviteMember(
  actor: Actor,
  input: InviteMemberInput,
): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    const place = await loadPlace(tx, input);
    requireAllowed(canGrant(actor, place, input.email === actor.email ? actor.personId : null));
    const token = randomToken();
    const invitation = await tx.invitation.create({
      data: {
        email: input.email,
        displayName: input.displayName,
        role: input.role,
        organisationId: input.organisationId,
        programmeId: input.programmeId,
        unit: input.unit,
        deputy: input.deputy,
        tokenHash: hashToken(token),
        invitedById: actor.personId,
        expiresAt: new Date(now.getTime() + invitationDays * 24 * 3600_000),
      },
      select: { id: true, expiresAt: true },
    });
    await recordAudit(tx, actor, {
      type: "membership.invited",
      objectType: "invitation",
      objectId: invitation.id,
      programmeId: input.programmeId,
      payload: { role: input.role, organisationId: input.organisationId },
    });
    await mailInvitation(tx, actor, input, { ...invitation, token });
    return { id: invitation.id };
  });
}

async function mailInvitation(
  tx: Tx,
  actor: Actor,
  input: InviteMemberInput,
  invitation: { id: string; expiresAt: Date; token: string },
): Promise<void> {
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: input.organisationId },
    select: { name: true },
  });
  await queueMail(tx, actor, {
    template: "invitation",
    dedupeKey: `invitation:${invitation.id}`,
    to: {
      personId: null,
      name: input.displayName ?? input.email,
      address: input.email,
      locale: actor.locale,
    },
    params: {
      organisation: localisedName(organisation.name, actor.locale),
      due: invitation.expiresAt.toISOString(),
      path: `/invitations/${invitation.token}`,
    },
    programmeId: input.programmeId,
    organisationId: input.organisationId,
  });
}
