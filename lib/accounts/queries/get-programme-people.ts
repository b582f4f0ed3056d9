import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { localisedName } from "../localised-name";
import { canChange, canConfirm, canGrant, membershipScope, type Place } from "../policy";
import {
  organisationRoles,
  type MemberView,
  type OrganisationRole,
  type PlaceOption,
  type ProgrammePeople,
} from "../schema";

const memberSelect = {
  id: true,
  personId: true,
  role: true,
  unit: true,
  deputy: true,
  status: true,
  grantedById: true,
  organisationId: true,
  programmeId: true,
  organisation: { select: { shortName: true, kind: true } },
  person: { select: { displayName: true, email: true, suspendedAt: true } },
} satisfies Prisma.MembershipSelect;

type MemberRow = Prisma.MembershipGetPayload<{ select: typeof memberSelect }>;
type ProgrammeRow = NonNullable<Place["programme"]>;

function memberView(
  actor: Actor,
  row: MemberRow,
  programme: ProgrammeRow,
  locale: Locale,
  staffed: boolean,
): MemberView {
  const organisationId = row.organisationId ?? "";
  const place: Place = {
    role: row.role as OrganisationRole,
    organisationId,
    organisationKind: row.organisation?.kind ?? "service",
    deputy: row.deputy,
    programme: row.programmeId ? programme : null,
  };
  const mayChange = canChange(actor, place, row.personId).may;
  const canBeDeputy = row.role === "programme_manager" || row.role === "partner_lead";
  return {
    id: row.id,
    name: row.person.displayName,
    email: row.person.email,
    suspended: row.person.suspendedAt !== null,
    role: row.role,
    unit: row.unit,
    deputy: row.deputy,
    pending: row.status === "pending",
    organisation: localisedName(row.organisation?.shortName, locale),
    everyProgramme: row.programmeId === null,
    mayConfirm:
      row.status === "pending" && canConfirm(actor, { ...row, organisationId }, staffed).may,
    mayEnd: mayChange,
    mayNameDeputy: mayChange && canBeDeputy,
  };
}

/** Roles and organisations that the actor may invite to in this programme. */
async function placesToGive(
  actor: Actor,
  programme: ProgrammeRow,
  locale: Locale,
): Promise<PlaceOption[]> {
  const organisations = await db().organisation.findMany({
    where: {
      OR: [
        { id: { in: [programme.leadOrganisationId, programme.partnerOrganisationId] } },
        { kind: "service" },
      ],
    },
    orderBy: [{ kind: "asc" }, { slug: "asc" }],
    take: 200,
    select: { id: true, kind: true, shortName: true },
  });
  return organisations.flatMap(({ id, kind, shortName }) =>
    organisationRoles.flatMap((role): PlaceOption[] => {
      const place = { role, organisationId: id, organisationKind: kind, programme };
      const may = (deputy: boolean) => canGrant(actor, { ...place, deputy }, null).may;
      if (!may(false) && !may(true)) return [];
      return [
        {
          role,
          organisationId: id,
          organisation: localisedName(shortName, locale),
          onlyAsDeputy: !may(false),
        },
      ];
    }),
  );
}

async function staffProgramme(actor: Actor, slug: string) {
  const { role, organisationId, programmeId } = actor.membership ?? {};
  const isStaff = role === "programme_manager" || role === "officer" || role === "partner_lead";
  if (!isStaff || !organisationId) throw notFound();
  const programme = await db().programme.findFirst({
    where: {
      AND: [
        { slug },
        role === "partner_lead"
          ? { partnerOrganisationId: organisationId }
          : { leadOrganisationId: organisationId },
        programmeId ? { id: programmeId } : {},
      ],
    },
    select: { id: true, name: true, leadOrganisationId: true, partnerOrganisationId: true },
  });
  if (!programme) throw notFound();
  return programme;
}

async function openInvitations(actor: Actor, programmeId: string, locale: Locale) {
  const rows = await db().invitation.findMany({
    where: {
      AND: [
        { programmeId, acceptedAt: null, revokedAt: null },
        { expiresAt: { gt: await databaseNow() } },
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 200,
    select: {
      id: true,
      email: true,
      displayName: true,
      role: true,
      organisationId: true,
      expiresAt: true,
    },
  });
  const organisations = await db().organisation.findMany({
    where: { id: { in: rows.flatMap(({ organisationId }) => organisationId ?? []) } },
    select: { id: true, kind: true, shortName: true },
  });
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const own = actor.membership?.organisationId;
  return rows.flatMap((row) => {
    const organisation = byId.get(row.organisationId ?? "");
    const isOwn = organisation?.id === own;
    const isGuest = organisation?.kind === "service" && actor.membership?.role !== "partner_lead";
    if (!organisation || (!isOwn && !isGuest)) return [];
    return {
      id: row.id,
      email: row.email,
      name: row.displayName,
      role: row.role,
      organisation: localisedName(organisation.shortName, locale),
      expiresAt: row.expiresAt.toISOString(),
      mayRevoke: actor.membership?.role !== "officer",
    };
  });
}

/**
 * The people page of one programme for its staff: members of the actor's organisation (and, for the lead, of service
 * organisations), what waits for a second person, open invitations, and what the actor may give. 404 for others.
 */
export async function getProgrammePeople(
  actor: Actor,
  slug: string,
  locale: Locale,
): Promise<ProgrammePeople> {
  const programme = await staffProgramme(actor, slug);
  const scope = membershipScope(actor);
  if (!scope) throw notFound();
  const rows = await db().membership.findMany({
    where: {
      AND: [
        scope,
        { OR: [{ programmeId: programme.id }, { programmeId: null }] },
        { status: { not: "ended" }, role: { notIn: ["auditor", "administrator"] } },
      ],
    },
    orderBy: [{ role: "asc" }, { person: { displayName: "asc" } }, { id: "asc" }],
    take: 500,
    select: memberSelect,
  });
  // Staff reads this page, so the organisation has staff.
  const members = rows.map((row) => memberView(actor, row, programme, locale, true));
  return {
    programmeId: programme.id,
    programme: localisedName(programme.name, locale),
    readsSetUp: actor.membership?.role !== "officer",
    members,
    invitations: await openInvitations(actor, programme.id, locale),
    places: await placesToGive(actor, programme, locale),
  };
}
