import { queueMail } from "@/lib/notifications/commands";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { liveMembershipWhere } from "./live-memberships";
import { localisedName } from "./localised-name";
import { recipientOf, teamRecipients, type Recipient } from "./queries/recipients";
import { stopTokenFor } from "./stop-token";

/** Who was assisted, and by which organisation. */
export interface AssistedPerson {
  id: string;
  personId: string;
  organisationId: string;
  programmeId: string;
}

/** Every known contact: the person's own address and the owners of every startup in whose team they are. */
async function contactsOf(tx: Tx, personId: string, now: Date): Promise<Recipient[]> {
  const teams = await tx.membership.findMany({
    where: { AND: [{ personId, startupId: { not: null } }, liveMembershipWhere(now)] },
    distinct: ["startupId"],
    select: { startupId: true },
  });
  const found = new Map<string, Recipient>();
  const self = await recipientOf(tx, personId);
  if (self) found.set(personId, self);
  for (const { startupId } of teams) {
    if (!startupId) continue;
    for (const owner of await teamRecipients(tx, startupId, ["owner"], now))
      found.set(owner.personId, owner);
  }
  return [...found.values()];
}

/**
 * Tells every known contact, in their language, that staff assisted somebody at sign-in, and how to stop it. `due`: until
 * when the code or the session lasts. The link lands on a page with a button.
 */
export async function tellContacts(
  tx: Tx,
  actor: AnyActor,
  template: "assisted_code_shown" | "assisted_code_used",
  assisted: AssistedPerson,
  { now, due }: { now: Date; due: Date },
): Promise<void> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: assisted.personId },
    select: { displayName: true },
  });
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: assisted.organisationId },
    select: { shortName: true },
  });
  for (const to of await contactsOf(tx, assisted.personId, now)) {
    const { personId, name, address, locale } = to;
    await queueMail(tx, actor, {
      template,
      dedupeKey: `${template}:${assisted.id}:${personId}`,
      to: { personId, name, address, locale },
      params: {
        person: person.displayName,
        organisation: localisedName(organisation.shortName, locale),
        due: due.toISOString(),
        path: `/sign-in/stop/${stopTokenFor(assisted.id)}`,
      },
      programmeId: assisted.programmeId,
      organisationId: assisted.organisationId,
    });
  }
}
