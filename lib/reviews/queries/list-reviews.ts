import { sealsFrom } from "@/lib/releases/queries/sealed-texts";
import { isSealedText, type SealedOf, type Text } from "@/lib/releases/sealing";
import { localisedName } from "@/lib/accounts/localised-name";
import { recordAudit } from "@/lib/audit/record";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { dateIn } from "@/lib/platform/sql";
import { commitmentOf } from "@/lib/audit/commitment";
import { canReadReviews, reviewsFor, runsReviewsOf, sideOf } from "@/lib/reviews/policy";
import { overallOf } from "@/lib/reviews/queries";
import type { FiledReviewView, OwnReviews } from "@/lib/reviews/views";
import type { ReviewedApplication } from "./facts";
import { findDeliberated } from "./find-reviewed";
import { ownNumbers } from "./kept-numbers";
import { readReviews, type StoredReviews } from "./read-reviews";

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
    const { application } = await findDeliberated(tx, actor, applicationId, locale, now);
    const stored = await readReviews(tx, actor, applicationId);
    if (!mayRead(actor, application, stored)) throw notFound();
    const reviews = filedReviews(actor, application, stored, locale);
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
    const place = await findDeliberated(tx, actor, applicationId, locale, now);
    const { application, names } = place;
    const organisationId = actor.membership?.organisationId;
    const side = organisationId ? sideOf(organisationId, application) : null;
    if (!organisationId || !side) return null;
    const stored = await readReviews(tx, actor, applicationId);
    if (!mayRead(actor, application, stored)) return null;
    const reviews = filedReviews(actor, application, stored, locale);
    if (reviews.length > 0) await recordOpening(tx, actor, application, reviews.length, now);
    const numbers = await ownNumbers(tx, { applicationId, organisationId });
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

/** Whether the actor reads the filed reviews of the organisation they act for. */
export function mayRead(
  actor: Actor,
  application: ReviewedApplication,
  { owesReview, hasFiled }: Pick<StoredReviews, "owesReview" | "hasFiled">,
): boolean {
  const organisationId = actor.membership?.organisationId;
  if (!organisationId || !sideOf(organisationId, application)) return false;
  return canReadReviews(actor, {
    ...application,
    organisationId,
    // Bars are in the scope through which the application was reached.
    barred: false,
    owesReview: Boolean(owesReview),
    hasFiled: Boolean(hasFiled) && reviewsFor(actor, application) !== null,
  });
}

/** Whether a filed review is closed to everybody because a release was taken back from its author. */
export const isSealedReview = (
  review: Omit<Text, "writtenAt"> & { filedAt: Date | null },
  taken: readonly SealedOf[],
): boolean =>
  review.filedAt !== null && isSealedText({ ...review, writtenAt: review.filedAt }, taken);

/** The stored reviews that are not sealed, in the reader's language, without asking a policy. */
export function filedReviews(
  actor: Actor,
  { id: applicationId }: ReviewedApplication,
  stored: StoredReviews,
  locale: Locale,
): FiledReviewView[] {
  const organisationId = actor.membership?.organisationId ?? "";
  const taken = sealsFrom(stored.taken);
  const byId = new Map(stored.criteria.map((criterion) => [criterion.id, criterion]));
  return stored.reviews
    .map((row) => ({ ...row, filedAt: dateIn(row.filedAt) }))
    .filter((row) => !isSealedReview({ ...row, applicationId, organisationId }, taken))
    .map((row) => ({
      id: row.id,
      reviewer: row.reviewer,
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
      scores: stored.criteria
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
