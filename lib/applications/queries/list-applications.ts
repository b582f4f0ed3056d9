import { datesOfIntake, deadlineOf } from "@/lib/applications/lifecycle";
import {
  applicationStatuses,
  pageSize,
  type ApplicationStatus,
  type ListQuery,
  type ListView,
} from "@/lib/applications/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { inLocale } from "@/lib/programmes/localised";
import {
  countBarred,
  countRows,
  draftsShown,
  hasKeptCounts,
  keptByStatus,
  looksInside,
  readKeptCounts,
  subtract,
  type StatusCounts,
} from "./count-by-status";
import { describer, type Describer, type NextStepView } from "./describe";
import { loadIntakeFacts, type IntakeFacts } from "./intake-facts";
import { filtersOf, orders, sightOf, statusesOf, tabFilter, type Sight } from "./list-scope";

/** One row of the list; every word of it is a T1 copy. Readers of metadata get no copies. */
export interface ListItem {
  id: string;
  reference: string;
  status: ApplicationStatus;
  statusLabel: string;
  statusAt: string;
  submittedAt: string | null;
  source: "self" | "import";
  /** Imported, and nobody of the startup has claimed it. */
  unclaimed: boolean;
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
  claimedAt: true,
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
    unclaimed: row.source === "import" && row.claimedAt === null,
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

const empty = (page: number): ApplicationList => ({
  items: [],
  total: 0,
  page,
  pageSize,
  counts: { all: 0, waiting_for_us: 0, waiting_for_startup: 0, differ: 0, mine: 0, ended: 0 },
  drafts: null,
  now: "",
});

interface Counting {
  tx: Tx;
  actor: Actor;
  query: ListQuery;
  sight: Sight;
  differing: readonly string[];
  /** Policy and filters in one. */
  filtered: Prisma.ApplicationWhereInput;
}

/** Numbers by status, and drafts for the lead; from the kept counts wherever no filter looks into the rows. */
async function numbers({ tx, actor, query, sight, filtered }: Counting) {
  const kept = hasKeptCounts(actor) ? await readKeptCounts(tx, actor, query) : null;
  const drafts = kept && sight.audience === "staff" ? draftsShown(kept) : null;
  if (!kept || looksInside(query)) return { byStatus: await countRows(tx, filtered), drafts };
  const stages = sight.shared
    ? sight.audience === "staff"
      ? (["shared", "partner_ended"] as const)
      : (["shared"] as const)
    : (["partner_ended"] as const);
  const inScope = { AND: [sight.beforeBars, ...filtersOf(query, sight.shared)] };
  const barred = await countBarred(tx, actor, inScope);
  return { byStatus: subtract(keptByStatus(kept, stages, query.status), barred), drafts };
}

/** How many each tab holds under the same filters. */
async function countTabs(
  counting: Counting,
  byStatus: StatusCounts,
): Promise<ApplicationList["counts"]> {
  const { tx, actor, sight, differing, filtered } = counting;
  const count = (of: ListView) =>
    statusesOf(of, sight.audience).reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0);
  const countTab = (of: "differ" | "mine") => {
    const filter = tabFilter(of, actor, differing);
    return tx.application.count({ where: { AND: [filtered, ...(filter ? [filter] : [])] } });
  };
  return {
    all: count("all"),
    waiting_for_us: count("waiting_for_us"),
    waiting_for_startup: count("waiting_for_startup"),
    differ: differing.length > 0 ? await countTab("differ") : 0,
    mine: sight.audience === "staff" ? await countTab("mine") : 0,
    ended: count("ended"),
  };
}

/** The rows of one page, in order. A tab of all statuses says nothing about them, so that an index can give the order. */
function readPage({ tx, actor, query, sight, differing, filtered }: Counting): Promise<Row[]> {
  const { page = 1, view = "all", sort = "newest" } = query;
  const statuses = statusesOf(view, sight.audience);
  const tab = tabFilter(view, actor, differing);
  const isEvery = statuses.length === applicationStatuses.length;
  return tx.application.findMany({
    where: {
      AND: [filtered, ...(isEvery ? [] : [{ status: { in: statuses } }]), ...(tab ? [tab] : [])],
    },
    orderBy: orders[sight.shared ? sort : sort === "name" ? "newest" : sort],
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: itemSelect,
  });
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
  const { page = 1, view = "all" } = query;
  const { differing = [] } = options;
  return withActor(actor, async (tx, now) => {
    const sight = sightOf(actor, view, now);
    if (!sight) return empty(page);
    const words = await describer(options.locale ?? actor.locale);
    const filtered = { AND: [sight.where, ...filtersOf(query, sight.shared)] };
    const counting = { tx, actor, query, sight, differing, filtered };
    const rows = await readPage(counting);
    const intakes = await loadIntakeFacts(
      tx,
      rows.map(({ intakeId }) => intakeId),
    );
    const { byStatus, drafts } = await numbers(counting);
    const counts = await countTabs(counting, byStatus);
    return {
      items: rows.map((row) => itemOf(row, { sight, words, now, intakes })),
      total: counts[view],
      page,
      pageSize,
      counts,
      now: now.toISOString(),
      drafts,
    };
  });
}
