import { datesOfIntake, deadlineOf, nextStepFor } from "@/lib/applications/lifecycle";
import { applicationScope, metadataScope } from "@/lib/applications/policy";
import {
  applicationStatuses,
  isUuid,
  pageSize,
  type ApplicationStatus,
  type Audience,
  type ListQuery,
  type ListSort,
  type ListView,
} from "@/lib/applications/schema";
import { likePattern } from "@/lib/applications/search-text";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { inLocale } from "@/lib/programmes/localised";
import { countDrafts } from "./count-drafts";
import { describer, type Describer, type NextStepView } from "./describe";
import { loadIntakeFacts, type IntakeFacts } from "./intake-facts";

/** One row of the list; every word of it is a T1 copy. Readers of metadata get no copies. */
export interface ListItem {
  id: string;
  reference: string;
  status: ApplicationStatus;
  statusLabel: string;
  statusAt: string;
  submittedAt: string | null;
  source: "self" | "import";
  name: string | null;
  nameOther: string | null;
  title: string | null;
  country: string | null;
  city: string | null;
  domain: string | null;
  area: string | null;
  modality: string | null;
  stage: string | null;
  trl: number | null;
  intake: { id: string; slug: string; name: string };
  next: NextStepView;
}

export interface ApplicationList {
  items: ListItem[];
  total: number;
  page: number;
  pageSize: number;
  /** By tab, under the same filters; `differ` counts among the ids that were given. */
  counts: Record<ListView, number>;
  /** Drafts not yet submitted: to the lead only, and none below five (product.md). */
  drafts: number | null;
  /** ISO, the database's clock: days of waiting are counted to it. */
  now: string;
}

interface Sight {
  where: Prisma.ApplicationWhereInput;
  audience: Audience;
  /** False: reference, status and dates only, and no filter may look at more. */
  shared: boolean;
}

/** What the actor may list, or null: nothing, and no SQL is run. The partner's `ended` tab and an auditor get metadata. */
function sightOf(actor: Actor, view: ListView, now: Date): Sight | null {
  const role = actor.membership?.role;
  const isMetadata = role === "auditor" || (role === "partner_lead" && view === "ended");
  const scope = isMetadata ? metadataScope(actor) : applicationScope(actor, now);
  if (scope.kind === "none") return null;
  const where = scope.kind === "all" ? {} : scope.where;
  return { where, audience: audienceOfRole(role), shared: !isMetadata };
}

const audienceOfRole = (role: string | undefined): Audience => {
  if (role === "owner" || role === "editor" || role === "viewer") return "startup";
  return role === "programme_manager" || role === "officer" ? "staff" : "partner";
};

/** The user's filters, each a condition of its own beside the policy's. */
function filtersOf(query: ListQuery, shared: boolean): Prisma.ApplicationWhereInput[] {
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

/** Words are looked for in the T1 copies and in the reference; by readers of metadata in the reference alone. */
function searchFilter(words: string, shared: boolean): Prisma.ApplicationWhereInput {
  const reference = {
    reference: { contains: likePattern(words).slice(1, -1).toUpperCase() },
  };
  if (!shared) return reference;
  // `contains` adds the outer wildcards itself.
  return { OR: [{ searchText: { contains: likePattern(words).slice(1, -1) } }, reference] };
}

const orders: Record<ListSort, Prisma.ApplicationOrderByWithRelationInput[]> = {
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
function statusesOf(view: ListView, audience: Audience): ApplicationStatus[] {
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

const itemSelect = {
  id: true,
  reference: true,
  status: true,
  statusAt: true,
  submittedAt: true,
  source: true,
  deadlineExtendedTo: true,
  returnedDueAt: true,
  decisionDueAt: true,
  reapplyFrom: true,
  listName: true,
  listNameOther: true,
  listTitle: true,
  listCountry: true,
  listCity: true,
  listDomain: true,
  listArea: true,
  listModality: true,
  listStage: true,
  listTrl: true,
  intakeId: true,
} satisfies Prisma.ApplicationSelect;

type Row = Prisma.ApplicationGetPayload<{ select: typeof itemSelect }>;

interface ItemContext {
  sight: Sight;
  words: Describer;
  now: Date;
  intakes: Map<string, IntakeFacts>;
}

function itemOf(row: Row, { sight, words, now, intakes }: ItemContext): ListItem {
  const intake = intakes.get(row.intakeId);
  if (!intake) throw new Error(`application ${row.id} has no intake`);
  const dates = datesOfIntake(intake, row.submittedAt ?? now);
  const facts = {
    ...dates,
    status: row.status,
    deadline: deadlineOf({ closesAt: intake.closesAt, deadlineExtendedTo: row.deadlineExtendedTo }),
    returnedDueAt: row.returnedDueAt,
    reviewsDueAt: intake.reviewsDueAt,
    decisionDueAt: row.decisionDueAt,
    offerExpiresAt: null,
    reapplyFrom: row.reapplyFrom,
  };
  const copy = <T>(value: T): T | null => (sight.shared ? value : null);
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    statusLabel: words.statusLabel(sight.audience, row.status),
    statusAt: row.statusAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    source: row.source,
    name: copy(row.listName),
    nameOther: copy(row.listNameOther),
    title: copy(row.listTitle),
    country: copy(row.listCountry),
    city: copy(row.listCity),
    domain: copy(row.listDomain),
    area: copy(row.listArea),
    modality: copy(row.listModality),
    stage: copy(row.listStage),
    trl: copy(row.listTrl),
    intake: {
      id: intake.id,
      slug: intake.slug,
      name: inLocale(intake.name, words.locale),
    },
    next: words.next(sight.audience, facts, intake),
  };
}

/** What a tab asks beyond a set of statuses; null when it asks nothing more. */
function tabFilter(
  view: ListView,
  actor: Actor,
  differing: readonly string[],
): Prisma.ApplicationWhereInput | null {
  if (view === "mine") return { screenedById: actor.personId };
  return view === "differ" ? { id: { in: [...differing] } } : null;
}

const empty = (page: number): ApplicationList => ({
  items: [],
  total: 0,
  page,
  pageSize,
  counts: { all: 0, waiting_for_us: 0, waiting_for_startup: 0, differ: 0, mine: 0, ended: 0 },
  drafts: null,
  now: "",
});

/** How many there are by status under the same filters; one statement whatever the tab. */
async function countByStatus(tx: Tx, where: Prisma.ApplicationWhereInput) {
  const groups = await tx.application.groupBy({ by: ["status"], where, _count: { _all: true } });
  return new Map(groups.map(({ status, _count }) => [status, _count._all]));
}

/**
 * A page of the applications that the actor may see, 50 at a time, with counts by tab; policy and filters are one WHERE,
 * so that a row out of sight changes no total, order or page. A constant number of queries, whatever the rows.
 * `differing` are the applications whose recommendations are known to the reader to differ (decisions/list-standings).
 */
export function listApplications(
  actor: Actor,
  query: ListQuery,
  options: { locale?: Locale; differing?: readonly string[] } = {},
): Promise<ApplicationList> {
  const { page = 1, view = "all", sort = "newest" } = query;
  const { differing = [] } = options;
  return withActor(actor, async (tx, now) => {
    const sight = sightOf(actor, view, now);
    if (!sight) return empty(page);
    const words = await describer(options.locale ?? actor.locale);
    const filtered = { AND: [sight.where, ...filtersOf(query, sight.shared)] };
    const tab = tabFilter(view, actor, differing);
    const rows = await tx.application.findMany({
      where: {
        AND: [
          filtered,
          { status: { in: statusesOf(view, sight.audience) } },
          ...(tab ? [tab] : []),
        ],
      },
      orderBy: orders[sight.shared ? sort : sort === "name" ? "newest" : sort],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: itemSelect,
    });
    const intakes = await loadIntakeFacts(
      tx,
      rows.map(({ intakeId }) => intakeId),
    );
    const byStatus = await countByStatus(tx, filtered);
    const count = (of: ListView) =>
      statusesOf(of, sight.audience).reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0);
    const countTab = (of: "differ" | "mine") => {
      const filter = tabFilter(of, actor, differing);
      return tx.application.count({ where: { AND: [filtered, ...(filter ? [filter] : [])] } });
    };
    const counts = {
      all: count("all"),
      waiting_for_us: count("waiting_for_us"),
      waiting_for_startup: count("waiting_for_startup"),
      differ: differing.length > 0 ? await countTab("differ") : 0,
      mine: sight.audience === "staff" ? await countTab("mine") : 0,
      ended: count("ended"),
    };
    return {
      items: rows.map((row) => itemOf(row, { sight, words, now, intakes })),
      total: counts[view],
      page,
      pageSize,
      counts,
      now: now.toISOString(),
      drafts: await countDrafts(tx, actor, query.intake),
    };
  });
}
