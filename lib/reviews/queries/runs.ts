import { liveMembershipWhere, actingMembershipSelect } from "@/lib/accounts/live-memberships";
import { applicationScope } from "@/lib/applications/scope";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { MatchingInput } from "@/lib/matching/schema";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { notAllowed, notFound } from "@/lib/platform/errors";
import { fitOfPair, type PairFit } from "@/lib/reviews/fit";
import { runsReviewsOf } from "@/lib/reviews/policy";
import { liveStates } from "@/lib/reviews/schema";
import {
  applicationSelect,
  countLoad,
  listCandidates,
  loadExclusions,
  type Candidate,
  type ReviewedApplication,
} from "./facts";

const intakeSelect = {
  id: true,
  slug: true,
  name: true,
  programmeId: true,
  reviewsDueAt: true,
  reviewersPerOrganisation: true,
  programme: {
    select: { name: true, leadOrganisationId: true, partnerOrganisationId: true },
  },
} satisfies Prisma.IntakeSelect;

export type AssignedIntake = Prisma.IntakeGetPayload<{ select: typeof intakeSelect }>;

/**
 * An intake and the organisation whose reviewers the actor assigns in it.
 * Throws 404 for people of neither organisation, platform.wrong_role (403) for those of one without that right.
 */
export async function findAssignedIntake(
  tx: Tx,
  actor: Actor,
  by: { id: string } | { slug: string },
): Promise<{ intake: AssignedIntake; organisationId: string }> {
  const intake = await tx.intake.findUnique({ where: by, select: intakeSelect });
  const own = actor.membership?.organisationId;
  const { leadOrganisationId, partnerOrganisationId } = intake?.programme ?? {};
  if (!intake || !own || (own !== leadOrganisationId && own !== partnerOrganisationId))
    throw notFound();
  const organisationId = runsReviewsOf(actor, {
    programmeId: intake.programmeId,
    leadOrganisationId: intake.programme.leadOrganisationId,
    partnerOrganisationId: intake.programme.partnerOrganisationId,
  });
  if (!organisationId) throw notAllowed("platform.wrong_role");
  return { intake, organisationId };
}

/** The intake's applications that are with the reviewers and that this person may see, by reference. */
export async function applicationsInReview(
  tx: Tx,
  actor: Actor,
  intakeId: string,
  now: Date,
): Promise<ReviewedApplication[]> {
  const scope = applicationScope(actor, now);
  if (scope.kind !== "where") return [];
  return tx.application.findMany({
    where: { AND: [scope.where, { intakeId, status: "in_review" }] },
    select: applicationSelect,
    orderBy: { reference: "asc" },
  });
}

/**
 * The person behind a run as an actor of today: under a live membership that still assigns for the organisation.
 * Null when they lost it since they asked.
 */
export async function requesterOf(
  tx: Tx,
  run: { requestedById: string; organisationId: string; intakeId: string },
  now: Date,
): Promise<Actor | null> {
  const person = await tx.person.findFirst({
    where: { id: run.requestedById, suspendedAt: null },
    select: { id: true, displayName: true, email: true },
  });
  const memberships = await tx.membership.findMany({
    where: {
      AND: [
        { personId: run.requestedById, organisationId: run.organisationId },
        liveMembershipWhere(now),
      ],
    },
    select: actingMembershipSelect,
  });
  const intake = await tx.intake.findUnique({
    where: { id: run.intakeId },
    select: intakeSelect,
  });
  if (!person || !intake) return null;
  const facts = { programmeId: intake.programmeId, ...intake.programme };
  for (const membership of memberships) {
    const actor: Actor = {
      kind: "person",
      personId: person.id,
      displayName: person.displayName,
      email: person.email,
      locale: "en-HK",
      assisted: false,
      membership,
    };
    if (runsReviewsOf(actor, facts) === run.organisationId) return actor;
  }
  return null;
}

export interface RunProblem {
  candidates: Candidate[];
  applications: ReviewedApplication[];
  /** `[candidate][application]`; null: never. */
  fits: (PairFit | null)[][];
  input: MatchingInput;
}

const maximumPairs = 2_000_000;

/**
 * What the optimiser is asked for one organisation's side of an intake: `perApplication` of its reviewers for every
 * application in review. What is assigned already is fixed; who declined, was replaced or is barred is never asked
 * again for the same application; people who are away get nothing new.
 */
export async function buildRunProblem(
  tx: Tx,
  actor: Actor,
  of: { intakeId: string; programmeId: string; organisationId: string; perApplication: number },
  now: Date,
): Promise<RunProblem> {
  const { intakeId, programmeId, organisationId, perApplication } = of;
  const applications = await applicationsInReview(tx, actor, intakeId, now);
  const candidates = await listCandidates(tx, { programmeId, organisationId }, now);
  if (candidates.length * applications.length > maximumPairs) throw new Error("too many pairs");
  const load = await countLoad(tx, { programmeId, organisationId });
  const exclusions = await loadExclusions(tx, candidates, applications);
  const made = await tx.assignment.findMany({
    where: { organisationId, applicationId: { in: applications.map((one) => one.id) } },
    select: { applicationId: true, membershipId: true, personId: true, state: true },
  });
  const live = made.filter((one) => (liveStates as readonly string[]).includes(one.state));
  const kept = new Set(live.map((one) => `${one.membershipId}/${one.applicationId}`));
  const asked = new Set(made.map((one) => `${one.personId}/${one.applicationId}`));
  const fits = candidates.map((candidate) =>
    applications.map((application) => {
      const pair = fitOfPair(
        { ...candidate, load: load.get(candidate.membershipId) ?? 0 },
        {
          area: application.listArea,
          modality: application.listModality,
          language: application.language,
        },
      );
      if (kept.has(`${candidate.membershipId}/${application.id}`))
        return pair ?? { fit: 0, reasons: [] };
      const never =
        !candidate.active ||
        asked.has(`${candidate.personId}/${application.id}`) ||
        exclusions.has(candidate.personId, application.id);
      return never ? null : pair;
    }),
  );
  const fixed = candidates.flatMap((candidate, row) =>
    applications.flatMap((application, column): [number, number][] =>
      kept.has(`${candidate.membershipId}/${application.id}`) ? [[row, column]] : [],
    ),
  );
  const capacity = candidates.map((candidate, row) => {
    const here = fixed.filter(([of]) => of === row).length;
    const openHere = live.filter(
      (one) => one.membershipId === candidate.membershipId && one.state !== "completed",
    ).length;
    const elsewhere = (load.get(candidate.membershipId) ?? 0) - openHere;
    // Work that is done takes no room; what is fixed here is inside the solver's own count.
    return Math.max(here, candidate.capacity - elsewhere + (here - openHere));
  });
  // A live assignment of somebody who is no reviewer any more still fills a place.
  const filledByFormer = applications.map(
    (application) =>
      live.filter(
        (one) =>
          one.applicationId === application.id &&
          !candidates.some((candidate) => candidate.membershipId === one.membershipId),
      ).length,
  );
  return {
    candidates,
    applications,
    fits,
    input: {
      scores: fits.map((row) => row.map((pair) => pair?.fit ?? null)),
      demand: filledByFormer.map((filled) => Math.max(0, perApplication - filled)),
      capacity,
      fixed,
      allowShortfall: true,
    },
  };
}
