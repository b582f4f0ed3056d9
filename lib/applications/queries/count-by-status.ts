import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { liveBarsOf } from "@/lib/access/scope";
import { isUuid, type ApplicationStatus, type ListQuery } from "@/lib/applications/schema";
import type { CountStage } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import { allOf, conditionOf } from "@/lib/platform/condition";
import { select } from "@/lib/platform/sql";
import { filtersOf, type Sight } from "./list-scope";

export type StatusCounts = ReadonlyMap<ApplicationStatus, number>;

/** True when a filter looks at more than intake and status. */
export const looksInside = (query: ListQuery): boolean =>
  Boolean(query.q || query.source || query.letter || query.area?.length || query.country?.length);

/** The kept counts speak of whole intakes: only to roles whose sight follows from the organisation. */
export function hasKeptCounts(actor: Actor): boolean {
  const { role, organisationId } = actor.membership ?? {};
  const isStaff = role === "programme_manager" || role === "officer" || role === "partner_lead";
  return isStaff && Boolean(organisationId);
}

export interface KeptCount {
  status: ApplicationStatus;
  stage: CountStage;
  count: number;
}

export interface StatusCount {
  status: ApplicationStatus;
  count: number;
}

export interface BarredCount extends StatusCount {
  /** Of them, taken up by the actor. */
  mine: number;
}

/**
 * How many there are by status and stage in the actor's programmes, under the query's intake, from the counts that a
 * trigger keeps (application_counts): as many steps for a hundred thousand applications as for ten. Knows no bars.
 */
export function keptCounts(actor: Actor, query: ListQuery) {
  const { organisationId = null, programmeId = null, role } = actor.membership ?? {};
  const side = role === "partner_lead" ? "p.partner_organisation_id" : "p.lead_organisation_id";
  const counts = select
    .selectFrom("application_counts as c")
    .innerJoin("intakes as i", "i.id", "c.intake_id")
    .innerJoin("programmes as p", "p.id", "i.programme_id")
    .where(side, "=", organisationId)
    .$if(programmeId !== null, (all) => all.where("p.id", "=", programmeId))
    .$if(query.intake !== undefined, (all) => all.where(intakeIs(query.intake ?? "")))
    .select(["c.status", "c.stage", sql<number>`sum(c.count)::int`.as("count")])
    .groupBy(["c.status", "c.stage"]);
  return jsonArrayFrom(counts).as("kept");
}

/** How many the actor took up under the query's intake and statuses, from the counts that a trigger keeps. Knows no bars. */
export function keptMine(actor: Actor, query: ListQuery) {
  const { organisationId = null, programmeId = null } = actor.membership ?? {};
  return select
    .selectFrom("taken_up_counts as c")
    .innerJoin("intakes as i", "i.id", "c.intake_id")
    .innerJoin("programmes as p", "p.id", "i.programme_id")
    .where("c.screened_by_id", "=", actor.personId)
    .where("p.lead_organisation_id", "=", organisationId)
    .$if(programmeId !== null, (all) => all.where("p.id", "=", programmeId))
    .$if(query.intake !== undefined, (all) => all.where(intakeIs(query.intake ?? "")))
    .where(query.status?.length ? conditionOf("c", { status: { in: query.status } }) : allOf([]))
    .select(sql<number>`coalesce(sum(c.count), 0)::int`.as("number"));
}

const intakeIs = (intake: string) =>
  isUuid(intake) ? sql<boolean>`i.id = ${intake}` : sql<boolean>`i.slug = ${intake}`;

/** By status, the applications that the sight would hold under the query but for the bars on the actor. */
export function barredCounts(actor: Actor, sight: Sight, query: ListQuery) {
  const counts = select
    .selectFrom("applications as a")
    .where(conditionOf("a", { bars: { some: liveBarsOf(actor) } }))
    .where(allOf([conditionOf("a", sight.beforeBars), ...filtersOf(query, sight)]))
    .select([
      "a.status",
      sql<number>`count(*)::int`.as("count"),
      sql<number>`(count(*) FILTER (WHERE a.screened_by_id = ${actor.personId}))::int`.as("mine"),
    ])
    .groupBy("a.status");
  return jsonArrayFrom(counts).as("barred");
}

/** The kept counts of some stages by status, for the statuses asked for. */
export function keptByStatus(
  kept: readonly KeptCount[],
  stages: readonly CountStage[],
  statuses: readonly ApplicationStatus[] | undefined,
): StatusCounts {
  const counts = new Map<ApplicationStatus, number>();
  for (const { status, stage, count } of kept) {
    if (!stages.includes(stage) || (statuses?.length && !statuses.includes(status))) continue;
    counts.set(status, (counts.get(status) ?? 0) + count);
  }
  return counts;
}

export const countsOf = (rows: readonly StatusCount[]): StatusCounts =>
  new Map(rows.map(({ status, count }) => [status, count]));

export const subtract = (counts: StatusCounts, less: StatusCounts): StatusCounts =>
  new Map([...counts].map(([status, count]) => [status, count - (less.get(status) ?? 0)]));

/** Fewer drafts than this are not told: a number that small points at somebody (product.md). */
const fewestDrafts = 5;

/** Drafts not yet submitted, or null when there are too few to say. */
export function draftsShown(kept: readonly KeptCount[]): number | null {
  const drafts = keptByStatus(kept, ["draft"], ["draft"]).get("draft") ?? 0;
  return drafts < fewestDrafts ? null : drafts;
}
