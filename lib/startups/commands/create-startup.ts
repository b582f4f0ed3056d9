import { unendedMembershipWhere } from "@/lib/accounts/live-memberships";
import { teamRoles } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notAllowed } from "@/lib/platform/errors";
import { hashToken } from "@/lib/platform/secrets";
import { isSameStartup } from "../same-startup";
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

async function refuseSecondOfOne(tx: Tx, actor: Actor, profile: StartupProfile, now: Date) {
  // Two windows at once: the second waits and sees what the first made.
  await tx.$queryRaw`SELECT 1 FROM people WHERE id = ${actor.personId}::uuid FOR UPDATE`;
  const own = await tx.membership.findMany({
    where: {
      AND: [
        { personId: actor.personId, role: { in: [...teamRoles] } },
        unendedMembershipWhere(now),
      ],
    },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      startup: {
        select: {
          id: true,
          displayName: true,
          nameEn: true,
          nameZhHant: true,
          nameZhHans: true,
          website: true,
        },
      },
    },
  });
  const mine = own.flatMap(({ id: membershipId, startup }) =>
    startup && isSameStartup(startup, profile)
      ? [{ id: startup.id, name: startup.displayName, membershipId }]
      : [],
  );
  const [first] = mine;
  if (first)
    throw conflict("startups.already_yours", { params: { name: first.name }, extra: { mine } });
}

/**
 * Makes a startup; whoever makes it becomes an owner, and the session given by its token acts under that membership.
 * Throws 403 in an assisted session or for somebody who already made very many, and 409 startups.already_yours when one
 * of the person's own startups has the same name or website, unless they said that they want `another`. Startups of
 * other people are never looked at.
 */
export function createStartup(
  actor: Actor,
  profile: StartupProfile,
  sessionToken: string | null,
  another = false,
): Promise<{ id: string; membershipId: string }> {
  return withActor(actor, async (tx, now) => {
    if (actor.assisted) throw notAllowed("startups.assisted_session");
    const made = await tx.startup.count({ where: { createdById: actor.personId } });
    if (made >= mostStartupsOfOnePerson) throw notAllowed("startups.too_many");
    if (!another) await refuseSecondOfOne(tx, actor, profile, now);
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
