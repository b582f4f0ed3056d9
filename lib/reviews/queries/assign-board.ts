import { assessedStatuses } from "@/lib/applications/lifecycle";
import { localisedName } from "@/lib/accounts/localised-name";
import { applicationScope } from "@/lib/applications/scope";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { modalityLabels, therapeuticAreaLabels } from "@/lib/programmes/vocabulary";
import { canAssignNow, canReplace } from "@/lib/reviews/policy";
import { liveStates } from "@/lib/reviews/schema";
import type { AssignBoard, BoardAssignment, BoardRow } from "@/lib/reviews/views";
import {
  applicationSelect,
  countLoad,
  listCandidates,
  loadExclusions,
  type Candidate,
  type Exclusions,
  type ReviewedApplication,
} from "./facts";
import { runView } from "./get-run";
import { reviewerView } from "./reviewers";
import { findRun } from "./run-rows";
import { findAssignedIntake } from "./runs";

export const boardPageSize = 50;

/**
 * The reader's own side of an intake: its applications with the reviewers, who reviews what, the reviewers with their
 * room, and the last run. 50 applications a page, by name. Throws 404, platform.wrong_role (403).
 */
export function getAssignBoard(
  actor: Actor,
  slug: string,
  page: number,
  locale: Locale,
): Promise<AssignBoard> {
  return withActor(actor, async (tx, now) => {
    const { intake, organisationId } = await findAssignedIntake(tx, actor, { slug });
    const { programmeId } = intake;
    const where = boardWhere(actor, intake.id, now);
    const applications = await tx.application.findMany({
      where,
      orderBy: [{ listName: "asc" }, { id: "asc" }],
      skip: (page - 1) * boardPageSize,
      take: boardPageSize,
      select: applicationSelect,
    });
    const made = await assignmentsOf(tx, applications, organisationId);
    const load = await countLoad(tx, { programmeId, organisationId });
    const candidates = await listCandidates(tx, { programmeId, organisationId }, now);
    const exclusions = await loadExclusions(tx, candidates, applications);
    const organisation = await tx.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { shortName: true },
    });
    const needed = intake.reviewersPerOrganisation;
    return {
      intake: {
        id: intake.id,
        slug: intake.slug,
        name: localisedName(intake.name, locale),
        reviewsDueAt: intake.reviewsDueAt?.toISOString() ?? null,
        needed,
      },
      programme: localisedName(intake.programme.name, locale),
      organisation: localisedName(organisation.shortName, locale),
      rows: applications.map((application) =>
        boardRow(
          application,
          { made: made.get(application.id) ?? [], candidates, exclusions },
          actor,
          locale,
        ),
      ),
      total: await tx.application.count({ where }),
      lacking: await countLacking(tx, where, organisationId, needed),
      reviewers: candidates.map((candidate) => reviewerView(candidate, load)),
      run: await lastRun(tx, actor, { intakeId: intake.id, organisationId }, locale, now),
    };
  });
}

function boardWhere(actor: Actor, intakeId: string, now: Date): Prisma.ApplicationWhereInput {
  const scope = applicationScope(actor, now);
  const visible = scope.kind === "where" ? scope.where : { id: { in: [] } };
  return { AND: [visible, { intakeId, status: { in: [...assessedStatuses] } }] };
}

const rowSelect = {
  id: true,
  applicationId: true,
  personId: true,
  state: true,
  dueAt: true,
  declineReason: true,
  review: { select: { excludedAt: true } },
} satisfies Prisma.AssignmentSelect;

type Row = Prisma.AssignmentGetPayload<{ select: typeof rowSelect }> & { reviewer: string };

async function assignmentsOf(
  tx: Tx,
  applications: readonly ReviewedApplication[],
  organisationId: string,
): Promise<Map<string, Row[]>> {
  const rows = await tx.assignment.findMany({
    where: { organisationId, applicationId: { in: applications.map(({ id }) => id) } },
    orderBy: { createdAt: "asc" },
    select: rowSelect,
  });
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.personId))] } },
    select: { id: true, displayName: true },
  });
  const names = new Map(people.map((person) => [person.id, person.displayName]));
  const byApplication = new Map<string, Row[]>();
  for (const row of rows) {
    const group = byApplication.get(row.applicationId) ?? [];
    byApplication.set(row.applicationId, group);
    group.push({ ...row, reviewer: names.get(row.personId) ?? "" });
  }
  return byApplication;
}

const isLive = (row: Row) => (liveStates as readonly string[]).includes(row.state);

interface Beside {
  made: readonly Row[];
  candidates: readonly Candidate[];
  exclusions: Exclusions;
}

/** Who cannot be chosen for one application, and why; nobody is offered whom the command would refuse for who they are. */
function obstaclesOf(
  applicationId: string,
  { made, candidates, exclusions }: Beside,
): BoardRow["obstacles"] {
  const has = new Set(made.filter(isLive).map(({ personId }) => personId));
  return Object.fromEntries(
    candidates.flatMap(({ membershipId, personId }) => {
      const why = has.has(personId)
        ? ("assigned" as const)
        : exclusions.why(personId, applicationId);
      return why ? [[membershipId, why]] : [];
    }),
  );
}

function boardRow(
  application: ReviewedApplication,
  beside: Beside,
  actor: Actor,
  locale: Locale,
): BoardRow {
  const { listArea, listModality } = application;
  const { made } = beside;
  const areas: Record<string, Record<Locale, string>> = therapeuticAreaLabels;
  const modalities: Record<string, Record<Locale, string>> = modalityLabels;
  return {
    applicationId: application.id,
    reference: application.reference,
    startup: application.listName,
    startupOther: application.listNameOther,
    area: listArea && (areas[listArea]?.[locale] ?? listArea),
    modality: listModality && (modalities[listModality]?.[locale] ?? listModality),
    language: application.language,
    mayAssign: canAssignNow(application.status).may,
    obstacles: canAssignNow(application.status).may ? obstaclesOf(application.id, beside) : {},
    assigned: made.filter(isLive).length,
    filed: made.filter((row) => row.state === "completed").length,
    assignments: made.map((row): BoardAssignment => ({
      id: row.id,
      reviewer: row.reviewer,
      state: row.state,
      dueAt: row.dueAt?.toISOString() ?? null,
      declineReason: row.declineReason,
      excluded: Boolean(row.review?.excludedAt),
      mayReplace: canReplace(row.state).may,
      mayLift: row.state === "conflicted" && row.personId !== actor.personId,
    })),
  };
}

async function countLacking(
  tx: Tx,
  where: Prisma.ApplicationWhereInput,
  organisationId: string,
  needed: number,
): Promise<number> {
  const inReview = { AND: [where, { status: "in_review" as const }] };
  const all = await tx.application.count({ where: inReview });
  const counts = await tx.assignment.groupBy({
    by: ["applicationId"],
    where: { organisationId, state: { in: [...liveStates] }, application: inReview },
    _count: true,
  });
  return all - counts.filter((row) => row._count >= needed).length;
}

async function lastRun(
  tx: Tx,
  actor: Actor,
  of: { intakeId: string; organisationId: string },
  locale: Locale,
  now: Date,
): Promise<AssignBoard["run"]> {
  const run = await tx.assignmentRun.findFirst({
    where: of,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return run ? runView(tx, actor, await findRun(tx, actor, run.id), locale, now) : null;
}
