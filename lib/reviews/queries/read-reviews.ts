import { owedStates } from "@/lib/reviews/schema";
import { sql, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Actor } from "@/lib/platform/actor";
import { onceInReading, type Tx } from "@/lib/platform/db";
import { askOne, select, writtenOnce } from "@/lib/platform/sql";
import { sealsOf } from "@/lib/releases/queries/sealed-texts";

interface Of {
  applicationId: string;
  /** Whose filed reviews are read; null: none. */
  organisationId: string | null;
  personId: string;
  membershipId: string | null;
}

/** Reviews of this application that the person still owes, under any membership. */
const owed = ({ applicationId, personId }: Of) =>
  select
    .selectFrom("assignments as w")
    .where("w.application_id", "=", applicationId)
    .where("w.person_id", "=", personId)
    .where("w.state", "in", [...owedStates])
    .select("w.id");

/** The person's own filed review under this membership. */
const ownFiled = ({ applicationId, organisationId, personId, membershipId }: Of) =>
  select
    .selectFrom("reviews as f")
    .innerJoin("assignments as s", "s.id", "f.assignment_id")
    .where("f.application_id", "=", applicationId)
    .where("f.organisation_id", "=", organisationId)
    .where("f.person_id", "=", personId)
    .where("f.state", "=", "filed")
    .where("s.membership_id", "=", membershipId)
    .where("s.state", "=", "completed")
    .select("f.id");

const scores = select
  .selectFrom("scores as k")
  .where(sql<boolean>`k.review_id = r.id`)
  .select(["k.criterion_id as criterionId", "k.value", "k.comment"]);

/** Filed ones, the newest last. Whoever owes a review is given nobody's, whatever the policy says later. */
const reviews = (of: Of) =>
  select
    .selectFrom("reviews as r")
    .innerJoin("people as p", "p.id", "r.person_id")
    .where("r.application_id", "=", of.applicationId)
    .where("r.organisation_id", "=", of.organisationId)
    .where("r.state", "=", "filed")
    .where((eb) => eb.not(eb.exists(owed(of))))
    .orderBy("r.filed_at")
    .select([
      "r.id",
      "r.person_id as personId",
      "r.rubric_id as rubricId",
      "r.filed_at as filedAt",
      "r.version",
      "r.tier",
      "r.recommendation",
      "r.note",
      "r.feedback",
      "r.nothing_protected as nothingProtected",
      "r.excluded_at as excludedAt",
      "p.display_name as reviewer",
      jsonArrayFrom(scores).as("scores"),
    ]);

/** Of every rubric that an organisation had in this programme. */
const criteria = ({ applicationId, organisationId }: Of) =>
  select
    .selectFrom("criteria as c")
    .innerJoin("rubrics as b", "b.id", "c.rubric_id")
    .innerJoin("applications as a", "a.programme_id", "b.programme_id")
    .where("a.id", "=", applicationId)
    .where("b.organisation_id", "=", organisationId)
    .orderBy("c.position")
    .select(["c.id", "c.key", "c.label", "c.weight", "c.rubric_id as rubricId"]);

/** Every enquiry, oldest first; which of them a reader sees is the policy's question. */
const enquiries = ({ applicationId }: Of) =>
  select
    .selectFrom("enquiries as e")
    .where("e.application_id", "=", applicationId)
    .orderBy("e.created_at")
    .select([
      "e.id",
      "e.organisation_id as organisationId",
      "e.asked_by_id as askedById",
      "e.tier",
      "e.question",
      "e.state",
      "e.officer_note as officerNote",
      "e.due_at as dueAt",
      "e.answer",
      "e.answered_at as answeredAt",
      "e.created_at as createdAt",
    ]);

const build = (of: Of) =>
  select.selectNoFrom((eb) => [
    eb.exists(owed(of)).as("owesReview"),
    eb.exists(ownFiled(of)).as("hasFiled"),
    jsonArrayFrom(reviews(of)).as("reviews"),
    jsonArrayFrom(criteria(of)).as("criteria"),
    jsonArrayFrom(sealsOf(of.applicationId)).as("taken"),
    jsonArrayFrom(enquiries(of)).as("enquiries"),
  ]);

/** What reviewers wrote and asked about an application, with the facts that decide who may read it. */
export type StoredReviews = InferResult<ReturnType<typeof build>>[number];

export type StoredEnquiry = StoredReviews["enquiries"][number];

const statement = writtenOnce(build);

const nothing: StoredReviews = {
  owesReview: false,
  hasFiled: false,
  reviews: [],
  criteria: [],
  taken: [],
  enquiries: [],
};

/**
 * The filed reviews of the organisation that the actor acts for, their criteria and seals, and every enquiry, in one
 * statement; asked once in a reading. Judges nobody: see `mayRead` and `enquiryViews`.
 */
export function readReviews(tx: Tx, actor: Actor, applicationId: string): Promise<StoredReviews> {
  const { personId, membership } = actor;
  const organisationId = membership?.organisationId ?? null;
  const of = { applicationId, organisationId, personId, membershipId: membership?.id ?? null };
  const key = `reviews ${applicationId} ${membership?.id ?? personId}`;
  return onceInReading(tx, key, async () => (await askOne(tx, statement(of))) ?? nothing);
}
