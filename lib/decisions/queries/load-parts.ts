import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { BarFacts } from "@/lib/access/policy";
import type { RecommendationValue } from "@/lib/decisions/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import { onceInReading, type Tx } from "@/lib/platform/db";
import { decisionLetters } from "@/lib/notifications/templates";
import { ask, select } from "@/lib/platform/sql";

export const decisionSelect = {
  id: true,
  applicationId: true,
  mode: true,
  leadAlone: true,
  state: true,
  recommendationsDueAt: true,
  remindedAt: true,
  sealOpenedAt: true,
  sealClosedAsSilentAt: true,
  heldUntil: true,
  version: true,
  outcome: true,
  outcomeBy: true,
  withPartner: true,
  decidedAt: true,
  letterTerms: true,
  letterAnswerBy: true,
  letterReapplyFrom: true,
} satisfies Prisma.DecisionSelect;
export type DecisionRow = Prisma.DecisionGetPayload<{ select: typeof decisionSelect }>;

/** That a recommendation is in, without its words. */
export interface RecommendationFact {
  id: string;
  organisationId: string;
  /** Null: closed as "no recommendation", or under seal to this reader. */
  value: RecommendationValue | null;
  nothingProtected: boolean;
  byPersonId: string;
  /** Their name. */
  by: string;
  /** Of the membership it was recorded under. */
  unit: string | null;
  recordedAt: Date;
  supersededAt: Date | null;
}

/** What a decision hangs on besides the application: read for one or for a whole panel by one statement. */
export interface DecisionParts {
  decision: DecisionRow | null;
  /** Oldest first. */
  recommendations: RecommendationFact[];
  bars: BarFacts[];
  /** Filed reviews that were excluded afterwards. */
  exclusions: { organisationId: string; excludedAt: Date }[];
  /** When the newest version was frozen. */
  versionAt: Date | null;
  feedback: {
    text: string;
    leadApprovedAt: Date | null;
    partnerApprovedAt: Date | null;
  } | null;
  mode: DecisionRow["mode"];
  /** When the outcome's letter was released: the application moved with it. Null: it waits, or died. */
  letterSentAt: Date | null;
  /** Letters of the outcome that are held. */
  heldLetters: number;
  /** Somebody owns the startup now. */
  hasOwner: boolean;
}

type Dated<Row, Key extends keyof Row> = Omit<Row, Key> & { [K in Key]: string };
type FactJson = Dated<Omit<RecommendationFact, "supersededAt">, "recordedAt"> & {
  supersededAt: string | null;
};

/** The facts of all recommendations, through a door of the second wall: what they say as far as the seal lets look. */
const facts = (ids: readonly string[]) =>
  select
    .selectFrom(sql<{ application_id: string }>`recommendation_facts(${ids}::uuid[])`.as("f"))
    .groupBy("f.application_id")
    .select([
      "f.application_id",
      sql<FactJson[]>`jsonb_agg(jsonb_build_object(
        'id', f.id, 'organisationId', f.organisation_id, 'value', f.value, 'nothingProtected', f.nothing_protected,
        'byPersonId', f.by_person_id, 'recordedAt', f.recorded_at, 'supersededAt', f.superseded_at,
        'by', (SELECT p.display_name FROM people p WHERE p.id = f.by_person_id),
        'unit', (SELECT m.unit FROM memberships m WHERE m.id = f.by_membership_id)) ORDER BY f.recorded_at)`.as(
        "recommendations",
      ),
    ]);

const exclusions = (ids: readonly string[]) =>
  select
    .selectFrom(sql<{ application_id: string }>`review_exclusions(${ids}::uuid[])`.as("x"))
    .groupBy("x.application_id")
    .select([
      "x.application_id",
      sql<{ organisationId: string; excludedAt: string }[]>`jsonb_agg(jsonb_build_object(
        'organisationId', x.organisation_id, 'excludedAt', x.excluded_at))`.as("exclusions"),
    ]);

/** The change of status that a letter carried; the decision before it may have led to the same status. */
const letterSent = select
  .selectFrom("status_changes as c")
  .where(sql<boolean>`d.state = 'decided'`)
  .where(
    sql<boolean>`c.application_id = a.id AND c."to"::text = d.outcome::text AND c.at >= d.decided_at`,
  )
  .select(sql<Date | null>`max(c.at)`.as("at"));

const heldLetters = select
  .selectFrom("outbox_mails as m")
  .where(sql<boolean>`d.state = 'decided'`)
  .where(sql<boolean>`m.application_id = a.id`)
  .where("m.state", "=", "held")
  .where("m.template", "in", [...decisionLetters])
  .select(sql<number>`count(*)::int`.as("count"));

/** Twin of liveMembershipWhere (accounts). */
const owners = select
  .selectFrom("memberships as o")
  .innerJoin("people as w", "w.id", "o.person_id")
  .where(sql<boolean>`o.startup_id = a.startup_id`)
  .where("o.role", "=", "owner")
  .where("o.status", "=", "active")
  .where("w.suspended_at", "is", null)
  .where(
    sql<boolean>`o.valid_from <= app_now() AND (o.valid_until IS NULL OR o.valid_until > app_now())`,
  )
  .select("o.id");

const statement = (ids: readonly string[]) =>
  select
    .with("facts", () => facts(ids))
    .with("exclusions", () => exclusions(ids))
    .selectFrom("applications as a")
    .innerJoin("programmes as p", "p.id", "a.programme_id")
    .leftJoin("decisions as d", "d.application_id", "a.id")
    .leftJoin("feedbacks as b", "b.application_id", "a.id")
    .leftJoin("facts as f", "f.application_id", "a.id")
    .leftJoin("exclusions as x", "x.application_id", "a.id")
    .where(sql<boolean>`a.id = ANY (${ids}::uuid[])`)
    .select((of) => [
      "a.id as applicationId",
      "p.decision_mode as programmeMode",
      "d.id",
      "d.mode",
      "d.lead_alone as leadAlone",
      "d.state",
      "d.recommendations_due_at as recommendationsDueAt",
      "d.reminded_at as remindedAt",
      "d.seal_opened_at as sealOpenedAt",
      "d.seal_closed_as_silent_at as sealClosedAsSilentAt",
      "d.held_until as heldUntil",
      "d.version",
      "d.outcome",
      "d.outcome_by as outcomeBy",
      "d.with_partner as withPartner",
      "d.decided_at as decidedAt",
      "d.letter_terms as letterTerms",
      "d.letter_answer_by as letterAnswerBy",
      "d.letter_reapply_from as letterReapplyFrom",
      letterSent.as("letterSentAt"),
      heldLetters.as("heldLetters"),
      of.exists(owners).as("hasOwner"),
      "b.text",
      "b.lead_approved_at as leadApprovedAt",
      "b.partner_approved_at as partnerApprovedAt",
      "f.recommendations",
      "x.exclusions",
      of
        .selectFrom("application_versions as v")
        .whereRef("v.application_id", "=", "a.id")
        .select((version) => version.fn.max("v.frozen_at").as("at"))
        .as("versionAt"),
      jsonArrayFrom(
        of
          .selectFrom("bars as r")
          .whereRef("r.application_id", "=", "a.id")
          .where("r.lifted_at", "is", null)
          .select(["r.person_id as personId", "r.organisation_id as organisationId", "r.unit"]),
      ).as("bars"),
    ]);

type Row = Awaited<ReturnType<typeof rowsOf>>[number];
const rowsOf = (tx: Tx, ids: readonly string[]) => ask(tx, statement(ids));

// Every column of a left join is there or none is; the types know it of each column alone.
function decisionOf(row: Row): DecisionRow | null {
  const { id, mode, state, leadAlone, recommendationsDueAt, version, withPartner } = row;
  if (
    id === null ||
    mode === null ||
    state === null ||
    leadAlone === null ||
    recommendationsDueAt === null ||
    version === null ||
    withPartner === null
  )
    return null;
  return {
    id,
    mode,
    state,
    leadAlone,
    recommendationsDueAt,
    version,
    withPartner,
    applicationId: row.applicationId,
    remindedAt: row.remindedAt,
    sealOpenedAt: row.sealOpenedAt,
    sealClosedAsSilentAt: row.sealClosedAsSilentAt,
    heldUntil: row.heldUntil,
    outcome: row.outcome,
    outcomeBy: row.outcomeBy,
    decidedAt: row.decidedAt,
    letterTerms: row.letterTerms,
    letterAnswerBy: row.letterAnswerBy,
    letterReapplyFrom: row.letterReapplyFrom,
  };
}

const partsOf = (row: Row): DecisionParts => ({
  decision: decisionOf(row),
  recommendations: (row.recommendations ?? []).map((fact) => ({
    ...fact,
    recordedAt: new Date(fact.recordedAt),
    supersededAt: fact.supersededAt === null ? null : new Date(fact.supersededAt),
  })),
  bars: row.bars,
  exclusions: (row.exclusions ?? []).map(({ organisationId, excludedAt }) => ({
    organisationId,
    excludedAt: new Date(excludedAt),
  })),
  versionAt: row.versionAt,
  feedback:
    row.text === null
      ? null
      : {
          text: row.text,
          leadApprovedAt: row.leadApprovedAt,
          partnerApprovedAt: row.partnerApprovedAt,
        },
  mode: row.programmeMode,
  letterSentAt: row.letterSentAt,
  heldLetters: row.heldLetters ?? 0,
  hasOwner: Boolean(row.hasOwner),
});

/** The parts of some applications' decisions by application id, as far as this reader may see them. One statement. */
export async function loadParts(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, DecisionParts>> {
  const rows = await onceInReading(tx, `decision parts ${ids.join(" ")}`, () => rowsOf(tx, ids));
  return new Map(rows.map((row) => [row.applicationId, partsOf(row)]));
}
