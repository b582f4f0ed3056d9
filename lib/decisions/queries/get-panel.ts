import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { localisedName } from "@/lib/accounts/localised-name";
import { datesOfIntake } from "@/lib/applications/lifecycle";
import { applicationScope } from "@/lib/applications/scope";
import { agree } from "@/lib/decisions/outcome";
import { letterOf } from "@/lib/decisions/outcome-policy";
import { speaksFor } from "@/lib/decisions/policy";
import type { OutcomeParty } from "@/lib/decisions/schema";
import { lookThroughSeal, type SealReader, type SideView } from "@/lib/decisions/seal";
import type { PanelRow, PanelSide, PanelView } from "@/lib/decisions/views";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { conditionOf, type Condition } from "@/lib/platform/condition";
import { ask, askOne, select } from "@/lib/platform/sql";
import { meansOfApplication } from "@/lib/reviews/queries/kept-numbers";
import { liveStates } from "@/lib/reviews/schema";
import { factsOf } from "./load-case";
import { loadParts, type DecisionParts } from "./load-parts";
import { averagesOf, criteriaOf, rubricCriteria } from "./rubric-averages";
import { recordOf } from "./seal-record";

/** Most applications on one sheet. */
const limit = 200;

const intakeStatement = (slug: string) =>
  select
    .selectFrom("intakes as i")
    .innerJoin("programmes as p", "p.id", "i.programme_id")
    .innerJoin("organisations as l", "l.id", "p.lead_organisation_id")
    .innerJoin("organisations as q", "q.id", "p.partner_organisation_id")
    .where("i.slug", "=", slug)
    .select((of) => [
      "i.id",
      "i.name",
      "i.kind",
      "i.panel_at as panelAt",
      "i.answer_by as answerBy",
      "p.id as programmeId",
      "p.name as programme",
      "p.lead_organisation_id as leadOrganisationId",
      "p.partner_organisation_id as partnerOrganisationId",
      "l.short_name as lead",
      "q.short_name as partner",
      rubricCriteria("p.id").as("criteria"),
      sql<Date | null>`calibrated_as_of(i.id)`.as("calibratedAsOf"),
      jsonArrayFrom(
        of
          .selectFrom("cut_offs as c")
          .whereRef("c.intake_id", "=", "i.id")
          .select(["c.closes_at as closesAt", "c.panel_at as panelAt", "c.answer_by as answerBy"]),
      ).as("cutOffs"),
    ]);

async function findIntake(tx: Tx, actor: Actor, slug: string) {
  const intake = await askOne(tx, intakeStatement(slug));
  const side = intake ? speaksFor(actor, intake) : null;
  if (!intake || !side) throw notFound();
  const dateOrNull = (text: string | null) => (text === null ? null : new Date(text));
  const cutOffs = intake.cutOffs.map(({ closesAt, panelAt, answerBy }) => ({
    closesAt: new Date(closesAt),
    panelAt: dateOrNull(panelAt),
    answerBy: dateOrNull(answerBy),
  }));
  return { intake: { ...intake, cutOffs }, side };
}

/** What is in sight, by name, with the kept means as far as the second wall lets the reader look. */
const rowsStatement = (inSight: Condition) =>
  select
    .selectFrom("applications as a")
    .innerJoin("startups as s", "s.id", "a.startup_id")
    .innerJoin("decisions as d", "d.application_id", "a.id")
    .where(inSight)
    .orderBy("a.list_name")
    .orderBy("a.id")
    .limit(limit)
    .select([
      "a.id",
      "a.reference",
      "a.status",
      "a.programme_id as programmeId",
      "a.lead_organisation_id as leadOrganisationId",
      "a.partner_organisation_id as partnerOrganisationId",
      "a.startup_id as startupId",
      "a.list_name as listName",
      "a.list_name_other as listNameOther",
      "s.display_name as displayName",
      jsonArrayFrom(meansOfApplication).as("means"),
    ]);

type Row = Awaited<ReturnType<typeof loadRows>>[number];
const loadRows = (tx: Tx, inSight: Condition) => ask(tx, rowsStatement(inSight));

/**
 * The joint panel sheet of an intake: every application that reached a joint decision and that the reader may see, by
 * name (never by a sealed side), each looked at through the seal. For the lead's managers and the partner's leads;
 * throws 404 for others. Four statements, whatever the number of applications.
 */
export function getPanel(actor: Actor, slug: string, locale: Locale): Promise<PanelView> {
  return withActor(actor, async (tx, now) => {
    const { intake, side } = await findIntake(tx, actor, slug);
    const scope = applicationScope(actor, now);
    if (scope.kind !== "where") throw notFound();
    const inSight = conditionOf("a", { AND: [scope.where, { intakeId: intake.id }] });
    const found = await loadRows(tx, inSight);
    const ids = found.map(({ id }) => id);
    const parts = await loadParts(tx, ids);
    const criteria = {
      lead: criteriaOf(intake.criteria, intake.leadOrganisationId, locale),
      partner: criteriaOf(intake.criteria, intake.partnerOrganisationId, locale),
    };
    const reader: SealReader = { side, reads: true, ended: false };
    const rows = found.flatMap((row) => rowOf(row, parts.get(row.id), criteria, reader));
    return {
      intake: {
        slug,
        name: localisedName(intake.name, locale),
        programme: localisedName(intake.programme, locale),
        panelAt: datesOfIntake(intake, now).panelAt,
      },
      calibratedAsOf: intake.calibratedAsOf,
      ownSide: side,
      organisations: {
        lead: localisedName(intake.lead, locale),
        partner: localisedName(intake.partner, locale),
      },
      criteria,
      rows,
      counts: await countsOf(tx, inSight, rows),
    };
  });
}

function rowOf(
  row: Row,
  parts: DecisionParts | undefined,
  criteria: PanelView["criteria"],
  reader: SealReader,
): PanelRow[] {
  if (!parts?.decision) return [];
  const { decision } = parts;
  const means = new Map(row.means.map((each) => [each.organisationId, each]));
  const record = recordOf(row, parts, {
    reasons: new Map(),
    notes: [],
    averages: {
      lead: averagesOf(criteria.lead, means.get(row.leadOrganisationId)),
      partner: averagesOf(criteria.partner, means.get(row.partnerOrganisationId)),
    },
  });
  const { sides } = lookThroughSeal(record, reader);
  const facts = factsOf(row, parts);
  const [lead, partner] = [panelSide(sides.lead), panelSide(sides.partner)];
  return [
    {
      applicationId: row.id,
      reference: row.reference,
      name: row.listName || row.displayName,
      otherName: row.listNameOther,
      status: row.status,
      sides: { lead, partner },
      agree:
        lead.value === undefined || partner.value === undefined
          ? null
          : agree(lead.value, partner.value),
      leadAlone: facts.leadAlone,
      state: decision.state,
      recommendationsDueAt: decision.recommendationsDueAt,
      outcome: decision.outcome,
      outcomeBy: decision.outcomeBy as OutcomeParty | null,
      letter: letterOf(facts),
    },
  ];
}

const panelSide = ({ recorded, sealed, averages, mustConfirm, current }: SideView): PanelSide => ({
  recorded,
  sealed,
  averages,
  mustConfirm,
  value: current?.value,
});

async function countsOf(
  tx: Tx,
  inSight: Condition,
  rows: readonly PanelRow[],
): Promise<PanelView["counts"]> {
  const ids = rows.map((row) => row.applicationId);
  const counted = await askOne(
    tx,
    select.selectNoFrom((of) => [
      of
        .selectFrom("assignments as s")
        .where(sql<boolean>`s.application_id = ANY (${ids}::uuid[])`)
        .where("s.state", "in", liveStates)
        .select(sql<number>`count(DISTINCT s.person_id)::int`.as("count"))
        .as("reviewers"),
      of
        .selectFrom("assignments as s")
        .where(sql<boolean>`s.application_id = ANY (${ids}::uuid[])`)
        .where("s.state", "=", "conflicted")
        .select(sql<number>`count(*)::int`.as("count"))
        .as("conflicts"),
      of
        .selectFrom("applications as a")
        .where(inSight)
        .where("a.status", "=", "in_review")
        .select(sql<number>`count(*)::int`.as("count"))
        .as("inReview"),
    ]),
  );
  const { reviewers, conflicts, inReview } = counted ?? {};
  const bothIn = rows.filter(
    ({ sides, leadAlone }) => sides.lead.recorded && (leadAlone || sides.partner.recorded),
  ).length;
  return {
    reviewers: reviewers ?? 0,
    conflicts: conflicts ?? 0,
    bothIn,
    inReview: inReview ?? 0,
  };
}
