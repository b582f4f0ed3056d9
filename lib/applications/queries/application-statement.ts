import { sql, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { select, writtenOnce } from "@/lib/platform/sql";
import type { LocalisedText } from "@/lib/programmes/localised";
import { letterWaits } from "./letter-waits";

/** The application, its startup, programme, intake and organisations by these short names. */
const joined = (id: string) =>
  select
    .selectFrom("applications as a")
    .innerJoin("startups as s", "s.id", "a.startup_id")
    .innerJoin("programmes as p", "p.id", "a.programme_id")
    .innerJoin("intakes as i", "i.id", "a.intake_id")
    .innerJoin("organisations as l", "l.id", "a.lead_organisation_id")
    .innerJoin("organisations as q", "q.id", "a.partner_organisation_id")
    .leftJoin("offers as o", "o.application_id", "a.id")
    .where("a.id", "=", id);

const cutOffs = select
  .selectFrom("cut_offs as c")
  .where(sql<boolean>`c.intake_id = i.id`)
  .select(["c.closes_at as closesAt", "c.panel_at as panelAt", "c.answer_by as answerBy"]);

/** Twin of `liveGrantsOf` (access/scope.ts); of two releases that open the same, the newer one is what it is opened by. */
const liveGrants = ({ personId, membershipId, now }: Asked) =>
  select
    .selectFrom("grants as g")
    .where(sql<boolean>`g.application_id = a.id`)
    .where("g.person_id", "=", personId)
    .where(sql<boolean>`g.membership_id IS NOT DISTINCT FROM ${membershipId}::uuid`)
    .where("g.revoked_at", "is", null)
    .where("g.valid_from", "<=", now)
    .where((of) => of.or([of("g.valid_until", "is", null), of("g.valid_until", ">", now)]))
    .orderBy("g.created_at", "desc")
    .orderBy("g.id")
    .select((of) => [
      "g.reason",
      of.fn.coalesce("g.sections", sql<string[]>`'{}'`).as("sections"),
      "g.version",
      of.fn.coalesce("g.documents", sql<string[]>`'{}'`).as("documents"),
      "g.valid_until as validUntil",
      "g.source_id as sourceId",
    ]);

const liveBars = select
  .selectFrom("bars as b")
  .where(sql<boolean>`b.application_id = a.id`)
  .where("b.lifted_at", "is", null)
  .select(["b.reason", "b.person_id as personId", "b.organisation_id as organisationId", "b.unit"]);

/** Of which application, and who reads it when; null for both: past every policy, without grants. */
export interface Asked {
  id: string;
  personId: string | null;
  membershipId: string | null;
  now: Date;
}

const build = (asked: Asked) =>
  joined(asked.id)
    .select([
      "a.id",
      "a.reference",
      "a.status",
      "a.status_at as statusAt",
      "a.claimed_at as claimedAt",
      "a.source",
      "a.intake_id as intakeId",
      "a.programme_id as programmeId",
      "a.lead_organisation_id as leadOrganisationId",
      "a.partner_organisation_id as partnerOrganisationId",
      "a.startup_id as startupId",
      "a.form_version_id as formVersionId",
      "a.current_version as currentVersion",
      "a.language",
      "a.submitted_at as submittedAt",
      "a.partner_ended_at as partnerEndedAt",
      "a.deadline_extended_to as deadlineExtendedTo",
      "a.returned_due_at as returnedDueAt",
      "a.returned_sections as returnedSections",
      "a.reapply_from as reapplyFrom",
      "a.rejection_rule as rejectionRule",
      "a.rejection_reason as rejectionReason",
      "a.eligibility_version as eligibilityVersion",
      "a.decision_due_at as decisionDueAt",
      "a.list_name as listName",
      "a.list_name_other as listNameOther",
      "a.list_title as listTitle",
      "a.list_country as listCountry",
      "a.list_city as listCity",
      "a.list_area as listArea",
      "a.list_modality as listModality",
      "a.list_stage as listStage",
    ])
    .select((of) => [
      "s.display_name as startupName",
      of.ref("p.name").$castTo<LocalisedText>().as("programmeName"),
      "i.slug as intakeSlug",
      of.ref("i.name").$castTo<LocalisedText>().as("intakeName"),
      "i.kind as intakeKind",
      "i.status as intakeStatus",
      "i.accepted_languages as acceptedLanguages",
      "i.reviewers_per_organisation as reviewersPerOrganisation",
      "i.opens_at as opensAt",
      "i.closes_at as closesAt",
      "i.grace_minutes as graceMinutes",
      "i.panel_at as panelAt",
      "i.answer_by as answerBy",
      "i.reviews_due_at as reviewsDueAt",
      of.ref("l.short_name").$castTo<LocalisedText>().as("lead"),
      of.ref("q.short_name").$castTo<LocalisedText>().as("partner"),
      "o.expires_at as offerExpiresAt",
      letterWaits.as("letterWaits"),
      jsonArrayFrom(cutOffs).as("cutOffs"),
      jsonArrayFrom(liveGrants(asked)).as("grants"),
      jsonArrayFrom(liveBars).as("bars"),
    ]);

/**
 * One application with dates, names, its live bars and the reader's live grants: read on every request about an
 * application, in one statement.
 */
export const applicationStatement = writtenOnce(build);

export type StoredApplication = InferResult<ReturnType<typeof build>>[number];
