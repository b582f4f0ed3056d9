import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { literalInLike } from "@/lib/platform/like";
import { localisedName } from "../localised-name";
import { canConfirm, canGrant, isAdministrator } from "../policy";
import {
  organisationRoles,
  type AccountView,
  type OrganisationView,
  type PlaceOption,
} from "../schema";

/** Rows of one page of people. */
export const peoplePerPage = 50;

/** Every organisation with how many live roles it has. Administrators only; 404 to others. */
export async function listOrganisations(actor: Actor, locale: Locale): Promise<OrganisationView[]> {
  if (!isAdministrator(actor)) throw notFound();
  const rows = await db().organisation.findMany({
    orderBy: [{ kind: "asc" }, { slug: "asc" }],
    select: {
      id: true,
      slug: true,
      kind: true,
      name: true,
      shortName: true,
      _count: { select: { memberships: { where: { status: "active" } } } },
    },
  });
  return rows.map(({ id, slug, kind, name, shortName, _count }) => ({
    id,
    slug,
    kind,
    name: localisedName(name, locale),
    shortName: localisedName(shortName, locale),
    members: _count.memberships,
  }));
}

/** People whose name or address holds `search`; team roles are left out, because startups are not the portal's people. */
function searched(search: string): Prisma.PersonWhereInput {
  const words = literalInLike(search.trim());
  if (words === "") return {};
  return {
    OR: [
      { email: { contains: words.toLowerCase() } },
      { displayName: { contains: words, mode: "insensitive" } },
    ],
  };
}

const accountSelect = {
  id: true,
  displayName: true,
  email: true,
  suspendedAt: true,
  lastSignInAt: true,
  memberships: {
    where: { status: { not: "ended" as const }, organisationId: { not: null } },
    orderBy: { createdAt: "asc" as const },
    select: {
      id: true,
      role: true,
      deputy: true,
      status: true,
      grantedById: true,
      personId: true,
      organisationId: true,
      programmeId: true,
      organisation: { select: { shortName: true } },
      programme: { select: { name: true } },
    },
  },
} satisfies Prisma.PersonSelect;

/** One page of people with their organisations' roles, and how many there are. Administrators only; 404 to others. */
export async function listAccounts(
  actor: Actor,
  input: { search: string; page: number; locale: Locale },
): Promise<{ items: AccountView[]; total: number }> {
  if (!isAdministrator(actor)) throw notFound();
  const where = searched(input.search);
  const [rows, total, staffed] = await Promise.all([
    db().person.findMany({
      where,
      orderBy: [{ displayName: "asc" }, { id: "asc" }],
      skip: (input.page - 1) * peoplePerPage,
      take: peoplePerPage,
      select: accountSelect,
    }),
    db().person.count({ where }),
    organisationsWithStaff(),
  ]);
  const items = rows.map((row) => ({
    id: row.id,
    name: row.displayName,
    email: row.email,
    suspended: row.suspendedAt !== null,
    isSelf: row.id === actor.personId,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    memberships: row.memberships.map((membership) => {
      const organisationId = membership.organisationId ?? "";
      const facts = { ...membership, organisationId };
      return {
        id: membership.id,
        role: membership.role,
        deputy: membership.deputy,
        place: localisedName(membership.organisation?.shortName, input.locale),
        programme: membership.programme
          ? localisedName(membership.programme.name, input.locale)
          : null,
        pending: membership.status === "pending",
        mayConfirm:
          membership.status === "pending" &&
          canConfirm(actor, facts, staffed.has(organisationId)).may,
      };
    }),
  }));
  return { items, total };
}

async function organisationsWithStaff(): Promise<Set<string>> {
  const rows = await db().membership.findMany({
    where: { status: "active", role: { in: ["programme_manager", "officer"] } },
    distinct: ["organisationId"],
    select: { organisationId: true },
  });
  return new Set(rows.flatMap(({ organisationId }) => organisationId ?? []));
}

/** Roles and organisations that the administrator may invite to, for every programme of the organisation. */
export async function listPlacesToManage(actor: Actor, locale: Locale): Promise<PlaceOption[]> {
  const organisations = await listOrganisations(actor, locale);
  return organisations.flatMap(({ id, kind, shortName }) =>
    organisationRoles.flatMap((role): PlaceOption[] => {
      const place = { role, organisationId: id, organisationKind: kind, deputy: false };
      if (!canGrant(actor, { ...place, programme: null }, null).may) return [];
      return [{ role, organisationId: id, organisation: shortName, onlyAsDeputy: false }];
    }),
  );
}
