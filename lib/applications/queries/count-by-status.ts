import { liveBarsOf } from "@/lib/access/scope";
import { isUuid, type ApplicationStatus, type ListQuery } from "@/lib/applications/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { CountStage } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

export type StatusCounts = ReadonlyMap<ApplicationStatus, number>;

/** Counting the rows themselves: for readers by grant, or when a filter looks into the rows. */
export async function countRows(
  tx: Tx,
  where: Prisma.ApplicationWhereInput,
): Promise<StatusCounts> {
  const groups = await tx.application.groupBy({ by: ["status"], where, _count: { _all: true } });
  return new Map(groups.map(({ status, _count }) => [status, _count._all]));
}

/** True when a filter looks at more than intake and status. */
export const looksInside = (query: ListQuery): boolean =>
  Boolean(query.q || query.source || query.area?.length || query.country?.length);

/** The kept counts speak of whole intakes: only to roles whose sight follows from the organisation. */
export function hasKeptCounts(actor: Actor): boolean {
  const { role, organisationId } = actor.membership ?? {};
  const isStaff = role === "programme_manager" || role === "officer" || role === "partner_lead";
  return isStaff && Boolean(organisationId);
}

interface KeptCount {
  status: ApplicationStatus;
  stage: CountStage;
  count: number;
}

/**
 * How many there are by status and stage in the actor's programmes, under the query's intake, from the counts that a
 * trigger keeps (application_counts): as many steps for a hundred thousand applications as for ten. Knows no bars.
 */
export async function readKeptCounts(
  tx: Tx,
  actor: Actor,
  query: ListQuery,
): Promise<readonly KeptCount[]> {
  const { organisationId, programmeId, role } = actor.membership ?? {};
  const side = Prisma.raw(
    role === "partner_lead" ? "p.partner_organisation_id" : "p.lead_organisation_id",
  );
  const programme = programmeId ? Prisma.sql`AND p.id = ${programmeId}::uuid` : Prisma.empty;
  return tx.$queryRaw<KeptCount[]>`
    SELECT c.status, c.stage, sum(c.count)::int AS count
      FROM application_counts c
      JOIN intakes i ON i.id = c.intake_id
      JOIN programmes p ON p.id = i.programme_id
     WHERE ${side} = ${organisationId ?? null}::uuid ${programme} ${intakeFilter(query.intake)}
     GROUP BY c.status, c.stage`;
}

function intakeFilter(intake: string | undefined): Prisma.Sql {
  if (intake === undefined) return Prisma.empty;
  return isUuid(intake)
    ? Prisma.sql`AND i.id = ${intake}::uuid`
    : Prisma.sql`AND i.slug = ${intake}`;
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

/** Of the applications in scope, those that the actor is barred from. */
export const countBarred = (
  tx: Tx,
  actor: Actor,
  inScope: Prisma.ApplicationWhereInput,
): Promise<StatusCounts> =>
  countRows(tx, { AND: [inScope, { bars: { some: liveBarsOf(actor) } }] });

export const subtract = (counts: StatusCounts, less: StatusCounts): StatusCounts =>
  new Map([...counts].map(([status, count]) => [status, count - (less.get(status) ?? 0)]));

/** Fewer drafts than this are not told: a number that small points at somebody (product.md). */
const fewestDrafts = 5;

/** Drafts not yet submitted, or null when there are too few to say. */
export function draftsShown(kept: readonly KeptCount[]): number | null {
  const drafts = keptByStatus(kept, ["draft"], ["draft"]).get("draft") ?? 0;
  return drafts < fewestDrafts ? null : drafts;
}
