import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notAllowed } from "@/lib/platform/errors";
import { hashToken } from "@/lib/platform/secrets";
import type { StartupProfile } from "../schema";
import { websiteDomainOf } from "../website-domain";

/** A person founds a handful of startups, not hundreds: a bound against filling the table by script. */
const mostStartupsOfOnePerson = 20;

/** The session that asked acts under the new membership from its next request on. */
async function actUnder(tx: Tx, actor: Actor, membershipId: string, token: string): Promise<void> {
  const session = await tx.session.findFirst({
    where: { tokenHash: hashToken(token), personId: actor.personId },
    select: { id: true },
  });
  if (!session) return;
  await tx.session.update({
    where: { id: session.id },
    data: { membershipId },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    type: "account.membership_chosen",
    objectType: "membership",
    objectId: membershipId,
  });
}

/**
 * Makes a startup; whoever makes it becomes an owner, and the session given by its token acts under that membership.
 * Throws 403 in an assisted session or for somebody who already made very many.
 */
export function createStartup(
  actor: Actor,
  profile: StartupProfile,
  sessionToken: string | null,
): Promise<{ id: string; membershipId: string }> {
  return withActor(actor, async (tx) => {
    if (actor.assisted) throw notAllowed("startups.assisted_session");
    const made = await tx.startup.count({ where: { createdById: actor.personId } });
    if (made >= mostStartupsOfOnePerson) throw notAllowed("startups.too_many");
    const startup = await tx.startup.create({
      data: {
        ...profile,
        websiteDomain: websiteDomainOf(profile.website),
        tags: [],
        createdById: actor.personId,
      },
      select: { id: true },
    });
    const membership = await tx.membership.create({
      data: { personId: actor.personId, role: "owner", startupId: startup.id, maySubmit: true },
      select: { id: true },
    });
    await recordAudit(
      tx,
      actor,
      { type: "startup.created", objectType: "startup", objectId: startup.id },
      {
        type: "membership.granted",
        objectType: "membership",
        objectId: membership.id,
        payload: { role: "owner" },
      },
    );
    if (sessionToken) await actUnder(tx, actor, membership.id, sessionToken);
    return { id: startup.id, membershipId: membership.id };
  });
}
