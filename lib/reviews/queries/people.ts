import { recipientFrom, recipientSelect, type Recipient } from "@/lib/accounts/queries/recipients";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { Role } from "@/lib/generated/prisma/enums";
import type { Tx } from "@/lib/platform/db";
import { isBarred } from "@/lib/access/policy";

interface StaffOf {
  organisationId: string;
  programmeId: string;
  roles: Role[];
  /** Those barred from it are left out: a mail is sight, too. */
  applicationId: string;
}

/** The people who hold one of the roles in the organisation for the programme now, and no bar on the application. */
export async function staffRecipients(tx: Tx, of: StaffOf, now: Date): Promise<Recipient[]> {
  const { organisationId, programmeId, roles, applicationId } = of;
  const memberships = await tx.membership.findMany({
    where: {
      AND: [
        { organisationId, role: { in: roles }, person: { suspendedAt: null } },
        { OR: [{ programmeId: null }, { programmeId }] },
        liveMembershipWhere(now),
      ],
    },
    select: { personId: true, unit: true, person: { select: recipientSelect } },
  });
  const bars = await tx.bar.findMany({
    where: { applicationId, liftedAt: null },
    select: { personId: true, organisationId: true, unit: true },
  });
  const free = memberships.filter(
    ({ personId, unit }) => !isBarred({ personId, organisationId, unit }, bars),
  );
  return distinct(free.map(({ person }) => recipientFrom(person)));
}

function distinct(recipients: Recipient[]): Recipient[] {
  return [...new Map(recipients.map((one) => [one.personId, one])).values()];
}
