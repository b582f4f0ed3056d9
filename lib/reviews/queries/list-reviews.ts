import { loadSeals } from "@/lib/releases/queries/sealed-texts";
import { isSealedText, type SealedOf, type Text } from "@/lib/releases/sealing";
import { localisedName } from "@/lib/accounts/localised-name";
import { recordAudit } from "@/lib/audit/record";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { commitmentOf } from "@/lib/audit/commitment";
import { canReadReviews, reviewsFor, runsReviewsOf, sideOf } from "@/lib/reviews/policy";
import { overallOf } from "@/lib/reviews/queries";
import type { FiledReviewView, OwnReviews } from "@/lib/reviews/views";
import { ownNumbers } from "./kept-numbers";
import { findDeliberated, type ReviewedApplication } from "./facts";
import { shortNames } from "./organisation-names";

/**
 * The filed reviews of the reader's own organisation about an application, newest last: for those who assign there, for
 * its reviewers once their own is filed, for the officer after the decision. Each reading is an
 * audit row.
 * Throws 404 where there is nothing that this person may read, so that "not yet" and "never" look alike.
 */
export function listReviews(
  actor: Actor,
  applicationId: string,
  locale: Locale,
): Promise<FiledReviewView[]> {
  return withActor(actor, async (tx, now) => {
    const application = await findDeliberated(tx, actor, applicationId, now);
    const organisationId = actor.membership?.organisationId;
    if (!organisationId || !(await mayRead(tx, actor, application))) throw notFound();
    const reviews = await filedReviews(tx, { applicationId, organisationId }, actor, locale);
    await recordOpening(tx, actor, application, reviews.length, now);
    return reviews;
  });
}

/**
 * What staff see of their own organisation's reviews on the record: how many are filed of those assigned, the filed ones,
 * and the overall score raw beside calibrated. Null for everybody who may not read them (yet).
 */
export function getOwnReviews(
  actor: Actor,
  applicationId: string,
  locale: Locale,
): Promise<OwnReviews | null> {
  return withActor(actor, async (tx, now) => {
    const application = await findDeliberated(tx, actor, applicationId, now);
    const organisationId = actor.membership?.organisationId;
    const side = organisationId ? sideOf(organisationId, application) : null;
    if (!organisationId || !side || !(await mayRead(tx, actor, application))) return null;
    const reviews = await filedReviews(tx, { applicationId, organisationId }, actor, locale);
    if (reviews.length > 0) await recordOpening(tx, actor, application, reviews.length, now);
    const numbers = await ownNumbers(tx, { applicationId, organisationId });
    const names = await shortNames(tx, application, locale);
    const assigns = runsReviewsOf(actor, application) !== null;
    return {
      organisation: names[side],
      needed: application.intake.reviewersPerOrganisation,
      ...numbers,
      calibratedAsOf: numbers.calibratedAsOf?.toISOString() ?? null,
      reviews,
      assignPath: assigns ? `/desk/intakes/${application.intake.slug}/assign` : null,
    };
  });
}

const thirtyMinutes = 30 * 60_000;

/** One audit row; repeats of the same person within 30 minutes are one line (product.md, "Receipt"). */
export async function recordOpening(
  tx: Tx,
  actor: Actor,
  application: ReviewedApplication,
  reviews: number,
  now: Date,
): Promise<void> {
  const recent = await tx.auditEvent.findFirst({
    where: {
      applicationId: application.id,
      type: "review.opened",
      actorCommitment: await commitmentOf(tx, actor.personId),
      at: { gt: new Date(now.getTime() - thirtyMinutes) },
    },
    select: { objectId: true },
  });
  if (recent) return;
  await recordAudit(tx, actor, {
    type: "review.opened",
    objectType: "application",
    objectId: application.id,
    programmeId: application.programmeId,
    applicationId: application.id,
    payload: { reviews },
  });
}

/** Whether the actor reads the filed reviews of the organisation they act for; loads what the policy asks. */
export async function mayRead(
  tx: Tx,
  actor: Actor,
  application: ReviewedApplication,
): Promise<boolean> {
  const organisationId = actor.membership?.organisationId;
  if (!organisationId || !sideOf(organisationId, application)) return false;
  const owed = await tx.assignment.findFirst({
    where: {
      applicationId: application.id,
      personId: actor.personId,
      state: { in: ["offered", "accepted"] },
    },
    select: { id: true },
  });
  const filed = reviewsFor(actor, application)
    ? await tx.review.findFirst({
        where: {
          applicationId: application.id,
          organisationId,
          personId: actor.personId,
          state: "filed",
          assignment: { membershipId: actor.membership?.id ?? "", state: "completed" },
        },
        select: { id: true },
      })
    : null;
  return canReadReviews(actor, {
    ...application,
    organisationId,
    // Bars are in the scope through which the application was reached.
    barred: false,
    owesReview: owed !== null,
    hasFiled: filed !== null,
  });
}

const reviewSelect = {
  id: true,
  personId: true,
  rubricId: true,
  filedAt: true,
  version: true,
  tier: true,
  recommendation: true,
  note: true,
  feedback: true,
  nothingProtected: true,
  excludedAt: true,
  scores: { select: { criterionId: true, value: true, comment: true } },
} as const;

/** Whether a filed review is closed to everybody because a release was taken back from its author. */
export const isSealedReview = (
  review: Omit<Text, "writtenAt"> & { filedAt: Date | null },
  taken: readonly SealedOf[],
): boolean =>
  review.filedAt !== null && isSealedText({ ...review, writtenAt: review.filedAt }, taken);

/** Filed reviews of one organisation about one application that are not sealed, without asking a policy. */
export async function filedReviews(
  tx: Tx,
  of: { applicationId: string; organisationId: string },
  actor: Actor,
  locale: Locale,
): Promise<FiledReviewView[]> {
  const found = await tx.review.findMany({
    where: { ...of, state: "filed" },
    orderBy: { filedAt: "asc" },
    select: reviewSelect,
  });
  const taken = await loadSeals(tx, [of.applicationId]);
  const rows = found.filter((row) => !isSealedReview({ ...row, ...of }, taken));
  if (rows.length === 0) return [];
  const criteria = await tx.criterion.findMany({
    where: { rubricId: { in: [...new Set(rows.map((row) => row.rubricId))] } },
    orderBy: { position: "asc" },
    select: { id: true, key: true, label: true, weight: true, rubricId: true },
  });
  const people = await tx.person.findMany({
    where: { id: { in: rows.map((row) => row.personId) } },
    select: { id: true, displayName: true },
  });
  const names = new Map(people.map((person) => [person.id, person.displayName]));
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  return rows.map((row) => ({
    id: row.id,
    reviewer: names.get(row.personId) ?? "",
    own: row.personId === actor.personId,
    filedAt: row.filedAt?.toISOString() ?? "",
    version: row.version,
    tier: row.tier,
    recommendation: row.recommendation,
    note: row.note,
    feedback: row.feedback,
    nothingProtected: row.nothingProtected,
    overall: overallOf(row.scores, byId),
    excluded: row.excludedAt !== null,
    scores: criteria
      .filter((criterion) => criterion.rubricId === row.rubricId)
      .map(({ id, key, label }) => {
        const score = row.scores.find((one) => one.criterionId === id);
        return {
          key,
          label: localisedName(label, locale),
          value: score?.value ?? null,
          comment: score?.comment ?? "",
        };
      }),
  }));
}
