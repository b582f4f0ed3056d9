import { sql, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { select } from "@/lib/platform/sql";

/**
 * Whether the membership called `m` gives rights at `now` to a person, called `p`, who is not suspended. Twin of
 * liveMembershipWhere (accounts/live-memberships.ts).
 */
export const isLiveMember = (
  now: Date,
) => sql<boolean>`(m.status = 'active' AND m.valid_from <= ${now}
  AND (m.valid_until IS NULL OR m.valid_until > ${now}) AND p.suspended_at IS NULL)`;

/** Those a release called `r` names, in the order in which they were named. */
const readers = (now: Date) =>
  select
    .selectFrom("release_readers as e")
    .innerJoin("memberships as m", "m.id", "e.membership_id")
    .innerJoin("people as p", "p.id", "e.person_id")
    .where(sql<boolean>`e.release_id = r.id`)
    .orderBy("e.added_at")
    .orderBy("e.id")
    .select([
      "e.id",
      "e.person_id as personId",
      "e.membership_id as membershipId",
      "e.state",
      "e.interest",
      "p.display_name as name",
      "m.role",
      "m.unit",
      isLiveMember(now).as("isMember"),
    ]);

/** Releases with those they name, of one application or one of them, the newest first. */
export const releaseStatement = (of: { applicationId: string } | { id: string }, now: Date) =>
  select
    .selectFrom("releases as r")
    .leftJoin("cdas as c", "c.id", "r.cda_id")
    .leftJoin("people as b", (join) =>
      join.on(sql<boolean>`b.id = coalesce(r.asked_by_id, r.suggested_by_id)`),
    )
    .where(
      "id" in of
        ? sql<boolean>`r.id = ${of.id}::uuid`
        : sql<boolean>`r.application_id = ${of.applicationId}::uuid`,
    )
    .orderBy("r.created_at", "desc")
    .orderBy("r.id")
    .select([
      "r.id",
      "r.application_id as applicationId",
      "r.state",
      "r.basis",
      "c.signed_on as cdaSignedOn",
      "r.purpose",
      sql<string[]>`coalesce(r.sections, '{}')`.as("sections"),
      "r.valid_from as validFrom",
      "r.valid_until as validUntil",
      "r.suggested_by_id as suggestedById",
      "r.suggested_at as suggestedAt",
      "r.asked_by_id as askedById",
      "r.asked_at as askedAt",
      "b.display_name as by",
      "r.answered_at as answeredAt",
      "r.answer_reason as answerReason",
      sql<string[]>`coalesce(r.granted_sections, '{}')`.as("grantedSections"),
      sql<string[]>`coalesce(r.granted_documents, '{}')`.as("grantedDocuments"),
      "r.granted_until as grantedUntil",
      "r.version",
      "r.ended_at as endedAt",
      "r.created_at as createdAt",
      jsonArrayFrom(readers(now)).as("readers"),
    ]);

/** A release as it is stored, with those it names and the names of people. */
export type ReleaseRow = InferResult<ReturnType<typeof releaseStatement>>[number];

/** What owner and partner's lead wrote to each other about these releases, the oldest first. */
export const messageStatement = (releaseIds: readonly string[]) =>
  select
    .selectFrom("release_messages as g")
    .leftJoin("people as p", "p.id", "g.person_id")
    .where(sql<boolean>`g.release_id = ANY (${releaseIds}::uuid[])`)
    .orderBy("g.at")
    .orderBy("g.id")
    .select([
      "g.id",
      "g.release_id as releaseId",
      "g.from_startup as fromStartup",
      "p.display_name as by",
      "g.at",
      "g.body",
    ]);
