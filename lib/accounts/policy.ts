import type { Prisma } from "@/lib/generated/prisma/client";
import type { OrganisationKind } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import { allowed, notForYou, type Permission } from "@/lib/platform/permission";
import type { OrganisationRole } from "./schema";

/** Where a role would stand. */
export interface Place {
  role: OrganisationRole;
  organisationId: string;
  organisationKind: OrganisationKind;
  deputy: boolean;
  /** Null: every programme that the organisation leads or partners. */
  programme: { id: string; leadOrganisationId: string; partnerOrganisationId: string } | null;
}

/** Which roles exist in which kind of organisation (product.md, "People and what they come for"). */
export const organisationKindsOf: Record<OrganisationRole, readonly OrganisationKind[]> = {
  programme_manager: ["lead"],
  officer: ["lead"],
  partner_lead: ["partner"],
  reviewer: ["lead", "partner"],
  mentor: ["lead", "partner", "service"],
  ecosystem_partner: ["service"],
  auditor: ["lead", "partner"],
  administrator: ["lead"],
};

/** Roles by which an organisation's own people are managed; an administrator gives them. */
const givenByAdministrator: readonly OrganisationRole[] = [
  "programme_manager",
  "partner_lead",
  "auditor",
  "administrator",
  "ecosystem_partner",
];

/** True when the role reads T2 by itself: a second person of the organisation must confirm it (product.md, Tiers). */
export function needsSecondPerson(role: OrganisationRole, kind: OrganisationKind): boolean {
  if (role === "programme_manager" || role === "officer") return true;
  return role === "reviewer" && kind === "lead";
}

/** True when the place lies within the programme that the acting membership is confined to, if it is. */
function withinOwnProgramme(actor: Actor, programmeId: string | null): boolean {
  const own = actor.membership?.programmeId ?? null;
  return own === null || own === programmeId;
}

function leadMayGive(actor: Actor, place: Place): boolean {
  const own = actor.membership?.organisationId;
  if (!withinOwnProgramme(actor, place.programme?.id ?? null)) return false;
  if (place.organisationKind === "service") {
    return place.programme?.leadOrganisationId === own;
  }
  return place.organisationId === own;
}

function partnerMayGive(actor: Actor, place: Place): boolean {
  const roleFits =
    place.role === "reviewer" ||
    place.role === "mentor" ||
    (place.role === "partner_lead" && place.deputy);
  return (
    roleFits &&
    place.organisationId === actor.membership?.organisationId &&
    withinOwnProgramme(actor, place.programme?.id ?? null)
  );
}

/** A programme's role in an organisation that has no part in the programme is no place at all. */
function isPlace({ programme, organisationId, organisationKind }: Place): boolean {
  if (!programme || organisationKind === "service") return true;
  return [programme.leadOrganisationId, programme.partnerOrganisationId].includes(organisationId);
}

function mayGive(actor: Actor, place: Place): boolean {
  switch (actor.membership?.role) {
    case "administrator":
      return givenByAdministrator.includes(place.role);
    case "programme_manager":
      return (
        place.role !== "administrator" && place.role !== "auditor" && leadMayGive(actor, place)
      );
    case "partner_lead":
      return partnerMayGive(actor, place);
    default:
      return false;
  }
}

/**
 * May the actor give this role to `granteeId` (null: an address that may belong to nobody yet)? Managers of the lead
 * give its roles and those of ecosystem partners in their programmes; a partner's lead gives the partner's reviewers,
 * mentors and deputies; an administrator gives the roles that manage an organisation. Nobody gives to oneself.
 */
export function canGrant(actor: Actor, place: Place, granteeId: string | null): Permission {
  if (!mayGive(actor, place)) return notForYou("accounts.may_not_grant");
  if (granteeId === actor.personId) return notForYou("accounts.grant_to_oneself");
  if (!organisationKindsOf[place.role].includes(place.organisationKind)) {
    return notForYou("accounts.role_needs_other_organisation");
  }
  return isPlace(place) ? allowed : notForYou("accounts.may_not_grant");
}

/** A membership that waits, is looked at, or is to end. */
export interface MembershipFacts {
  personId: string;
  grantedById: string | null;
  organisationId: string;
  programmeId: string | null;
}

/** True for the staff whose word counts as that of "a second person of the organisation". */
function isStaffOf(actor: Actor, facts: MembershipFacts): boolean {
  const { role, organisationId } = actor.membership ?? {};
  return (
    (role === "programme_manager" || role === "officer") &&
    organisationId === facts.organisationId &&
    withinOwnProgramme(actor, facts.programmeId)
  );
}

/**
 * May the actor be the second person? Staff of the organisation; while it has no staff yet, another administrator.
 * Never the one who gave the role nor the one who receives it.
 */
export function canConfirm(
  actor: Actor,
  facts: MembershipFacts,
  organisationHasStaff: boolean,
): Permission {
  const byAdministrator = actor.membership?.role === "administrator" && !organisationHasStaff;
  if (!isStaffOf(actor, facts) && !byAdministrator) return notForYou("accounts.may_not_grant");
  if (actor.personId === facts.personId || actor.personId === facts.grantedById) {
    return notForYou("accounts.confirm_own_grant");
  }
  return allowed;
}

/** May the actor end, or name a deputy in, this membership? Whoever may give it, never in one's own. */
export function canChange(actor: Actor, place: Place, personId: string): Permission {
  const administrates = actor.membership?.role === "administrator";
  if (!administrates && !mayGive(actor, { ...place, deputy: true }))
    return notForYou("accounts.may_not_grant");
  return personId === actor.personId ? notForYou("accounts.end_own_membership") : allowed;
}

/** Memberships of organisations whose existence the actor may know; null for none. Team memberships are never here. */
export function membershipScope(actor: Actor): Prisma.MembershipWhereInput | null {
  const { role, organisationId = null, programmeId = null } = actor.membership ?? {};
  if (role === "administrator") return { organisationId: { not: null } };
  if (!organisationId) return null;
  const inOwnProgramme = programmeId ? { OR: [{ programmeId: null }, { programmeId }] } : {};
  if (role === "auditor") return { organisationId };
  if (role === "partner_lead") return { AND: [{ organisationId }, inOwnProgramme] };
  if (role === "programme_manager" || role === "officer") {
    const guests = {
      organisation: { kind: "service" as const },
      programme: { leadOrganisationId: organisationId },
    };
    return { AND: [{ OR: [{ organisationId }, guests] }, inOwnProgramme] };
  }
  return null;
}

export const isAdministrator = (actor: Actor): boolean =>
  actor.membership?.role === "administrator";
