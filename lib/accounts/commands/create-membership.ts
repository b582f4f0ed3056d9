import { recipientFrom, recipientSelect } from "@/lib/accounts/queries/recipients";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { localisedName } from "../localised-name";
import { needsSecondPerson, type Place } from "../policy";
import { refuseBothOrganisations } from "./place-facts";

interface NewMembership {
  personId: string;
  place: Place;
  unit: string | null;
  grantedById: string;
  now: Date;
}

export interface MembershipState {
  id: string;
  status: "pending" | "active" | "ended";
}

/**
 * Writes an organisation's membership that policy has allowed: pending while a second person must confirm it, else
 * active with its mail. Throws 409 `accounts.already_member`, `accounts.both_organisations`.
 */
export async function createMembership(
  tx: Tx,
  actor: Actor,
  { personId, place, unit, grantedById, now }: NewMembership,
): Promise<MembershipState> {
  const programmeId = place.programme?.id ?? null;
  const { role, organisationId, deputy } = place;
  await refuseBothOrganisations(tx, personId, { organisationId, programmeId });
  const found = await tx.membership.findFirst({
    where: { personId, role, organisationId, programmeId, status: { not: "ended" } },
    select: { id: true },
  });
  if (found) throw conflict("accounts.already_member");
  const status = needsSecondPerson(role, place.organisationKind) ? "pending" : "active";
  const { id } = await tx.membership.create({
    data: {
      personId,
      role,
      organisationId,
      programmeId,
      unit,
      deputy,
      status,
      grantedById,
      validFrom: now,
    },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    type: "membership.granted",
    objectType: "membership",
    objectId: id,
    programmeId,
    payload: { role, organisationId, deputy, pending: status === "pending" },
  });
  if (status === "active") await mailNewRole(tx, actor, id);
  return { id, status };
}

/** Tells a person that a role is ready. Repeating changes nothing. */
export async function mailNewRole(tx: Tx, actor: Actor, membershipId: string): Promise<void> {
  const { person, organisation, programmeId, organisationId } =
    await tx.membership.findUniqueOrThrow({
      where: { id: membershipId },
      select: {
        programmeId: true,
        organisationId: true,
        organisation: { select: { name: true } },
        person: { select: recipientSelect },
      },
    });
  const to = recipientFrom(person);
  await queueMail(tx, actor, {
    template: "membership_granted",
    dedupeKey: `membership-granted:${membershipId}`,
    to,
    params: { organisation: localisedName(organisation?.name, to.locale), path: "/home" },
    programmeId,
    organisationId,
  });
}
