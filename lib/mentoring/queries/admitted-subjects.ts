import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { applicationScope } from "@/lib/applications/scope";
import type { MenteeFacts } from "@/lib/mentoring/fit";
import { isMatchmaker } from "@/lib/mentoring/policy";
import { liveMatchStates, type MatchState } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { conditionOf } from "@/lib/platform/condition";
import type { Tx } from "@/lib/platform/db";
import { ask, select } from "@/lib/platform/sql";
import { servicesIn } from "./mentee-facts";

/** A match of an admitted startup, live or declined. */
export interface SubjectMatch {
  id: string;
  state: MatchState;
  mentorProfileId: string;
  mentorMembershipId: string;
  answerBy: Date | null;
  mentorAccepted: boolean;
  startupAccepted: boolean;
  declinedBy: string | null;
  declineReason: string | null;
  endedAt: Date | null;
}

/** An admitted startup that the actor may propose mentors to. */
export interface Subject {
  id: string;
  reference: string;
  name: string;
  nameOther: string | null;
  startupId: string;
  programmeId: string;
  /** Live ones, the newest first. */
  matches: SubjectMatch[];
  declined: SubjectMatch[];
  cardApproved: boolean;
  facts: MenteeFacts;
}

/** Startups on one page; more are admitted in no programme at once. */
const most = 200;

const matchColumns = [
  "m.id",
  "m.state",
  "m.mentor_profile_id as mentorProfileId",
  "m.mentor_membership_id as mentorMembershipId",
  "m.answer_by as answerBy",
  "m.mentor_accepted_at as mentorAcceptedAt",
  "m.startup_accepted_at as startupAcceptedAt",
  "m.declined_by as declinedBy",
  "m.decline_reason as declineReason",
  "m.ended_at as endedAt",
] as const;

const subjects = select
  .selectFrom("applications as a")
  // In words, so that the index of admitted ones fits whatever plan is kept.
  .where(sql<boolean>`a.status = 'admitted'`)
  .select((of) => [
    "a.id",
    "a.reference",
    "a.status",
    "a.list_name as name",
    "a.list_name_other as nameOther",
    "a.startup_id as startupId",
    "a.programme_id as programmeId",
    "a.lead_organisation_id as leadOrganisationId",
    "a.partner_organisation_id as partnerOrganisationId",
    "a.partner_ended_at as partnerEndedAt",
    "a.list_area as area",
    "a.list_modality as modality",
    "a.language",
    jsonArrayFrom(
      of
        .selectFrom("matches as m")
        .whereRef("m.application_id", "=", "a.id")
        .where(conditionOf("m", { state: { in: [...liveMatchStates, "declined"] } }))
        .orderBy("m.proposed_at", "desc")
        .select(matchColumns),
    ).as("matches"),
    sql<boolean>`EXISTS (SELECT FROM mentor_cards c WHERE c.application_id = a.id AND c.approved_at IS NOT NULL)`.as(
      "cardApproved",
    ),
    of
      .selectFrom("application_versions as v")
      .innerJoin("version_sections as w", "w.version_id", "v.id")
      .whereRef("v.application_id", "=", "a.id")
      .whereRef("v.number", "=", "a.current_version")
      .where("w.section_key", "=", "ask")
      .where("w.tier", "=", "T1")
      .select("w.answers")
      .as("asked"),
  ])
  .orderBy("a.list_name")
  .limit(sql.lit(most));

type Row = Awaited<ReturnType<typeof readSubjects>>[number];

const readSubjects = (tx: Tx, where: object) => ask(tx, subjects.where(conditionOf("a", where)));

const dateOrNull = (text: string | null) => (text === null ? null : new Date(text));

function matchesOf(row: Row): SubjectMatch[] {
  return row.matches.map(
    ({ mentorAcceptedAt, startupAcceptedAt, answerBy, endedAt, ...match }) => ({
      ...match,
      answerBy: dateOrNull(answerBy),
      endedAt: dateOrNull(endedAt),
      mentorAccepted: mentorAcceptedAt !== null,
      startupAccepted: startupAcceptedAt !== null,
    }),
  );
}

/** Admitted startups in sight that the actor may propose mentors to, by name; empty for who proposes none. One statement. */
export async function admittedSubjects(tx: Tx, actor: Actor, now: Date): Promise<Subject[]> {
  const scope = applicationScope(actor, now);
  if (scope.kind === "none") return [];
  const rows = await readSubjects(tx, scope.kind === "where" ? scope.where : {});
  return rows
    .filter((row) => isMatchmaker(actor, row))
    .map((row) => {
      const { id, reference, name, nameOther, startupId, programmeId, cardApproved } = row;
      const { area, modality, language } = row;
      const matches = matchesOf(row);
      return {
        id,
        reference,
        name,
        nameOther,
        startupId,
        programmeId,
        cardApproved,
        matches: matches.filter(({ state }) => state !== "declined"),
        declined: matches.filter(({ state }) => state === "declined"),
        facts: { area, modality, language, services: servicesIn(row.asked) },
      };
    });
}
