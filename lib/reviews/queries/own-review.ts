import { type InferResult, sql } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import { localisedName } from "@/lib/accounts/localised-name";
import type { Locale } from "@/lib/i18n/locales";
import type { Tx } from "@/lib/platform/db";
import { askOne, dateIn, select, writtenOnce } from "@/lib/platform/sql";
import { sealsFrom, sealsOf } from "@/lib/releases/queries/sealed-texts";
import type { OwnReview } from "@/lib/reviews/views";
import { frozenCard } from "./conflict-card";
import { isSealedReview } from "./list-reviews";

/** Its rubric's criteria in their order, each with what was given for it. */
const criteria = select
  .selectFrom("criteria as c")
  .leftJoin("scores as k", (join) =>
    join.onRef("k.criterion_id", "=", "c.id").on(sql<boolean>`k.review_id = r.id`),
  )
  .where(sql<boolean>`c.rubric_id = r.rubric_id`)
  .orderBy("c.position")
  .select(["c.key", "c.label", "c.hint", "c.weight", "k.value", "k.comment"]);

const review = (assignmentId: string) =>
  select
    .selectFrom("reviews as r")
    .innerJoin("rubrics as b", "b.id", "r.rubric_id")
    .where("r.assignment_id", "=", assignmentId)
    .select([
      "r.application_id as applicationId",
      "r.organisation_id as organisationId",
      "r.person_id as personId",
      "r.tier",
      "r.revision",
      "r.state",
      "r.updated_at as updatedAt",
      "r.filed_at as filedAt",
      "r.note",
      "r.feedback",
      "r.recommendation",
      "r.nothing_protected as nothingProtected",
      "b.name as rubric",
      "b.scale_meaning as scaleMeaning",
      jsonArrayFrom(criteria).as("criteria"),
    ]);

interface Of {
  /** Of the assignment. */
  id: string;
  applicationId: string;
}

const build = ({ id, applicationId }: Of) =>
  select.selectNoFrom([
    jsonObjectFrom(review(id)).as("review"),
    jsonArrayFrom(sealsOf(applicationId)).as("taken"),
    jsonArrayFrom(frozenCard(applicationId)).as("card"),
  ]);

/** What lies on a reviewer's desk for one assignment of theirs: their review, its rubric, seals, the conflict card. */
export type StoredDesk = InferResult<ReturnType<typeof build>>[number];

const statement = writtenOnce(build);

/** In one statement; whoever asks has settled that the assignment is the actor's. */
export async function readDesk(tx: Tx, of: Of): Promise<StoredDesk> {
  return (await askOne(tx, statement(of))) ?? { review: null, taken: [], card: [] };
}

/** The review in its author's language; null before there is one. Sealed: without its words. */
export function ownReview({ review: stored, taken }: StoredDesk, locale: Locale): OwnReview | null {
  if (!stored) return null;
  const filedAt = dateIn(stored.filedAt);
  const sealed = isSealedReview({ ...stored, filedAt }, sealsFrom(taken));
  return {
    revision: stored.revision,
    state: stored.state,
    savedAt: dateIn(stored.updatedAt).toISOString(),
    filedAt: filedAt?.toISOString() ?? null,
    sealed,
    note: sealed ? "" : stored.note,
    feedback: sealed ? "" : stored.feedback,
    recommendation: stored.recommendation,
    nothingProtected: stored.nothingProtected,
    rubric: {
      name: localisedName(stored.rubric, locale),
      scaleMeaning: localisedName(stored.scaleMeaning, locale),
    },
    criteria: stored.criteria.map(({ key, label, hint, weight, value, comment }) => ({
      key,
      label: localisedName(label, locale),
      hint: localisedName(hint, locale),
      weight,
      value,
      comment: sealed ? "" : (comment ?? ""),
    })),
  };
}
