import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { databaseNow, db } from "@/lib/platform/db";
import { isDemo } from "./demo";
import { liveMembershipWhere } from "./live-memberships";
import { localisedName } from "./localised-name";
import type { DemoPerson, MembershipView } from "./schema";

/** The actor's own live memberships in a fixed order (first given first), in `locale`'s words. */
export async function listOwnMemberships(actor: Actor, locale: Locale): Promise<MembershipView[]> {
  const rows = await db().membership.findMany({
    where: { AND: [{ personId: actor.personId }, liveMembershipWhere(await databaseNow())] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      role: true,
      deputy: true,
      organisation: { select: { shortName: true } },
      programme: { select: { name: true } },
      startup: { select: { displayName: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    deputy: row.deputy,
    place: row.startup?.displayName ?? localisedName(row.organisation?.shortName, locale),
    programme: row.programme ? localisedName(row.programme.name, locale) : null,
  }));
}

export interface OwnProfile {
  email: string;
  displayName: string;
  givenName: string | null;
  familyName: string | null;
  englishName: string | null;
  chineseName: string | null;
  phone: string | null;
  locale: string;
}

/** What the actor told us about themselves. */
export async function getOwnProfile(actor: Actor): Promise<OwnProfile> {
  return db().person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: {
      email: true,
      displayName: true,
      givenName: true,
      familyName: true,
      englishName: true,
      chineseName: true,
      phone: true,
      locale: true,
    },
  });
}

/** The demo's people with what they act as, by address; empty outside a demo. */
export async function listDemoPeople(locale: Locale): Promise<DemoPerson[]> {
  if (!(await isDemo())) return [];
  const now = await databaseNow();
  const rows = await db().person.findMany({
    where: {
      AND: [
        { OR: [{ email: { endsWith: "@demo.test" } }, { email: { endsWith: ".demo.test" } }] },
        { suspendedAt: null },
      ],
    },
    orderBy: { email: "asc" },
    take: 200,
    select: {
      email: true,
      displayName: true,
      memberships: {
        where: liveMembershipWhere(now),
        orderBy: { createdAt: "asc" },
        select: {
          role: true,
          organisation: { select: { shortName: true } },
          startup: { select: { displayName: true } },
        },
      },
    },
  });
  return rows.map(({ email, displayName, memberships }) => ({
    email,
    displayName,
    memberships: memberships.map(({ role, organisation, startup }) => ({
      role,
      place: startup?.displayName ?? localisedName(organisation?.shortName, locale),
    })),
  }));
}

/** Who is signed in, what they may act as, and the membership they act under. */
export async function getMe(actor: Actor, locale: Locale) {
  return {
    ...(await getOwnProfile(actor)),
    id: actor.personId,
    assisted: actor.assisted,
    membershipId: actor.membership?.id ?? null,
    memberships: await listOwnMemberships(actor, locale),
  };
}
