import { nextStepFor } from "@/lib/applications/lifecycle";
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
import { likePattern } from "@/lib/applications/search-text";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";

/** What one reader may list in one tab. */
export interface Sight {
  where: Prisma.ApplicationWhereInput;
  audience: Audience;
  /** `where` without the bars: for taking what is barred out of a count, never for reading rows. */
  beforeBars: Prisma.ApplicationWhereInput;
  /** False: reference, status and dates only, and no filter may look at more. */
  shared: boolean;
}

/** What the actor may list, or null: nothing, and no SQL is run. The partner's `ended` tab and an auditor get metadata. */
export function sightOf(actor: Actor, view: ListView, now: Date): Sight | null {
  const role = actor.membership?.role;
  const isMetadata = role === "auditor" || (role === "partner_lead" && view === "ended");
  const scope = isMetadata ? metadataScope(actor) : applicationScope(actor, now);
  if (scope.kind === "none") return null;
  const where = scope.kind === "all" ? {} : scope.where;
  const beforeBars = scopeBeforeBars(actor, now, isMetadata);
  return { where, beforeBars, audience: audienceOfRole(role), shared: !isMetadata };
}

const audienceOfRole = (role: string | undefined): Audience => {
  if (role === "owner" || role === "editor" || role === "viewer") return "startup";
  const ofLead = ["programme_manager", "officer", "administrator"].includes(role ?? "");
  return ofLead ? "staff" : "partner";
};

/** The user's filters, each a condition of its own beside the policy's. */
export function filtersOf(query: ListQuery, shared: boolean): Prisma.ApplicationWhereInput[] {
  const filters: Prisma.ApplicationWhereInput[] = [];
  if (query.intake)
    filters.push(
      isUuid(query.intake) ? { intakeId: query.intake } : { intake: { slug: query.intake } },
    );
  if (query.status?.length) filters.push({ status: { in: query.status } });
  if (query.source) filters.push({ source: query.source });
  if (query.q) filters.push(searchFilter(query.q, shared));
  if (!shared) return filters;
  if (query.area?.length) filters.push({ listArea: { in: query.area } });
  if (query.country?.length) filters.push({ listCountry: { in: query.country } });
  return filters;
}

const wholeReference = /^(?:ci-?)?([0-9a-z]{4})-?([0-9a-z]{2})$/i;

/**
 * Words are looked for in the T1 copies, and a whole reference also as one; readers of metadata find by reference alone.
 * Equality on the reference, not a pattern, so that both conditions keep their index.
 */
function searchFilter(words: string, shared: boolean): Prisma.ApplicationWhereInput {
  const [, four, two] = wholeReference.exec(words.trim()) ?? [];
  const reference = four && two ? [{ reference: `CI-${four}-${two}`.toUpperCase() }] : [];
  if (!shared) return reference[0] ?? { id: { in: [] } };
  // `contains` adds the outer wildcards itself.
  return { OR: [{ searchText: { contains: likePattern(words).slice(1, -1) } }, ...reference] };
}

/** Orders of the list; twins of the indexes in the application_counts migration. */
export const orders: Record<ListSort, Prisma.ApplicationOrderByWithRelationInput[]> = {
  newest: [{ submittedAt: { sort: "desc", nulls: "first" } }, { id: "asc" }],
  oldest: [{ submittedAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  name: [{ listName: "asc" }, { id: "asc" }],
  waiting: [{ statusAt: "asc" }, { id: "asc" }],
};

const noDates = {
  deadline: null,
  returnedDueAt: null,
  reviewsDueAt: null,
  decisionDueAt: null,
  panelAt: null,
  answerBy: null,
  offerExpiresAt: null,
  reapplyFrom: null,
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

/** What a tab asks beyond a set of statuses; null when it asks nothing more. */
export function tabFilter(
  view: ListView,
  actor: Actor,
  differing: readonly string[],
): Prisma.ApplicationWhereInput | null {
  if (view === "mine") return { screenedById: actor.personId };
  return view === "differ" ? { id: { in: [...differing] } } : null;
}
