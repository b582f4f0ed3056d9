import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { Role } from "@/lib/generated/prisma/enums";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import type { Tx } from "@/lib/platform/db";
import { isBarred } from "@/lib/access/policy";

export interface Recipient {
  personId: string;
  name: string;
  address: string;
  locale: Locale;
}

const personSelect = { id: true, displayName: true, email: true, locale: true } as const;

type PersonRow = { id: string; displayName: string; email: string; locale: string };

const recipientFrom = (person: PersonRow): Recipient => ({
  personId: person.id,
  name: person.displayName,
  address: person.email,
  locale: isLocale(person.locale) ? person.locale : "en-HK",
});

/** One person as a mail's recipient; null when suspended or gone. */
export async function recipientOf(tx: Tx, personId: string): Promise<Recipient | null> {
  const person = await tx.person.findFirst({
    where: { id: personId, suspendedAt: null },
    select: personSelect,
  });
  return person && recipientFrom(person);
}

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
    select: { personId: true, unit: true, person: { select: personSelect } },
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

/** Owners and editors of a startup: those who can answer. */
export async function teamRecipients(tx: Tx, startupId: string, now: Date): Promise<Recipient[]> {
  const memberships = await tx.membership.findMany({
    where: {
      AND: [
        { startupId, role: { in: ["owner", "editor"] }, person: { suspendedAt: null } },
        liveMembershipWhere(now),
      ],
    },
    select: { person: { select: personSelect } },
  });
  return distinct(memberships.map(({ person }) => recipientFrom(person)));
}

function distinct(recipients: Recipient[]): Recipient[] {
  return [...new Map(recipients.map((one) => [one.personId, one])).values()];
}
