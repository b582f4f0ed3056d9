import { sql } from "kysely";
import { nextStepFor } from "@/lib/applications/lifecycle";
import { listsWaitingLetters } from "@/lib/applications/policy";
import { applicationScope, metadataScope, scopeBeforeBars } from "@/lib/applications/scope";
import {
  applicationStatuses,
  isUuid,
  type ApplicationStatus,
  type Audience,
  type ListQuery,
  type ListSort,
  type ListView,
} from "@/lib/applications/schema";
import { likePattern, shortHan } from "@/lib/applications/search-text";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { allOf, conditionOf, type Condition } from "@/lib/platform/condition";
import { letterWaits } from "./letter-waits";

/** What one reader may list in one tab. */
export interface Sight {
  where: Prisma.ApplicationWhereInput;
  audience: Audience;
  /** `where` without the bars: for taking what is barred out of a count, never for reading rows. */
  beforeBars: Prisma.ApplicationWhereInput;
  /** False: reference, status and dates only, and no filter may look at more. */
  shared: boolean;
  /** Whether the reader learns that something is decided before its letter goes. */
  letters: boolean;
}

/** What the actor may list, or null: nothing, and no SQL is run. The partner's `ended` tab and an auditor get metadata. */
export function sightOf(actor: Actor, view: ListView, now: Date): Sight | null {
  const role = actor.membership?.role;
  const isMetadata = role === "auditor" || (role === "partner_lead" && view === "ended");
  const scope = isMetadata ? metadataScope(actor) : applicationScope(actor, now);
  if (scope.kind === "none") return null;
  const where = scope.kind === "all" ? {} : scope.where;
  const beforeBars = scopeBeforeBars(actor, now, isMetadata);
  return {
    where,
    beforeBars,
    audience: audienceOfRole(role),
    shared: !isMetadata,
    letters: !isMetadata && listsWaitingLetters(actor),
  };
}

const audienceOfRole = (role: string | undefined): Audience => {
  if (role === "owner" || role === "editor" || role === "viewer") return "startup";
  const ofLead = ["programme_manager", "officer", "administrator"].includes(role ?? "");
  return ofLead ? "staff" : "partner";
};

/** The reader's filters on the rows that a statement calls `a`, each a condition of its own beside the policy's. */
export function filtersOf(
  query: ListQuery,
  { shared, letters }: Pick<Sight, "shared" | "letters">,
): Condition[] {
  const filters: Condition[] = [];
  if (query.intake)
    filters.push(
      isUuid(query.intake)
        ? sql`a.intake_id = ${query.intake}`
        : sql`a.intake_id = (SELECT id FROM intakes WHERE slug = ${query.intake})`,
    );
  if (query.status?.length) filters.push(conditionOf("a", { status: { in: query.status } }));
  if (query.letter) filters.push(letters ? letterWaits : sql`false`);
  if (query.source) filters.push(conditionOf("a", { source: query.source }));
  if (query.q) filters.push(searchFilter(query.q, query, shared));
  if (!shared) return filters;
  if (query.area?.length) filters.push(conditionOf("a", { listArea: { in: query.area } }));
  if (query.country?.length) filters.push(conditionOf("a", { listCountry: { in: query.country } }));
  return filters;
}

const wholeReference = /^(?:ci-?)?([0-9a-z]{4})-?([0-9a-z]{2})$/i;

/**
 * Words are looked for in the T1 copies, and a whole reference also as one; readers of metadata find by reference alone.
 * Equality on the reference, not a pattern, so that both conditions keep their index; the index of the words knows area
 * and country too.
 */
function searchFilter(words: string, { area, country }: ListQuery, shared: boolean): Condition {
  const [, four, two] = wholeReference.exec(words.trim()) ?? [];
  const isReference =
    four && two ? sql<boolean>`a.reference = ${`CI-${four}-${two}`.toUpperCase()}` : null;
  if (!shared) return isReference ?? sql`false`;
  const short = shortHan(words);
  const hasWords = short
    ? sql<boolean>`han_grams(a.search_text) @> ARRAY[${short}]`
    : sql<boolean>`a.search_text LIKE ${likePattern(words)}`;
  const found = isReference ? sql<boolean>`(${hasWords} OR ${isReference})` : hasWords;
  return allOf([found, ...[area, country].flatMap((fields) => narrowed(fields))]);
}

/** Says a filter once more in the way that the index of the words knows. */
const narrowed = (fields: readonly string[] | undefined): Condition[] =>
  fields?.length ? [sql`ARRAY[a.list_area, a.list_country] && ${[...fields]}`] : [];

/** Orders of the list on the rows called `alias`; twins of the indexes in the application_counts migration. */
export function orderOf(sort: ListSort, alias: string) {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const first = {
    newest: sql`${column("submitted_at")} DESC NULLS FIRST`,
    oldest: sql`${column("submitted_at")} ASC NULLS LAST`,
    name: column("list_name"),
    waiting: column("status_at"),
  } as const;
  return sql`${first[sort]}, ${column("id")}`;
}

const noDates = {
  deadline: null,
  returnedDueAt: null,
  reviewsDueAt: null,
  decisionDueAt: null,
  panelAt: null,
  answerBy: null,
  offerExpiresAt: null,
  reapplyFrom: null,
  letterWaits: false,
};

/** The tabs as sets of statuses, from who has the ball. */
export function statusesOf(view: ListView, audience: Audience): ApplicationStatus[] {
  if (view === "all" || view === "differ" || view === "mine") return [...applicationStatuses];
  return applicationStatuses.filter((status) => {
    const { ball } = nextStepFor(audience, { ...noDates, status });
    if (view === "waiting_for_startup") return ball === "startup";
    if (view === "ended") return ball === "nobody";
    return audience === "startup"
      ? ball === "startup"
      : ball === "both" || ball === (audience === "staff" ? "lead" : "partner");
  });
}

/** What a tab asks of the rows called `alias` beyond a set of statuses; null when it asks nothing more. */
export function tabFilter(
  view: ListView,
  alias: string,
  actor: Actor,
  differing: readonly string[],
): Condition | null {
  if (view === "mine") return conditionOf(alias, { screenedById: actor.personId });
  return view === "differ" ? conditionOf(alias, { id: { in: differing } }) : null;
}

/** Policy and filters in one, on the rows that a statement calls `a`. */
export const inSight = (sight: Sight, query: ListQuery): Condition =>
  allOf([conditionOf("a", sight.where), ...filtersOf(query, sight)]);
