import { sql } from "kysely";
import { localisedName } from "@/lib/accounts/localised-name";
import { barTouches, whoActs, liveBarsOf, liveGrantsOf, type BarredWho } from "@/lib/access/scope";
import { readApplicationAs } from "@/lib/applications/queries/find-visible-application";
import { isUuid } from "@/lib/applications/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { conditionOf } from "@/lib/platform/condition";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { whyNot } from "@/lib/platform/permission";
import { ask, askOne, select, writtenOnce } from "@/lib/platform/sql";
import { liveStates } from "@/lib/reviews/schema";
import { canWriteReview, sideOf, sightOf } from "@/lib/reviews/policy";
import type { AssignmentView, FiledReviewView, MyAssignment, OwnReview } from "@/lib/reviews/views";
import { conflictCard } from "./conflict-card";
import { findOwnAssignment, type ReviewedApplication } from "./facts";
import { placeFrom } from "./find-reviewed";
import { enquiryViews } from "./list-enquiries";
import { filedReviews, mayRead, recordOpening } from "./list-reviews";
import { ownReview, readDesk } from "./own-review";
import { readReviews, type StoredReviews } from "./read-reviews";

/** In hand or done, and not barred: what is over is not the reviewer's any more. */
function mine(actor: Actor): Prisma.AssignmentWhereInput {
  return {
    AND: [
      { personId: actor.personId, membershipId: actor.membership?.id ?? actor.personId },
      { state: { in: [...liveStates] } },
      { application: { bars: { none: liveBarsOf(actor) } } },
    ],
  };
}

const assignmentsOf = (actor: Actor, now: Date) =>
  select
    .selectFrom("assignments as g")
    .innerJoin("applications as a", "a.id", "g.application_id")
    .innerJoin("intakes as i", "i.id", "a.intake_id")
    .innerJoin("programmes as p", "p.id", "i.programme_id")
    .leftJoin("reviews as r", "r.assignment_id", "g.id")
    .where(conditionOf("g", mine(actor)))
    .orderBy(sql`g.due_at ASC NULLS LAST, g.created_at, g.id`)
    .select([
      "g.id",
      "g.state",
      "g.due_at as dueAt",
      "a.reference",
      "a.list_name as startup",
      "a.list_name_other as startupOther",
      "a.list_title as title",
      "p.name as programme",
      "i.name as intake",
      "r.filed_at as filedAt",
      sql<number>`(SELECT count(*)::int FROM scores s WHERE s.review_id = r.id AND s.value IS NOT NULL)`.as(
        "scored",
      ),
      sql<number>`(SELECT count(*)::int FROM criteria c WHERE c.rubric_id = r.rubric_id)`.as(
        "criteria",
      ),
      sql<boolean>`g.id IN (SELECT source_id FROM grants WHERE reason = 'assignment' AND ${conditionOf("grants", liveGrantsOf(actor, now))})`.as(
        "granted",
      ),
    ]);

/** The reviewer's assignments under the membership they act under, by due date. One statement. */
export function listMyAssignments(actor: Actor, locale: Locale): Promise<MyAssignment[]> {
  return withActor(actor, async (tx, now) => {
    const rows = await ask(tx, assignmentsOf(actor, now));
    return rows.map(({ granted, ...row }) => ({
      ...row,
      dueAt: row.dueAt?.toISOString() ?? null,
      title: row.state === "offered" ? null : row.title,
      programme: localisedName(row.programme, locale),
      intake: localisedName(row.intake, locale),
      filedAt: row.filedAt?.toISOString() ?? null,
      opens: row.state === "offered" || granted,
    }));
  });
}

/** One of the reviewer's assignments, and which one it is in their order. */
const placed = writtenOnce((of: BarredWho & { id: string; membershipId: string | null }) =>
  select
    .selectFrom(
      select
        .selectFrom("assignments as s")
        .where("s.person_id", "=", of.personId)
        .where("s.membership_id", "=", of.membershipId)
        .where("s.state", "in", [...liveStates])
        .where((eb) => eb.not(barTouches("s.application_id", of)))
        .select([
          "s.id",
          "s.application_id as applicationId",
          "s.organisation_id as organisationId",
          "s.state",
          "s.due_at as dueAt",
          sql<number>`(row_number() OVER (ORDER BY s.due_at NULLS LAST, s.created_at, s.id))::int`.as(
            "position",
          ),
          sql<number>`(count(*) OVER ())::int`.as("total"),
        ])
        .as("mine"),
    )
    .where("mine.id", "=", of.id)
    .selectAll(),
);

const ownAs = (actor: Actor, id: string) => ({
  ...whoActs(actor),
  id,
  membershipId: actor.membership?.id ?? null,
});

/**
 * One assignment as its reviewer sees it: before the declaration the conflict card alone.
 * Throws 404 when it is not theirs under this membership, is over, or a bar stands.
 */
export function getAssignment(actor: Actor, id: string, locale: Locale): Promise<AssignmentView> {
  return withActor(actor, async (tx, now) => {
    const assignment = isUuid(id) ? await askOne(tx, placed(ownAs(actor, id))) : undefined;
    if (!assignment || sightOf(assignment.state) === "nothing") throw notFound();
    const isOpen = sightOf(assignment.state) === "application";
    const { row, access } = await readApplicationAs(tx, actor, assignment.applicationId, now);
    if (access.bars.length > 0) throw notFound();
    const place = placeFrom(row, locale);
    const { application, names } = place;
    const side = sideOf(assignment.organisationId, application) ?? "partner";
    const desk = await readDesk(tx, { id, applicationId: row.id });
    const stored = isOpen ? await readReviews(tx, actor, row.id) : null;
    const peers = stored ? peersOf(actor, application, stored, locale) : null;
    if (peers && peers.length > 0) await recordOpening(tx, actor, application, peers.length, now);
    return {
      id,
      state: assignment.state,
      dueAt: assignment.dueAt?.toISOString() ?? null,
      reference: row.reference,
      programme: localisedName(row.programmeName, locale),
      intake: localisedName(row.intake.name, locale),
      side,
      organisation: names[side],
      otherOrganisation: names[side === "lead" ? "partner" : "lead"],
      position: assignment.position,
      total: assignment.total,
      card: await conflictCard(tx, row, desk.card, locale),
      applicationId: isOpen ? row.id : null,
      review: isOpen ? ownReview(desk, locale) : null,
      closed: whyNot(canWriteReview(assignment.state, row.status)),
      peers,
      enquiries: stored ? enquiryViews(actor, place, stored.enquiries) : [],
    };
  });
}

/** Colleagues' filed reviews; null for who may not read them yet. */
function peersOf(
  actor: Actor,
  application: ReviewedApplication,
  stored: StoredReviews,
  locale: Locale,
): FiledReviewView[] | null {
  if (!mayRead(actor, application, stored)) return null;
  return filedReviews(actor, application, stored, locale).filter((review) => !review.own);
}

/** The reviewer's own review, draft or filed. Throws 404 before the declaration and when it is not theirs. */
export function getOwnReview(
  actor: Actor,
  assignmentId: string,
  locale: Locale,
): Promise<OwnReview> {
  return withActor(actor, async (tx) => {
    const { id, state, applicationId } = await findOwnAssignment(tx, actor, assignmentId);
    const isOpen = sightOf(state) === "application";
    const review = isOpen ? ownReview(await readDesk(tx, { id, applicationId }), locale) : null;
    if (!review) throw notFound();
    return review;
  });
}
