import type { BarReason } from "@/lib/generated/prisma/enums";
import { owedStates, type ExclusionReason } from "@/lib/reviews/schema";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import { liveBarsOf } from "@/lib/access/scope";
import { closedStatuses } from "@/lib/applications/lifecycle";
import { applicationScope } from "@/lib/applications/scope";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { isBarred } from "@/lib/access/policy";

export const applicationSelect = {
  id: true,
  reference: true,
  status: true,
  intakeId: true,
  programmeId: true,
  leadOrganisationId: true,
  partnerOrganisationId: true,
  startupId: true,
  currentVersion: true,
  language: true,
  listName: true,
  listNameOther: true,
  listTitle: true,
  listCountry: true,
  listCity: true,
  listArea: true,
  listModality: true,
  listStage: true,
  intake: {
    select: {
      name: true,
      slug: true,
      reviewsDueAt: true,
      reviewersPerOrganisation: true,
      programme: { select: { name: true } },
    },
  },
} satisfies Prisma.ApplicationSelect;

/** The T1 copies and dates of one application that reviews work with. */
export type ReviewedApplication = Prisma.ApplicationGetPayload<{
  select: typeof applicationSelect;
}>;

export const assignmentSelect = {
  id: true,
  applicationId: true,
  programmeId: true,
  organisationId: true,
  membershipId: true,
  personId: true,
  state: true,
  dueAt: true,
  application: { select: applicationSelect },
} satisfies Prisma.AssignmentSelect;

export type AssignmentRow = Prisma.AssignmentGetPayload<{ select: typeof assignmentSelect }>;

/**
 * The reviewer's own assignment under the membership they act under. A live bar hides it, whoever it bars; a reviewer
 * who declared a conflict themselves may still be told so with `declaredToo`.
 */
export async function findOwnAssignment(
  tx: Tx,
  actor: Actor,
  id: string,
  options: { declaredToo?: boolean } = {},
): Promise<AssignmentRow> {
  const unbarred = { application: { bars: { none: liveBarsOf(actor) } } };
  const where: Prisma.AssignmentWhereInput = {
    AND: [
      { id, personId: actor.personId },
      { membershipId: actor.membership?.id ?? id },
      options.declaredToo ? { OR: [unbarred, { state: "conflicted" }] } : unbarred,
    ],
  };
  const row = await tx.assignment.findFirst({ where, select: assignmentSelect });
  if (!row) throw notFound();
  return row;
}

/** An assignment as staff reach it: through an application they may see. Of which organisation is the policy's question. */
export async function findStaffAssignment(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<AssignmentRow> {
  const scope = applicationScope(actor, now);
  if (scope.kind !== "where") throw notFound();
  const where = { AND: [{ id }, { application: scope.where }] };
  const row = await tx.assignment.findFirst({ where, select: assignmentSelect });
  if (!row) throw notFound();
  return row;
}

export interface Candidate {
  membershipId: string;
  personId: string;
  name: string;
  organisationId: string;
  unit: string | null;
  areas: string[];
  modalities: string[];
  languages: string[];
  capacity: number;
  active: boolean;
  hasProfile: boolean;
}

/** What a reviewer without a profile takes at one time; twin: the default of reviewer_profiles.capacity. */
const defaultCapacity = 8;

/** Everybody who reviews for an organisation in a programme now, by name. */
export async function listCandidates(
  tx: Tx,
  where: { organisationId: string; programmeId: string; membershipId?: string },
  now: Date,
): Promise<Candidate[]> {
  const { organisationId, programmeId, membershipId } = where;
  const memberships = await tx.membership.findMany({
    where: {
      AND: [
        { role: "reviewer", organisationId, person: { suspendedAt: null } },
        { OR: [{ programmeId: null }, { programmeId }] },
        liveMembershipWhere(now),
        ...(membershipId ? [{ id: membershipId }] : []),
      ],
    },
    select: { id: true, personId: true, unit: true, person: { select: { displayName: true } } },
  });
  const profiles = await tx.reviewerProfile.findMany({
    where: { membershipId: { in: memberships.map((membership) => membership.id) } },
  });
  const byMembership = new Map(profiles.map((profile) => [profile.membershipId, profile]));
  return memberships
    .map(({ id, personId, unit, person }) => {
      const profile = byMembership.get(id);
      return {
        membershipId: id,
        personId,
        name: person.displayName,
        organisationId,
        unit,
        areas: profile?.areas ?? [],
        modalities: profile?.modalities ?? [],
        languages: profile?.languages ?? [],
        capacity: profile?.capacity ?? defaultCapacity,
        active: profile?.active ?? true,
        hasProfile: profile !== undefined,
      };
    })
    .sort(
      (one, other) =>
        one.name.localeCompare(other.name) || (one.personId < other.personId ? -1 : 1),
    );
}

/** Reviews in hand (offered or accepted) by membership, counted in this programme only. */
export async function countLoad(
  tx: Tx,
  where: { programmeId: string; organisationId: string },
): Promise<Map<string, number>> {
  const counts = await tx.assignment.groupBy({
    by: ["membershipId"],
    where: { ...where, state: { in: [...owedStates] } },
    _count: true,
  });
  return new Map(counts.map((row) => [row.membershipId, row._count]));
}

export interface Exclusions {
  /** Whether this person must not review this application. */
  has(personId: string, applicationId: string): boolean;
  /** Why, in a word that gives away neither a must-not-see list nor a draft; null: they may. */
  why(personId: string, applicationId: string): ExclusionReason | null;
}

const saidOf: Record<BarReason, ExclusionReason> = {
  conflict: "conflict",
  own_startup: "own",
  same_intake: "own",
  must_not_see: "closed",
};

type Subject = { id: string; startupId: string; intakeId: string };
type Person = { personId: string; organisationId: string | null; unit: string | null };

/**
 * Who must not review what: live bars (by name, unit, organisation), one's own startup, and every application of an
 * intake in which one's own startup applies. Two queries, whatever the number of pairs.
 */
export async function loadExclusions(
  tx: Tx,
  people: readonly Person[],
  subjects: readonly Subject[],
): Promise<Exclusions> {
  const personIds = [...new Set(people.map((person) => person.personId))];
  const bars = await tx.bar.findMany({
    where: { liftedAt: null, applicationId: { in: subjects.map((subject) => subject.id) } },
    select: {
      personId: true,
      organisationId: true,
      unit: true,
      applicationId: true,
      reason: true,
    },
  });
  const teams = await tx.membership.findMany({
    where: { personId: { in: personIds }, startupId: { not: null }, status: { not: "ended" } },
    select: {
      personId: true,
      startupId: true,
      startup: {
        select: {
          applications: {
            where: {
              intakeId: { in: [...new Set(subjects.map((subject) => subject.intakeId))] },
              status: { notIn: [...closedStatuses] },
            },
            select: { intakeId: true },
          },
        },
      },
    },
  });
  const ownStartups = new Set(teams.map((team) => `${team.personId}/${team.startupId}`));
  const ownIntakes = new Set(
    teams.flatMap((team) =>
      (team.startup?.applications ?? []).map((entry) => `${team.personId}/${entry.intakeId}`),
    ),
  );
  const subjectById = new Map(subjects.map((subject) => [subject.id, subject]));
  const barred = new Map<string, ExclusionReason>();
  for (const bar of bars)
    for (const person of people.filter((each) => isBarred(each, [bar]))) {
      const pair = `${person.personId}/${bar.applicationId}`;
      // What a person declared themselves is the plainest word there is.
      if (barred.get(pair) !== "conflict") barred.set(pair, saidOf[bar.reason]);
    }
  const why = (personId: string, applicationId: string): ExclusionReason | null => {
    const subject = subjectById.get(applicationId);
    if (!subject) return "closed";
    const said = barred.get(`${personId}/${applicationId}`);
    if (said) return said;
    if (ownStartups.has(`${personId}/${subject.startupId}`)) return "own";
    // It may still be a draft, of which nobody hears.
    return ownIntakes.has(`${personId}/${subject.intakeId}`) ? "closed" : null;
  };
  return { why, has: (personId, applicationId) => why(personId, applicationId) !== null };
}
