import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Compilable,
  type CompiledQuery,
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

/** Stands for a value while a statement is written. */
class StandIn {
  constructor(readonly name: string) {}
}

/**
 * A statement whose text is written once in a process instead of on every request. `build` is handed stand-ins: it puts
 * each where its value belongs, and neither looks at one nor decides by it; what decides (a null, a condition) is a value.
 */
export function writtenOnce<Values extends object, Row>(
  build: (values: Values) => Compilable<Row>,
): (values: Values) => Compilable<Row> {
  let written: CompiledQuery<Row> | undefined;
  return (values) => ({
    compile: () => {
      written ??= build(standIns<Values>()).compile();
      const given = new Map<string, unknown>(Object.entries(values));
      const parameters = written.parameters.map((parameter) =>
        parameter instanceof StandIn ? given.get(parameter.name) : parameter,
      );
      return { ...written, parameters };
    },
  });
}

const standIns = <Values extends object>(): Values =>
  new Proxy({} as Values, { get: (_values, name) => new StandIn(String(name)) });

/** A date out of a nested row, where JSON made text of it. */
export function dateIn(text: string): Date;
export function dateIn(text: string | null): Date | null;
export function dateIn(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
