import type { InferResult } from "kysely";
import { datesOfIntake, deadlineOf } from "@/lib/applications/lifecycle";
import {
  pageSize,
  type ApplicationStatus,
  type ListQuery,
  type ListView,
} from "@/lib/applications/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { askOne } from "@/lib/platform/sql";
import { inLocale } from "@/lib/programmes/localised";
import { countsOf, draftsShown, keptByStatus, subtract } from "./count-by-status";
import { describer, type Describer, type NextStepView } from "./describe";
import { intakesFrom, type IntakeFacts } from "./intake-facts";
import { facetColumns, facetsFrom, type ListFacets } from "./list-facets";
import { sightOf, statusesOf, type Sight } from "./list-scope";
import { countsRows, listStatement, type Listing } from "./list-statement";

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

type Answer = InferResult<ReturnType<typeof listStatement>>[number];
type Row = Answer["rows"][number];

interface ItemContext {
  sight: Sight;
  words: Describer;
  now: Date;
  intakes: Map<string, IntakeFacts>;
}

const dateOrNull = (text: string | null) => (text === null ? null : new Date(text));

function itemOf(row: Row, { sight, words, now, intakes }: ItemContext): ListItem {
  const intake = intakes.get(row.intakeId);
  if (!intake) throw new Error(`application ${row.id} has no intake`);
  const submittedAt = dateOrNull(row.submittedAt);
  const dates = datesOfIntake(intake, submittedAt ?? now);
  const facts = {
    ...dates,
    status: row.status,
    deadline: deadlineOf({
      closesAt: intake.closesAt,
      deadlineExtendedTo: dateOrNull(row.deadlineExtendedTo),
    }),
    returnedDueAt: dateOrNull(row.returnedDueAt),
    reviewsDueAt: intake.reviewsDueAt,
    decisionDueAt: dateOrNull(row.decisionDueAt),
    offerExpiresAt: null,
    reapplyFrom: dateOrNull(row.reapplyFrom),
    letterWaits: sight.letters && row.letterWaits,
  };
  const copy = <T>(value: T): T | null => (sight.shared ? value : null);
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    statusLabel: words.statusLabel(sight.audience, row.status),
    statusAt: new Date(row.statusAt).toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
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

/** Numbers by status, and drafts for the lead; from the kept counts wherever no filter looks into the rows. */
function numbers(listing: Listing, { kept, counted, barred }: Answer) {
  const { query, sight } = listing;
  const isStaff = sight.audience === "staff";
  const drafts = isStaff && kept.length > 0 ? draftsShown(kept) : null;
  if (countsRows(listing)) return { byStatus: countsOf(counted), drafts };
  const ended = ["partner_ended"] as const;
  const stages = !sight.shared
    ? ended
    : isStaff
      ? (["shared", ...ended] as const)
      : (["shared"] as const);
  const all = keptByStatus(kept, stages, query.status);
  return { byStatus: subtract(all, countsOf(barred)), drafts };
}

function listFrom(listing: Listing, answer: Answer, words: Describer, now: Date): ApplicationList {
  const { query, sight } = listing;
  const { page = 1, view = "all" } = query;
  const { byStatus, drafts } = numbers(listing, answer);
  const count = (of: ListView) =>
    statusesOf(of, sight.audience).reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0);
  const counts = {
    all: count("all"),
    waiting_for_us: count("waiting_for_us") + (answer.waiting ?? 0),
    waiting_for_startup: count("waiting_for_startup"),
    differ: answer.differ ?? 0,
    mine: answer.barred.reduce((left, barred) => left - barred.mine, answer.mine ?? 0),
    ended: count("ended"),
  };
  const intakes = intakesFrom(answer.intakes);
  return {
    items: answer.rows.map((row) => itemOf(row, { sight, words, now, intakes })),
    total: counts[view],
    page,
    pageSize,
    counts,
    now: now.toISOString(),
    drafts,
  };
}

interface ListOptions {
  locale?: Locale;
  /** The applications whose recommendations are known to the reader to differ (decisions/list-standings). */
  differing?: readonly string[];
  /** What else waits for the reader's organisation (reviews/waits-for-staff). */
  waits?: Listing["waits"];
}

const handedIn = ({ differing = [], waits = null }: ListOptions) => ({ differing, waits });

/**
 * A page of the applications that the actor may see, 50 at a time, with counts by tab; policy and filters are one WHERE,
 * so that a row out of sight changes no total, order or page. One statement, whatever the rows.
 */
export function listApplications(
  actor: Actor,
  query: ListQuery,
  options: ListOptions = {},
): Promise<ApplicationList> {
  return withActor(actor, async (tx, now) => {
    const sight = sightOf(actor, query.view ?? "all", now);
    const listing = sight && { actor, query, sight, ...handedIn(options) };
    const answer = listing && (await askOne(tx, listStatement(listing)));
    if (!answer) return empty(query.page ?? 1);
    return listFrom(listing, answer, await describer(options.locale ?? actor.locale), now);
  });
}

/** The staff's list with what it can be narrowed by, in the same one statement; null for who has no such list. */
export function listWithFacets(
  actor: Actor,
  query: ListQuery,
  options: ListOptions & { locale: Locale },
): Promise<{ list: ApplicationList; facets: ListFacets } | null> {
  return withActor(actor, async (tx, now) => {
    const sight = sightOf(actor, query.view ?? "all", now);
    const facets = facetColumns(actor, now);
    if (!sight || !facets) return null;
    const listing = { actor, query, sight, ...handedIn(options) };
    const answer = await askOne(tx, listStatement(listing).select(facets));
    if (!answer) return null;
    const list = listFrom(listing, answer, await describer(options.locale), now);
    return { list, facets: facetsFrom(answer, options.locale) };
  });
}
