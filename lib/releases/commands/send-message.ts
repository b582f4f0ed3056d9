import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { auditRelease } from "@/lib/releases/audit-release";
import { canWriteMessage } from "@/lib/releases/policy";
import { requireAllowed } from "@/lib/platform/permission";
import { lockRelease } from "./lock-release";
import { tellOwners, tellPartnerLeads } from "./tell";

/**
 * The owner asks back, the partner's lead answers: one message of the conversation about a release. The other side is
 * told that there is one. Throws 404, releases.owner_only, assisted_session, platform.wrong_role (403), 409 once it is over.
 */
export function sendReleaseMessage(
  actor: Actor,
  id: string,
  body: string,
): Promise<{ id: string }> {
  return withActor(actor, async (tx) => {
    const found = await lockRelease(tx, actor, id);
    requireAllowed(canWriteMessage(actor, found.side, found.standing));
    const { row } = found;
    const fromStartup = found.side === "startup";
    const message = await tx.releaseMessage.create({
      data: {
        releaseId: id,
        applicationId: row.id,
        programmeId: row.programmeId,
        organisationId: row.partnerOrganisationId,
        fromStartup,
        personId: actor.personId,
        body,
        at: found.now,
      },
      select: { id: true },
    });
    await auditRelease(tx, actor, found, id, "release.message_sent");
    const letter = {
      template: "release_message",
      releaseId: id,
      occasion: message.id,
      params: { person: actor.displayName },
    } as const;
    if (fromStartup) await tellPartnerLeads(tx, actor, found, letter);
    else await tellOwners(tx, actor, found, letter);
    return message;
  });
}
