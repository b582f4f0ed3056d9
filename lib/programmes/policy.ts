import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { allowed, notForYou, type Permission } from "@/lib/platform/permission";
import type { Scope } from "@/lib/platform/scope";

/** What decisions about a programme's set-up are made from. */
export interface ProgrammeFacts {
  id: string;
  leadOrganisationId: string;
  partnerOrganisationId: string;
}

/** As whom somebody reads a set-up: the lead's manager edits it, the partner's lead reads it. */
export type SetUpReader = "lead" | "partner";

/** The side whose set-up page the actor gets, under the membership they act under; null: it does not exist for them. */
export function setUpReader(actor: Actor, facts: ProgrammeFacts): SetUpReader | null {
  const { membership } = actor;
  if (!membership) return null;
  if (membership.programmeId !== null && membership.programmeId !== facts.id) return null;
  if (membership.role === "programme_manager")
    return membership.organisationId === facts.leadOrganisationId ? "lead" : null;
  if (membership.role === "partner_lead")
    return membership.organisationId === facts.partnerOrganisationId ? "partner" : null;
  return null;
}

/** Twin of setUpReader as a filter. */
export function setUpScope(actor: Actor): Scope<Prisma.ProgrammeWhereInput> {
  const { membership } = actor;
  if (!membership?.organisationId) return { kind: "none" };
  const { role, organisationId, programmeId } = membership;
  const own = programmeId === null ? [] : [{ id: programmeId }];
  if (role === "programme_manager")
    return { kind: "where", where: { AND: [{ leadOrganisationId: organisationId }, ...own] } };
  if (role === "partner_lead")
    return { kind: "where", where: { AND: [{ partnerOrganisationId: organisationId }, ...own] } };
  return { kind: "none" };
}

/** A manager of the whole lead organisation; one of a single programme sets up only that one. */
export function canCreateProgramme(actor: Actor): Permission {
  const { membership } = actor;
  if (membership?.role !== "programme_manager" || !membership.organisationId)
    return notForYou("platform.wrong_role");
  return membership.programmeId === null
    ? allowed
    : notForYou("programmes.whole_organisation_only");
}

/** Programme, intakes, form and eligibility rules are the lead's to change. */
export const canEditSetUp = (reader: SetUpReader | null): Permission =>
  reader === "lead" ? allowed : notForYou("programmes.lead_only");

/** Each organisation writes its own rubric: the lead's manager the lead's, the partner's lead the partner's. */
export const canEditRubric = (
  reader: SetUpReader | null,
  facts: ProgrammeFacts,
  organisationId: string,
): Permission =>
  organisationOf(reader, facts) === organisationId
    ? allowed
    : notForYou("programmes.own_rubric_only");

/** The other organisation reads a rubric once it is published; a draft belongs to those who write it. */
export const canReadRubric = (
  reader: SetUpReader | null,
  facts: ProgrammeFacts,
  rubric: { organisationId: string; status: "draft" | "published" | "retired" },
): boolean =>
  reader !== null &&
  (rubric.status !== "draft" || organisationOf(reader, facts) === rubric.organisationId);

/** The organisation a reader of the set-up acts for. */
export const organisationOf = (reader: SetUpReader | null, facts: ProgrammeFacts): string | null =>
  reader === null
    ? null
    : reader === "lead"
      ? facts.leadOrganisationId
      : facts.partnerOrganisationId;
