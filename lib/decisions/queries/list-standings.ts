import { owedStates } from "@/lib/reviews/schema";
import { decidingStatuses, sealedStatuses } from "@/lib/applications/lifecycle";
import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { applicationScope } from "@/lib/applications/scope";
import { agree } from "@/lib/decisions/outcome";
import { isLeadOfficer, speaksFor } from "@/lib/decisions/policy";
import {
  recommendationValues,
  sides,
  type RecommendationValue,
  type Side,
} from "@/lib/decisions/schema";
import type { Actor } from "@/lib/platform/actor";
import type { Prisma } from "@/lib/generated/prisma/client";
import { conditionOf, type Condition } from "@/lib/platform/condition";
import { withActor, type Tx } from "@/lib/platform/db";
import { ask, select } from "@/lib/platform/sql";
import { meansOfApplication } from "@/lib/reviews/queries/kept-numbers";

/** A mean of filed reviews from 1 to 5; `sealed` where the reader may not look yet; null where there is nothing. */
export type SideScore = number | "sealed" | null;

export interface Standing {
  scores: Record<Side, SideScore>;
  /** Once both seals are open: what both said, and whether it is the same. */
  both: {
    agree: boolean;
    lead: RecommendationValue | null;
    partner: RecommendationValue | null;
  } | null;
  /** Filed and asked reviews, of both organisations to the lead, of their own to the partner. */
  reviews: { filed: number; asked: number };
  /** What waits for the staff while the reviewers have it; twin: reviews/queries/waits-for-staff.ts. */
  waits: { reviewers: number; questions: number };
}

const facts = {
  id: true,
  status: true,
  programmeId: true,
  leadOrganisationId: true,
  partnerOrganisationId: true,
} satisfies Prisma.ApplicationSelect;

/** What stands beside applications in sight: kept numbers, whether the reader owes a review, what both said when open. */
const statement = (inSight: Condition, ids: readonly string[], personId: string) =>
  select
    .with("said", () =>
      select
        .selectFrom(sql<{ application_id: string }>`recommendation_facts(${ids}::uuid[])`.as("f"))
        .where(sql<boolean>`f.superseded_at IS NULL`)
        .groupBy("f.application_id")
        .select([
          "f.application_id",
          sql<Record<string, string | null>>`jsonb_object_agg(f.organisation_id, f.value)`.as(
            "values",
          ),
        ]),
    )
    .selectFrom("applications as a")
    .leftJoin("decisions as d", "d.application_id", "a.id")
    .leftJoin("said as r", "r.application_id", "a.id")
    .where(inSight)
    .where(sql<boolean>`a.id = ANY (${ids}::uuid[])`)
    .select((of) => [
      "a.id",
      "a.status",
      "a.programme_id as programmeId",
      "a.lead_organisation_id as leadOrganisationId",
      "a.partner_organisation_id as partnerOrganisationId",
      "d.seal_opened_at as sealOpenedAt",
      "d.lead_alone as leadAlone",
      "r.values",
      of
        .selectFrom("intakes as i")
        .whereRef("i.id", "=", "a.intake_id")
        .select("i.reviewers_per_organisation")
        .as("needed"),
      of
        .selectFrom("enquiries as e")
        .whereRef("e.application_id", "=", "a.id")
        .where("e.state", "=", "with_officer")
        .select(sql<number>`count(*)::int`.as("number"))
        .as("questions"),
      of
        .exists(
          of
            .selectFrom("assignments as s")
            .whereRef("s.application_id", "=", "a.id")
            .where("s.person_id", "=", personId)
            .where("s.state", "in", [...owedStates])
            .select("s.id"),
        )
        .as("owesReview"),
      jsonArrayFrom(
        of
          .selectFrom("review_counts as k")
          .whereRef("k.application_id", "=", "a.id")
          .select(["k.organisation_id as organisationId", "k.asked", "k.filed"]),
      ).as("counts"),
      jsonArrayFrom(meansOfApplication).as("means"),
    ]);

type Row = Awaited<ReturnType<typeof load>>[number];
const load = (tx: Tx, inSight: Condition, ids: readonly string[], personId: string) =>
  ask(tx, statement(inSight, ids, personId));

const organisationOf = (row: Row, side: Side) =>
  side === "lead" ? row.leadOrganisationId : row.partnerOrganisationId;

function standingOf(row: Row, actor: Actor): Standing {
  const side = speaksFor(actor, row);
  const isOpen = row.sealOpenedAt !== null && row.leadAlone === false;
  const score = (of: Side): SideScore => {
    if (!side || !sealedStatuses.includes(row.status)) return null;
    const isReadable = side === of ? !row.owesReview : isOpen;
    if (!isReadable) return "sealed";
    const organisationId = organisationOf(row, of);
    return row.means.find((means) => means.organisationId === organisationId)?.overall ?? null;
  };
  const sees = isLeadOfficer(actor, row) || side === "lead" ? "all" : "own";
  const counted = row.counts.filter(
    ({ organisationId }) => sees === "all" || organisationId === actor.membership?.organisationId,
  );
  return {
    scores: { lead: score("lead"), partner: score("partner") },
    both: side && isOpen ? bothOf(row) : null,
    reviews: {
      filed: counted.reduce((sum, { filed }) => sum + filed, 0),
      asked: counted.reduce((sum, { asked }) => sum + asked, 0),
    },
    waits: waitsOf(row, actor.membership?.organisationId ?? null),
  };
}

function waitsOf(row: Row, organisationId: string | null): Standing["waits"] {
  if (row.status !== "in_review") return { reviewers: 0, questions: 0 };
  const own = row.counts.find((counts) => counts.organisationId === organisationId);
  const lacking = Math.max(0, (row.needed ?? 0) - (own?.asked ?? 0));
  const isLead = organisationId === row.leadOrganisationId;
  return { reviewers: lacking, questions: isLead ? (row.questions ?? 0) : 0 };
}

function bothOf(row: Row): Standing["both"] {
  const [lead, partner] = sides.map((side) => {
    const said = row.values?.[organisationOf(row, side)];
    return recommendationValues.find((value) => value === said) ?? null;
  });
  return lead === undefined || partner === undefined
    ? null
    : { agree: agree(lead, partner), lead, partner };
}

/**
 * What stands beside each application in the staff's list: the two organisations' means as far as the seal lets this
 * reader look, and how many reviews are in. Officers see no score; somebody who still owes a review of their own sees
 * none of their organisation's either. Applications out of sight are left out. One statement.
 */
export function listStandings(
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  return withActor(actor, async (tx, now) => {
    const scope = applicationScope(actor, now);
    if (scope.kind === "none" || ids.length === 0) return new Map<string, Standing>();
    const inSight = conditionOf("a", scope.kind === "where" ? scope.where : {});
    const rows = await load(tx, inSight, ids, actor.personId);
    return new Map(rows.map((row) => [row.id, standingOf(row, actor)]));
  });
}

/**
 * The undecided applications in sight whose two open recommendations say different things; for the lead's managers and
 * the partner's leads, empty for everyone else and while a seal is closed. One statement over a stored fact.
 */
export function listDiffering(actor: Actor): Promise<string[]> {
  return withActor(actor, async (tx, now) => {
    const scope = applicationScope(actor, now);
    if (scope.kind === "none") return [];
    const rows = await tx.application.findMany({
      where: {
        AND: [
          scope.kind === "where" ? scope.where : {},
          { status: { in: [...decidingStatuses] } },
          { decision: { is: { differing: true, state: { not: "decided" } } } },
        ],
      },
      select: facts,
    });
    return rows.filter((row) => speaksFor(actor, row)).map(({ id }) => id);
  });
}
