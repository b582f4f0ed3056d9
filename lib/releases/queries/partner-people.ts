import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { Tx } from "@/lib/platform/db";
import type { PartnerPerson } from "@/lib/releases/views";

/** The partner's programme as people are looked for in it. */
interface PartnerPlace {
  programmeId: string;
  partnerOrganisationId: string;
}

/** The partner's lead, deputies and reviewers in a programme now, by name: who can be named in a release. */
export async function listPartnerPeople(
  tx: Tx,
  { programmeId, partnerOrganisationId }: PartnerPlace,
  now: Date,
): Promise<PartnerPerson[]> {
  const memberships = await tx.membership.findMany({
    where: {
      AND: [
        {
          organisationId: partnerOrganisationId,
          role: { in: ["partner_lead", "reviewer"] },
          person: { suspendedAt: null },
        },
        { OR: [{ programmeId: null }, { programmeId }] },
        liveMembershipWhere(now),
      ],
    },
    orderBy: [{ role: "asc" }, { person: { displayName: "asc" } }, { id: "asc" }],
    select: {
      id: true,
      role: true,
      deputy: true,
      unit: true,
      personId: true,
      person: { select: { displayName: true } },
    },
  });
  return memberships.map(({ id, role, deputy, unit, personId, person }) => ({
    membershipId: id,
    personId,
    name: person.displayName,
    role: role === "partner_lead" ? ("partner_lead" as const) : ("reviewer" as const),
    deputy,
    unit,
  }));
}
