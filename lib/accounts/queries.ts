import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import type { Actor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { NamedMembership } from "@/lib/platform/session";
import { demoPrincipals, isDemo } from "./demo";
import { liveMembershipWhere } from "./live-memberships";
import { localisedName } from "./localised-name";
import { membershipWords } from "./membership-words";
import type { DemoPerson, MembershipView } from "./schema";

/** A membership as the reader's language names it. */
export const membershipView = (row: NamedMembership, locale: Locale): MembershipView => ({
  id: row.id,
  role: row.role,
  deputy: row.deputy,
  place: row.startup ?? localisedName(row.organisation, locale),
  programme: row.programme ? localisedName(row.programme, locale) : null,
});

/** The actor's own live memberships in a fixed order (first given first), in `locale`'s words. */
export async function listOwnMemberships(actor: Actor, locale: Locale): Promise<MembershipView[]> {
  const rows = await db().$queryRaw<NamedMembership[]>`
    SELECT m.id, m.role, m.deputy, o.short_name AS organisation, p.name AS programme, s.display_name AS startup
      FROM memberships m
      LEFT JOIN organisations o ON o.id = m.organisation_id
      LEFT JOIN programmes p ON p.id = m.programme_id
      LEFT JOIN startups s ON s.id = m.startup_id
     WHERE m.person_id = ${actor.personId}::uuid AND m.status = 'active'
       AND m.valid_from <= app_now() AND (m.valid_until IS NULL OR m.valid_until > app_now())
     ORDER BY m.created_at, m.id`;
  return rows.map((row) => membershipView(row, locale));
}

/** One of a person's memberships: in words, and as the actor that a session under it would give. */
export interface OwnActor {
  membership: MembershipView;
  actor: Actor;
}

type OwnRow = NamedMembership & {
  organisation_id: string | null;
  programme_id: string | null;
  startup_id: string | null;
  unit: string | null;
  may_submit: boolean;
};

/**
 * The actor under each of the person's live memberships, first given first; in an assisted session those of teams alone,
 * as in the session look-up. Under the acting one it is the actor itself. One statement.
 */
export async function listOwnActors(actor: Actor, locale: Locale): Promise<OwnActor[]> {
  const rows = await db().$queryRaw<OwnRow[]>`
    SELECT m.id, m.role, m.deputy, m.unit, m.may_submit, m.organisation_id, m.programme_id, m.startup_id,
           o.short_name AS organisation, p.name AS programme, s.display_name AS startup
      FROM memberships m
      LEFT JOIN organisations o ON o.id = m.organisation_id
      LEFT JOIN programmes p ON p.id = m.programme_id
      LEFT JOIN startups s ON s.id = m.startup_id
     WHERE m.person_id = ${actor.personId}::uuid AND m.status = 'active'
       AND m.valid_from <= app_now() AND (m.valid_until IS NULL OR m.valid_until > app_now())
       AND (NOT ${actor.assisted} OR m.startup_id IS NOT NULL)
     ORDER BY m.created_at, m.id`;
  return rows.map((row) => ({
    membership: membershipView(row, locale),
    actor: row.id === actor.membership?.id ? actor : actingUnder(actor, row),
  }));
}

const actingUnder = (actor: Actor, row: OwnRow): Actor => ({
  ...actor,
  membership: {
    id: row.id,
    role: row.role,
    organisationId: row.organisation_id,
    programmeId: row.programme_id,
    startupId: row.startup_id,
    unit: row.unit,
    deputy: row.deputy,
    maySubmit: row.may_submit,
  },
});

/** The same without the acting membership. Each asks for itself: rights are never united. One statement. */
export async function listOtherActors(actor: Actor, locale: Locale): Promise<OwnActor[]> {
  const all = await listOwnActors(actor, locale);
  return all.filter(({ membership }) => membership.id !== actor.membership?.id);
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

/** What people tell us about themselves; their export has the same. */
export const ownProfileSelect = {
  email: true,
  displayName: true,
  givenName: true,
  familyName: true,
  englishName: true,
  chineseName: true,
  phone: true,
  locale: true,
} as const;

/** What the actor told us about themselves. */
export async function getOwnProfile(actor: Actor): Promise<OwnProfile> {
  return db().person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: ownProfileSelect,
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
    isPrincipal: demoPrincipals.includes(email),
    memberships: memberships.map(({ role, organisation, startup }) => ({
      role,
      place: startup?.displayName ?? localisedName(organisation?.shortName, locale),
    })),
  }));
}

/** Who is signed in, what they may act as, and the membership they act under. */
export async function getMe(actor: Actor, locale: Locale) {
  const t = await getTranslator(locale, "accounts");
  return {
    ...(await getOwnProfile(actor)),
    id: actor.personId,
    assisted: actor.assisted,
    membershipId: actor.membership?.id ?? null,
    memberships: (await listOwnMemberships(actor, locale)).map((each) => ({
      ...each,
      words: membershipWords(each, t),
    })),
  };
}
