import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Compilable,
} from "kysely";
import type { Tx } from "./db";
import type { Tables } from "./tables";

/**
 * Builds typed statements for hot reads (docs/adr/0013) and runs none: `ask` does, inside a transaction that says who
 * acts. Nested rows come by `jsonArrayFrom` and `jsonObjectFrom` of kysely/helpers/postgres; a date inside one is text.
 */
export const select = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The rows that `statement` returns in this transaction; both walls' settings apply. Throws what the database throws. */
export function ask<Row>(tx: Tx, statement: Compilable<Row>): Promise<Row[]> {
  const { sql, parameters } = statement.compile();
  return tx.$queryRawUnsafe<Row[]>(sql, ...parameters);
}

/** The first row, or undefined. */
export async function askOne<Row>(tx: Tx, statement: Compilable<Row>): Promise<Row | undefined> {
  return (await ask(tx, statement))[0];
}

/** A date out of a nested row, where JSON made text of it. */
export function dateIn(text: string): Date;
export function dateIn(text: string | null): Date | null;
export function dateIn(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
