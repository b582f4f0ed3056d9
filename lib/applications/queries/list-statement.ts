import { sql, type RawBuilder } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import {
  applicationStatuses,
  pageSize,
  type ListQuery,
  type ListView,
} from "@/lib/applications/schema";
import type { Actor } from "@/lib/platform/actor";
import { allOf, conditionOf, type Condition } from "@/lib/platform/condition";
import { select } from "@/lib/platform/sql";
import {
  barredCounts,
  hasKeptCounts,
  keptCounts,
  looksInside,
  keptMine,
  type BarredCount,
  type KeptCount,
  type StatusCount,
} from "./count-by-status";
import { intakeFacts } from "./intake-facts";
import { letterWaits } from "./letter-waits";
import { inSight, orderOf, statusesOf, tabFilter, type Sight } from "./list-scope";

export interface Listing {
  actor: Actor;
  query: ListQuery;
  sight: Sight;
  /** The applications whose recommendations are known to the reader to differ. */
  differing: readonly string[];
  /** Which rows called so wait for the reader's organisation beyond what their status says; null: none do. */
  waits: ((alias: string) => Condition) | null;
}

/** Where a tab's number comes from: the kept counts, or the rows themselves (readers by grant, filters into the rows). */
export const countsRows = ({ actor, query }: Listing): boolean =>
  !hasKeptCounts(actor) || looksInside(query);

/** Words are looked for once and what a grant opens is gathered once; of all else an index can say the order and the numbers. */
const isGathered = ({ actor, query }: Listing): boolean =>
  !hasKeptCounts(actor) || query.q !== undefined;

/**
 * `seen`: everything in sight under the filters, with what tabs and orders look at; gathered once and read by all, or no
 * more than a name, so that an index can give the order and stop after a page. `page`: the ids of one page.
 */
function pageOf(listing: Listing) {
  const { actor, query, sight, differing } = listing;
  const { page = 1, view = "all" } = query;
  const tab = tabFilter(view, "s", actor, differing);
  return (
    select
      .with(
        (name) =>
          isGathered(listing) ? name("seen").materialized() : name("seen").notMaterialized(),
        (db) =>
          db
            .selectFrom("applications as a")
            .where(inSight(sight, query))
            .select([
              "a.id",
              "a.status",
              "a.screened_by_id",
              "a.submitted_at",
              "a.status_at",
              "a.list_name",
              "a.intake_id",
            ]),
      )
      // Limits as plain numbers: of a parameter the planner knows nothing and sorts everything.
      .with("page", (db) =>
        db
          .selectFrom("seen as s")
          .where(allOf([...statusFilter(listing, view), ...(tab ? [tab] : [])]))
          .select("s.id")
          .orderBy(orderOf(sortOf(listing), "s"))
          .limit(sql.lit(pageSize))
          .offset(sql.lit((page - 1) * pageSize)),
      )
  );
}

/** The statuses of a tab; what waits for the reader's organisation in another status stands beside them. */
function statusFilter({ sight, waits }: Listing, view: ListView): Condition[] {
  const statuses = statusesOf(view, sight.audience);
  if (statuses.length === applicationStatuses.length) return [];
  const isOne = conditionOf("s", { status: { in: statuses } });
  return [view === "waiting_for_us" && waits ? sql<boolean>`(${isOne} OR ${waits("s")})` : isOne];
}

/** Readers of metadata see no names and sort by none. */
const sortOf = ({ query: { sort = "newest" }, sight }: Listing) =>
  sight.shared ? sort : sort === "name" ? "newest" : sort;

const nothing = <Row>(): RawBuilder<Row[]> => sql<Row[]>`'[]'::json`;

/**
 * One page of the list with all its numbers in one statement: rows, the intakes they are of, counts by status and by
 * tab. One row comes back, whatever is found.
 */
export function listStatement(listing: Listing) {
  const { actor, query, sight, differing, waits } = listing;
  const isStaff = sight.audience === "staff";
  const counted = countsRows(listing);
  const needsKept = hasKeptCounts(actor) && (isStaff || !counted);
  return pageOf(listing).selectNoFrom((of) => {
    const numberIn = (tab: ListView) =>
      of
        .selectFrom("seen as s")
        .where(tabFilter(tab, "s", actor, differing) ?? sql<boolean>`true`)
        .select(sql<number>`count(*)::int`.as("number"));
    const byStatus = of
      .selectFrom("seen as s")
      .select(["s.status", sql<number>`count(*)::int`.as("count")])
      .groupBy("s.status");
    return [
      jsonArrayFrom(
        of
          .selectFrom("page")
          .innerJoin("applications as a", "a.id", "page.id")
          .select(itemColumns)
          .orderBy(orderOf(sortOf(listing), "a")),
      ).as("rows"),
      jsonArrayFrom(
        intakeFacts.where(
          sql<boolean>`i.id IN (SELECT a.intake_id FROM page JOIN applications a USING (id))`,
        ),
      ).as("intakes"),
      (counted ? jsonArrayFrom(byStatus) : nothing<StatusCount>()).as("counted"),
      needsKept ? keptCounts(actor, query) : nothing<KeptCount>().as("kept"),
      counted ? nothing<BarredCount>().as("barred") : barredCounts(actor, sight, query),
      (!isStaff ? sql<number>`0` : counted ? numberIn("mine") : keptMine(actor, query)).as("mine"),
      (differing.length > 0 ? numberIn("differ") : sql<number>`0`).as("differ"),
      (waits
        ? of
            .selectFrom("seen as s")
            .where(waits("s"))
            .select(sql<number>`count(*)::int`.as("number"))
        : sql<number>`0`
      ).as("waiting"),
    ];
  });
}

const itemColumns = [
  "a.id",
  "a.reference",
  "a.status",
  "a.status_at as statusAt",
  "a.submitted_at as submittedAt",
  "a.source",
  "a.deadline_extended_to as deadlineExtendedTo",
  "a.returned_due_at as returnedDueAt",
  "a.decision_due_at as decisionDueAt",
  "a.reapply_from as reapplyFrom",
  "a.list_name as listName",
  "a.list_name_other as listNameOther",
  "a.list_title as listTitle",
  "a.list_country as listCountry",
  "a.list_city as listCity",
  "a.list_domain as listDomain",
  "a.list_area as listArea",
  "a.list_modality as listModality",
  "a.list_stage as listStage",
  "a.list_trl as listTrl",
  "a.intake_id as intakeId",
  "a.claimed_at as claimedAt",
  letterWaits.as("letterWaits"),
] as const;
