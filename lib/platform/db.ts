import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import type { AnyActor } from "./actor";
import { env } from "./env";
import { statementNames } from "./statement-names";

export type Tx = Prisma.TransactionClient;

// Next's development server reloads modules; the pool must not be opened again each time.
const shared = globalThis as typeof globalThis & { portalDatabase?: PrismaClient };

function openDatabase(): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL,
      connectionTimeoutMillis: env().DATABASE_WAIT_MS,
      // A new connection signs in and plans every statement anew: half a page's time. So one stays while somebody reads,
      // and goes after an hour, because a session's memory only grows.
      idleTimeoutMillis: 10 * 60_000,
      maxLifetimeSeconds: 60 * 60,
      query_timeout: 20_000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 20_000,
      application_name: "portal",
      // The adapter writes dates without their zone, in UTC.
      options: "-c TimeZone=UTC",
    },
    { statementNameGenerator: statementNames() },
  );
  return new PrismaClient({ adapter });
}

/** The one pool of this process. Reads outside a transaction go here; protected tables are reached by `withActor`. */
export function db(): PrismaClient {
  shared.portalDatabase ??= openDatabase();
  return shared.portalDatabase;
}

/** Closes the pool; the next `db()` opens another. For shutdown and tests. */
export async function closeDatabase(): Promise<void> {
  const open = shared.portalDatabase;
  delete shared.portalDatabase;
  await open?.$disconnect();
}

/** What a page reads in one transaction; opened by `inOneReading` (reading.ts). */
interface Reading {
  actor: AnyActor;
  tx: Tx;
  now: Date;
  answers: Map<string, Promise<unknown>>;
}

export const readings = new AsyncLocalStorage<Reading>();

/**
 * Runs `work` in one transaction that carries who acts (transaction-local settings `app.actor`, `app.org`,
 * `app.membership`, read by row level policies) and gives it the database's clock. Inside `inOneReading` of the same
 * actor it joins that transaction. Protected tables are reached in no other way. Throws what `work` throws, with
 * everything undone.
 */
export function withActor<T>(actor: AnyActor, work: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  const reading = readings.getStore();
  return reading?.actor === actor ? work(reading.tx, reading.now) : transact(actor, work);
}

/** The answer to `ask`, asked once in a reading however many of its queries need it; outside of one, asked each time. */
export function onceInReading<T>(tx: Tx, question: string, ask: () => Promise<T>): Promise<T> {
  const reading = readings.getStore();
  if (reading?.tx !== tx) return ask();
  const known = reading.answers.get(question) as Promise<T> | undefined;
  if (known) return known;
  const answer = ask();
  reading.answers.set(question, answer);
  return answer;
}

function transact<T>(actor: AnyActor, work: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  const membership = actor.kind === "person" ? actor.membership : null;
  const personId = actor.kind === "person" ? actor.personId : "system";
  return db().$transaction(
    async (tx) => {
      const rows = await tx.$queryRaw<{ now: Date }[]>`
        SELECT app_now() AS now,
               set_config('app.actor', ${personId}, true),
               set_config('app.org', ${membership?.organisationId ?? ""}, true),
               set_config('app.membership', ${membership?.id ?? ""}, true)`;
      return work(tx, momentFrom(rows));
    },
    { maxWait: env().DATABASE_WAIT_MS + 1_000, timeout: 20_000 },
  );
}

/** The moment that a statement read from the database's clock. Throws when it told none. */
export function momentFrom(rows: readonly { now: Date }[]): Date {
  const now = rows[0]?.now;
  if (!now) throw new Error("the database did not tell the time");
  return now;
}

/** A JSON column's value from a plain value. Throws when it holds something JSON cannot say. */
export function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
