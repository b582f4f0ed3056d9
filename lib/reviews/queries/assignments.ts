import { localisedName } from "@/lib/accounts/localised-name";
import { liveBarsOf, liveGrantsOf } from "@/lib/access/scope";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { whyNot } from "@/lib/platform/permission";
import { loadSeals } from "@/lib/releases/queries/sealed-texts";
import { canWriteReview, sideOf, sightOf } from "@/lib/reviews/policy";
import type { AssignmentView, MyAssignment, OwnReview } from "@/lib/reviews/views";
import { loadConflictCard } from "./conflict-card";
import { applicationSelect, findOwnAssignment, type AssignmentRow } from "./facts";
import { enquiryViews } from "./list-enquiries";
import { filedReviews, isSealedReview, mayRead, recordOpening } from "./list-reviews";
import { shortNames } from "./organisation-names";
import { criteriaOf } from "./rubrics";

/** In hand or done, and not barred: what is over is not the reviewer's any more. */
function mine(actor: Actor): Prisma.AssignmentWhereInput {
  return {
    AND: [
      { personId: actor.personId, membershipId: actor.membership?.id ?? actor.personId },
      { state: { in: ["offered", "accepted", "completed"] } },
      { application: { bars: { none: liveBarsOf(actor) } } },
    ],
  };
}

const listSelect = {
  id: true,
  state: true,
  dueAt: true,
  application: { select: applicationSelect },
  review: {
    select: { rubricId: true, filedAt: true, scores: { select: { value: true } } },
  },
} satisfies Prisma.AssignmentSelect;

/** The reviewer's assignments under the membership they act under, by due date. */
export function listMyAssignments(actor: Actor, locale: Locale): Promise<MyAssignment[]> {
  return withActor(actor, async (tx, now) => {
    const rows = await tx.assignment.findMany({
      where: mine(actor),
      orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
      select: listSelect,
    });
    const granted = await tx.grant.findMany({
      where: {
        AND: [
          { reason: "assignment", sourceId: { in: rows.map(({ id }) => id) } },
          liveGrantsOf(actor, now),
        ],
      },
      select: { sourceId: true },
    });
    const open = new Set(granted.map(({ sourceId }) => sourceId));
    const rubricIds = rows.flatMap(({ review }) => (review ? [review.rubricId] : []));
    const counts = await tx.criterion.groupBy({
      by: ["rubricId"],
      where: { rubricId: { in: [...new Set(rubricIds)] } },
      _count: true,
    });
    const criteria = new Map(counts.map((row) => [row.rubricId, row._count]));
    return rows.map(({ application, review, ...row }) => ({
      id: row.id,
      state: row.state,
      dueAt: row.dueAt?.toISOString() ?? null,
      reference: application.reference,
      startup: application.listName,
      startupOther: application.listNameOther,
      title: row.state === "offered" ? null : application.listTitle,
      programme: localisedName(application.intake.programme.name, locale),
      intake: localisedName(application.intake.name, locale),
      scored: review?.scores.filter((score) => score.value !== null).length ?? 0,
      criteria: review ? (criteria.get(review.rubricId) ?? 0) : 0,
      filedAt: review?.filedAt?.toISOString() ?? null,
      opens: row.state === "offered" || open.has(row.id),
    }));
  });
}

/**
 * One assignment as its reviewer sees it: before the declaration the conflict card alone.
 * Throws 404 when it is not theirs under this membership, is over, or a bar stands.
 */
export function getAssignment(actor: Actor, id: string, locale: Locale): Promise<AssignmentView> {
  return withActor(actor, async (tx, now) => {
    const assignment = await findOwnAssignment(tx, actor, id);
    const { application, organisationId } = assignment;
    const sight = sightOf(assignment.state);
    if (sight === "nothing") throw notFound();
    const isOpen = sight === "application";
    const side = sideOf(organisationId, application) ?? "partner";
    const names = await shortNames(tx, application, locale);
    const queue = await tx.assignment.findMany({
      where: mine(actor),
      orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    const of = { applicationId: application.id, organisationId };
    const readsPeers = isOpen && (await mayRead(tx, actor, application));
    const filed = readsPeers ? await filedReviews(tx, of, actor, locale) : null;
    const peers = filed?.filter((review) => !review.own) ?? null;
    if (peers && peers.length > 0) await recordOpening(tx, actor, application, peers.length, now);
    return {
      id,
      state: assignment.state,
      dueAt: assignment.dueAt?.toISOString() ?? null,
      reference: application.reference,
      programme: localisedName(application.intake.programme.name, locale),
      intake: localisedName(application.intake.name, locale),
      side,
      organisation: names[side],
      otherOrganisation: names[side === "lead" ? "partner" : "lead"],
      position: queue.findIndex((row) => row.id === id) + 1,
      total: queue.length,
      card: await loadConflictCard(tx, application, locale),
      applicationId: isOpen ? application.id : null,
      review: isOpen ? await ownReview(tx, assignment, locale) : null,
      closed: whyNot(canWriteReview(assignment.state, application.status)),
      peers,
      enquiries: isOpen ? await enquiryViews(tx, actor, application, locale) : [],
    };
  });
}

/** The reviewer's own review, draft or filed. Throws 404 before the declaration and when it is not theirs. */
export function getOwnReview(
  actor: Actor,
  assignmentId: string,
  locale: Locale,
): Promise<OwnReview> {
  return withActor(actor, async (tx) => {
    const assignment = await findOwnAssignment(tx, actor, assignmentId);
    const isOpen = sightOf(assignment.state) === "application";
    const review = isOpen ? await ownReview(tx, assignment, locale) : null;
    if (!review) throw notFound();
    return review;
  });
}

async function ownReview(
  tx: Tx,
  assignment: AssignmentRow,
  locale: Locale,
): Promise<OwnReview | null> {
  const review = await tx.review.findUnique({
    where: { assignmentId: assignment.id },
    include: { scores: true },
  });
  if (!review) return null;
  const sealed = isSealedReview(review, await loadSeals(tx, [review.applicationId]));
  const rubric = await tx.rubric.findUniqueOrThrow({
    where: { id: review.rubricId },
    select: { name: true, scaleMeaning: true },
  });
  const criteria = await criteriaOf(tx, review.rubricId);
  return {
    revision: review.revision,
    state: review.state,
    savedAt: review.updatedAt.toISOString(),
    filedAt: review.filedAt?.toISOString() ?? null,
    sealed,
    note: sealed ? "" : review.note,
    feedback: sealed ? "" : review.feedback,
    recommendation: review.recommendation,
    nothingProtected: review.nothingProtected,
    rubric: {
      name: localisedName(rubric.name, locale),
      scaleMeaning: localisedName(rubric.scaleMeaning, locale),
    },
    criteria: criteria.map(({ id, key, label, hint, weight }) => {
      const score = review.scores.find((one) => one.criterionId === id);
      return {
        key,
        label: localisedName(label, locale),
        hint: localisedName(hint, locale),
        weight,
        value: score?.value ?? null,
        comment: sealed ? "" : (score?.comment ?? ""),
      };
    }),
  };
}
