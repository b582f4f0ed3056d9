import type { Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import type { Place } from "../policy";
import type { OrganisationRole } from "../schema";

export interface Wish {
  role: OrganisationRole;
  organisationId: string;
  programmeId: string | null;
  deputy: boolean;
}

/** What the policy must know about a place. Throws 404 when organisation or programme do not exist. */
export async function loadPlace(tx: Tx, wish: Wish): Promise<Place> {
  const organisation = await tx.organisation.findUnique({
    where: { id: wish.organisationId },
    select: { kind: true },
  });
  const programme = wish.programmeId
    ? await tx.programme.findUnique({
        where: { id: wish.programmeId },
        select: { id: true, leadOrganisationId: true, partnerOrganisationId: true },
      })
    : null;
  if (!organisation || (wish.programmeId && !programme)) throw notFound();
  return {
    role: wish.role,
    organisationId: wish.organisationId,
    organisationKind: organisation.kind,
    deputy: wish.deputy,
    programme,
  };
}

/**
 * Throws 409 `accounts.both_organisations` when the place would make the person act for both organisations of one
 * programme. The trigger memberships_one_organisation says the same and catches what happens at the same moment.
 */
export async function refuseBothOrganisations(
  tx: Tx,
  personId: string,
  place: { organisationId: string; programmeId: string | null },
): Promise<void> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id
      FROM memberships m
      JOIN programmes p ON ${place.organisationId}::uuid IN (p.lead_organisation_id, p.partner_organisation_id)
                       AND m.organisation_id IN (p.lead_organisation_id, p.partner_organisation_id)
     WHERE m.person_id = ${personId}::uuid AND m.status <> 'ended' AND m.organisation_id <> ${place.organisationId}::uuid
       AND (m.programme_id IS NULL OR m.programme_id = p.id)
       AND (${place.programmeId}::uuid IS NULL OR ${place.programmeId}::uuid = p.id)
     LIMIT 1`;
  if (found.length > 0) throw conflict("accounts.both_organisations");
}

/** Runs a write and says in our words what the trigger refused. */
export async function sayingBothOrganisations<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const words = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : "";
    if (words.includes("memberships of both organisations")) {
      throw conflict("accounts.both_organisations");
    }
    throw error;
  }
}
