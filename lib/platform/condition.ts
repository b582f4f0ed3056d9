import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Tables } from "./tables";

/** A condition of a typed statement. */
export type Condition = RawBuilder<SqlBool>;

interface Relation {
  table: keyof Tables;
  /** The column of `table` that says the same as `own` of the row that is looked at. */
  key: string;
  own: string;
}

/** The relations that scopes look along, by their names in the models. */
const relations: Readonly<Record<string, Relation>> = {
  application: { table: "applications", key: "id", own: "application_id" },
  bars: { table: "bars", key: "application_id", own: "id" },
  grants: { table: "grants", key: "application_id", own: "id" },
};

type Value = string | number | boolean | Date | null;

const isValue = (given: unknown): given is Value =>
  given === null || given instanceof Date || ["string", "number", "boolean"].includes(typeof given);

const columnOf = (field: string) => field.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** All of these; true when there is none. */
export const allOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` AND `)})`;

/** At least one of these; false when there is none. */
const anyOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` OR `)})`;

/**
 * What a filter of the models says, as a condition on the rows that a statement calls `alias`: so that a scope is
 * written once and read by model calls and typed statements alike. A relation is looked up as a set, once a statement
 * and not once a row. Throws for every kind of filter that no scope uses yet, and for a value that is missing.
 */
export function conditionOf(alias: string, filter: object): Condition {
  return allOf(
    Object.entries(filter).map(([name, wanted]: [string, unknown]) => {
      if (name === "AND") return allOf(listOf(wanted).map((each) => conditionOf(alias, each)));
      if (name === "OR") return anyOf(listOf(wanted).map((each) => conditionOf(alias, each)));
      const relation = relations[name];
      return relation ? along(alias, name, relation, wanted) : onField(alias, name, wanted);
    }),
  );
}

const listOf = (given: unknown): object[] => (Array.isArray(given) ? given : [given]) as object[];

const unknown = (name: string, given: unknown) =>
  new Error(`a statement cannot say this of ${name}: ${JSON.stringify(given) ?? "undefined"}`);

function onField(alias: string, name: string, wanted: unknown): Condition {
  const column = sql.ref(`${alias}.${columnOf(name)}`);
  if (wanted === null) return sql`${column} IS NULL`;
  if (isValue(wanted)) return sql`${column} = ${wanted}`;
  if (typeof wanted !== "object") throw unknown(name, wanted);
  return allOf(
    Object.entries(wanted).map(([operator, value]: [string, unknown]) => {
      if (operator === "not" && value === null) return sql`${column} IS NOT NULL`;
      if (operator === "in" && Array.isArray(value)) return sql`${column} = ANY (${[...value]})`;
      const sign = signs[operator];
      if (!sign || !isValue(value) || value === null) throw unknown(name, wanted);
      return sql`${column} ${sign} ${value}`;
    }),
  );
}

const signs: Readonly<Record<string, RawBuilder<unknown>>> = {
  equals: sql`=`,
  lt: sql`<`,
  lte: sql`<=`,
  gt: sql`>`,
  gte: sql`>=`,
};

function along(alias: string, name: string, relation: Relation, wanted: unknown): Condition {
  const { table, key } = relation;
  const own = sql.ref(`${alias}.${relation.own}`);
  // The one row that this one belongs to is filtered as it is, many by `some` or `none`.
  const given = key === "id" && wanted !== null ? { some: wanted } : wanted;
  const [[operator, filter] = ["", null], ...others] = Object.entries((given ?? {}) as object);
  if (others.length > 0 || typeof filter !== "object" || filter === null)
    throw unknown(name, wanted);
  const found = sql`(SELECT ${sql.ref(`${table}.${key}`)} FROM ${sql.table(table)} WHERE ${conditionOf(table, filter as object)})`;
  if (operator === "some") return sql`${own} IN ${found}`;
  if (operator === "none") return sql`${own} NOT IN ${found}`;
  throw unknown(name, wanted);
}
