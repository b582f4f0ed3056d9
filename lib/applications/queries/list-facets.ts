import { sql, type SqlBool } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { applicationScope } from "@/lib/applications/scope";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { conditionOf } from "@/lib/platform/condition";
import { withActor } from "@/lib/platform/db";
import { askOne, select } from "@/lib/platform/sql";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";

export interface ListFacets {
  /** Of the programmes the actor works in; `programme` tells two of the same name apart. */
  intakes: {
    slug: string;
    name: string;
    programme: string;
    closesAt: string | null;
    lead: string;
    partner: string;
  }[];
  /** ISO 3166-1 alpha-2, as the applications in sight say. */
  countries: string[];
  /** Short names of the organisations of the programmes in sight: one lead, one partner or several. */
  lead: string | null;
  partner: string | null;
}

type Membership = NonNullable<Actor["membership"]>;

/** Of every intake on the actor's side that is no draft, newest first. */
function intakesOf({ role, organisationId, programmeId }: Membership) {
  const side = role === "partner_lead" ? "p.partner_organisation_id" : "p.lead_organisation_id";
  return select
    .selectFrom("intakes as i")
    .innerJoin("programmes as p", "p.id", "i.programme_id")
    .innerJoin("organisations as l", "l.id", "p.lead_organisation_id")
    .innerJoin("organisations as q", "q.id", "p.partner_organisation_id")
    .where("i.status", "!=", "draft")
    .where(side, "=", organisationId)
    .$if(programmeId !== null, (all) => all.where("i.programme_id", "=", programmeId))
    .select([
      "i.slug",
      "i.name",
      "i.closes_at as closesAt",
      "p.name as programme",
      "l.short_name as lead",
      "q.short_name as partner",
    ])
    .orderBy("i.opens_at", "desc")
    .orderBy("i.slug");
}

/**
 * Countries one by one through the index, each then looked for in what is in sight: as many steps as there are
 * countries, not applications. That a country is known elsewhere is seen by nobody.
 */
const countriesIn = (inScope: ReturnType<typeof conditionOf>) => {
  const next = (after: ReturnType<typeof sql<SqlBool>>) =>
    sql`(SELECT list_country FROM applications WHERE ${after} ORDER BY list_country LIMIT 1)`;
  return sql<string[]>`(
    WITH RECURSIVE known (country) AS (
      SELECT ${next(sql`list_country IS NOT NULL`)}
      UNION ALL
      SELECT ${next(sql`list_country > known.country`)} FROM known WHERE known.country IS NOT NULL)
    SELECT coalesce(json_agg(country ORDER BY country), '[]') FROM known
     WHERE country IS NOT NULL
       AND EXISTS (SELECT FROM applications a WHERE a.list_country = known.country AND ${inScope}))`;
};

/** The facets as columns of a statement (`facetsFrom` reads them); null for who has none. */
export function facetColumns(actor: Actor, now: Date) {
  const scope = applicationScope(actor, now);
  const { membership } = actor;
  if (scope.kind === "none" || !membership?.organisationId) return null;
  const inScope = conditionOf("a", scope.kind === "where" ? scope.where : {});
  return [
    jsonArrayFrom(intakesOf(membership)).as("intakeFacets"),
    countriesIn(inScope).as("countries"),
  ] as const;
}

interface Told {
  intakeFacets: {
    slug: string;
    name: unknown;
    closesAt: string | null;
    programme: unknown;
    lead: unknown;
    partner: unknown;
  }[];
  countries: string[];
}

/** What the columns told, in the reader's language. */
export function facetsFrom({ intakeFacets, countries }: Told, locale: Locale): ListFacets {
  const word = (value: unknown) => inLocale(value as LocalisedText, locale);
  const only = (names: string[]) => (new Set(names).size === 1 ? (names[0] ?? null) : null);
  const intakes = intakeFacets.map(({ slug, name, closesAt, programme, lead, partner }) => ({
    slug,
    name: word(name),
    programme: word(programme),
    closesAt: closesAt === null ? null : new Date(closesAt).toISOString(),
    lead: word(lead),
    partner: word(partner),
  }));
  return {
    intakes,
    countries,
    lead: only(intakes.map(({ lead }) => lead)),
    partner: only(intakes.map(({ partner }) => partner)),
  };
}

/** What the staff's list can be narrowed by: from the applications in sight and from nothing else. One statement. */
export function listFacets(actor: Actor, locale: Locale): Promise<ListFacets> {
  return withActor(actor, async (tx, now) => {
    const columns = facetColumns(actor, now);
    const told = columns && (await askOne(tx, select.selectNoFrom(columns)));
    return told
      ? facetsFrom(told, locale)
      : { intakes: [], countries: [], lead: null, partner: null };
  });
}
