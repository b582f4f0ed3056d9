import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Role } from "@/lib/generated/prisma/enums";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import type { Tx } from "@/lib/platform/db";

/** A person as a mail's recipient. */
export interface Recipient {
  personId: string;
  name: string;
  address: string;
  locale: Locale;
}

export const recipientSelect = {
  id: true,
  displayName: true,
  email: true,
  locale: true,
} as const satisfies Prisma.PersonSelect;

type RecipientRow = Prisma.PersonGetPayload<{ select: typeof recipientSelect }>;

export const recipientFrom = (person: RecipientRow): Recipient => ({
  personId: person.id,
  name: person.displayName,
  address: person.email,
  locale: isLocale(person.locale) ? person.locale : defaultLocale,
});

/** One person as a recipient; null when suspended or gone. */
export async function recipientOf(tx: Tx, personId: string): Promise<Recipient | null> {
  const person = await tx.person.findFirst({
    where: { id: personId, suspendedAt: null },
    select: recipientSelect,
  });
  return person && recipientFrom(person);
}

/** Those of a team who can answer; a viewer only reads. */
export const answeringRoles = ["owner", "editor"] as const satisfies Role[];

/** The members of a startup's team in these roles now, each person once. */
export async function teamRecipients(
  tx: Tx,
  startupId: string,
  roles: readonly Role[],
  now: Date,
): Promise<Recipient[]> {
  const memberships = await tx.membership.findMany({
    where: {
      AND: [
        { startupId, role: { in: [...roles] }, person: { suspendedAt: null } },
        liveMembershipWhere(now),
      ],
    },
    select: { person: { select: recipientSelect } },
    distinct: ["personId"],
  });
  return memberships.map(({ person }) => recipientFrom(person));
}
