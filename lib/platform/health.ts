import { readdir } from "node:fs/promises";
import path from "node:path";
import { db } from "./db";
import { log } from "./log";

/** A worker beats every 5 seconds (run-worker.ts); after this many without a beat it is taken for dead. */
const workerSilenceSeconds = 30;

/** Seconds a job that is due may wait before the queue counts as stuck; a thousand letters at once are not stuck. */
const queueWaitSeconds = 900;

export interface Health {
  ok: boolean;
  database: "up" | "down";
  migrations: { expected: number | null; applied: number | null; missing: string[] };
  /** Seconds the oldest due job has waited; 0 when none waits. */
  queue: { ok: boolean; oldestSeconds: number | null };
  /** Seconds since the last beat of any worker; null when none ever beat. */
  worker: { ok: boolean; silentSeconds: number | null };
}

let expectedNames: Promise<string[] | null> | undefined;

// The folder ships with every build (the migration step needs it too) and cannot change under a running one.
function expectedMigrations(): Promise<string[] | null> {
  expectedNames ??= readdir(path.join(process.cwd(), "prisma", "migrations"), {
    withFileTypes: true,
  }).then(
    (entries) => entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
    () => null,
  );
  return expectedNames;
}

interface StateRow {
  applied: string[];
  oldest_seconds: number;
  silent_seconds: number | null;
}

async function readState(): Promise<StateRow | undefined> {
  const rows = await db().$queryRaw<StateRow[]>`
    SELECT ARRAY(SELECT migration_name::text FROM _prisma_migrations
                  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS applied,
           (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(greatest(created_on, start_after))), 0)::float8
              FROM pgboss.job WHERE state IN ('created', 'retry') AND start_after <= clock_timestamp()) AS oldest_seconds,
           (SELECT extract(epoch FROM clock_timestamp() - max(beat_at))::float8 FROM worker_heartbeats) AS silent_seconds`;
  return rows[0];
}

/**
 * What an operator's probe wants to know. `ok` needs the database, no missing migration, a queue that moves and a
 * living worker. Never throws; holds no names of people and no content.
 */
export async function readHealth(): Promise<Health> {
  const expected = await expectedMigrations();
  const state = await readState().catch((error: unknown) => {
    log.warn({ err: error }, "health: the database did not answer");
    return undefined;
  });
  const applied = new Set(state?.applied ?? []);
  const missing = state && expected ? expected.filter((name) => !applied.has(name)) : [];
  const oldest = state ? Math.round(state.oldest_seconds) : null;
  const silent = state && state.silent_seconds !== null ? Math.round(state.silent_seconds) : null;
  const queue = { ok: oldest !== null && oldest <= queueWaitSeconds, oldestSeconds: oldest };
  const worker = { ok: silent !== null && silent <= workerSilenceSeconds, silentSeconds: silent };
  return {
    ok: Boolean(state) && expected !== null && missing.length === 0 && queue.ok && worker.ok,
    database: state ? "up" : "down",
    migrations: {
      expected: expected?.length ?? null,
      applied: state ? applied.size : null,
      missing,
    },
    queue,
    worker,
  };
}
