import { randomUUID } from "node:crypto";
import { PgBoss, type JobWithMetadata } from "pg-boss";
import { closeDatabase, db } from "./db";
import { env } from "./env";
import { closeQueue } from "./jobs";
import { log } from "./log";
import type { QueueName } from "./queues";

export interface JobContext {
  jobId: string;
  /** True when the queue will not try again after this attempt. */
  lastAttempt: boolean;
  /** Aborted when the worker is told to stop or the job's time is over. */
  signal: AbortSignal;
}

/** One queue's work: parse the ids, load, re-check rights, one command, log. A throw is tried again by the queue. */
export type JobHandler = (data: unknown, context: JobContext) => Promise<void>;

export type JobTable = Record<QueueName, JobHandler>;

/** Work that comes round by itself. */
export interface Chore {
  name: string;
  everySeconds: number;
  run: () => Promise<unknown>;
}

interface WorkerOptions {
  jobs: JobTable;
  chores: readonly Chore[];
  /** Throws one line when a setting that only the worker needs is missing. */
  checkSettings?: () => unknown;
}

/** Seconds between heartbeats; /api/health calls a worker dead after several of them. */
const beatSeconds = 5;

/** How many jobs of a queue one process runs at a time, and how often it looks for new ones. */
const pace: Record<QueueName, { localConcurrency: number; pollingIntervalSeconds: number }> = {
  "mail.deliver": { localConcurrency: 2, pollingIntervalSeconds: 0.5 },
  "assignment.solve": { localConcurrency: 1, pollingIntervalSeconds: 1 },
  "import.run": { localConcurrency: 1, pollingIntervalSeconds: 1 },
  "application.lapse": { localConcurrency: 1, pollingIntervalSeconds: 2 },
  "document.scan": { localConcurrency: 2, pollingIntervalSeconds: 1 },
  "cda.scan": { localConcurrency: 1, pollingIntervalSeconds: 1 },
  "privacy.export": { localConcurrency: 1, pollingIntervalSeconds: 1 },
  // Slowly: who files in the meantime is met by the same job.
  "review.calibrate": { localConcurrency: 1, pollingIntervalSeconds: 5 },
};

/** Seconds a stopping worker waits for the jobs in its hands; what is not done then is done by the next worker. */
const drainSeconds = 25;

function openQueue(): PgBoss {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: 6,
    // The queue's schema belongs to the migration step; this role owns nothing and cannot rebuild indexes.
    migrate: false,
    reindex: false,
    schedule: false,
    supervise: true,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    maintenanceIntervalSeconds: 3600,
  });
  boss.on("error", (error) => log.error({ err: error }, "queue"));
  return boss;
}

async function handle(queue: QueueName, handler: JobHandler, job: JobWithMetadata<unknown>) {
  const lastAttempt = job.retryCount >= job.retryLimit;
  try {
    await handler(job.data, { jobId: job.id, lastAttempt, signal: job.signal });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log.warn({ queue, jobId: job.id, attempt: job.retryCount + 1, lastAttempt, message }, "job");
    throw error;
  }
}

async function register(boss: PgBoss, jobs: JobTable): Promise<void> {
  for (const [queue, handler] of Object.entries(jobs) as [QueueName, JobHandler][]) {
    await boss.work<unknown, void, { includeMetadata: true; batchSize: 1 }>(
      queue,
      { includeMetadata: true, batchSize: 1, ...pace[queue] },
      async (batch) => {
        for (const job of batch) await handle(queue, handler, job);
      },
    );
  }
}

async function beat(id: string): Promise<void> {
  await db().$executeRaw`
    INSERT INTO worker_heartbeats (id, started_at, beat_at) VALUES (${id}, clock_timestamp(), clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET beat_at = clock_timestamp()`;
}

/** Workers that were killed never say goodbye; their rows go after a day. */
async function forgetDeadWorkers(): Promise<void> {
  await db()
    .$executeRaw`DELETE FROM worker_heartbeats WHERE beat_at < clock_timestamp() - interval '1 day'`;
}

/** Runs `work` now and then again `seconds` after it ended; a throw is logged and does not end it. */
function repeat(name: string, seconds: number, work: () => Promise<unknown>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const turn = async () => {
    await work().catch((error: unknown) => log.error({ chore: name, err: error }, "chore"));
    if (!stopped) timer = setTimeout(start, seconds * 1000);
  };
  const start = () => {
    running = turn();
  };
  start();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

export interface RunningWorker {
  id: string;
  /** Takes no more work, finishes what it holds (25 s at most), says goodbye and closes its connections. */
  stop(): Promise<void>;
}

/**
 * Starts handling every queue, with a heartbeat every 5 seconds. Heartbeats run on the real clock.
 * Throws one clear line when a setting is missing or the database has not been migrated.
 */
export async function startWorker({
  jobs,
  chores,
  checkSettings,
}: WorkerOptions): Promise<RunningWorker> {
  env();
  checkSettings?.();
  const id = randomUUID();
  const boss = openQueue();
  try {
    await forgetDeadWorkers();
    await beat(id);
    await boss.start();
    await register(boss, jobs);
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    await closeDatabase();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The worker could not start: ${reason}`, { cause: error });
  }
  const stopBeating = repeat("heartbeat", beatSeconds, () => beat(id));
  const stopChores = chores.map(({ name, everySeconds, run }) => repeat(name, everySeconds, run));
  log.info({ workerId: id }, "worker started");
  return {
    id,
    async stop() {
      await Promise.all(stopChores.map((stop) => stop()));
      await boss.stop({ graceful: true, timeout: drainSeconds * 1000 });
      await stopBeating();
      await db().workerHeartbeat.deleteMany({ where: { id } });
      await closeQueue();
      await closeDatabase();
      log.info({ workerId: id }, "worker stopped");
    },
  };
}

/** The life of a worker process: start, drain on SIGTERM or SIGINT, one line and exit code 1 when it cannot start. */
export async function runWorker(options: WorkerOptions): Promise<void> {
  let worker: RunningWorker;
  try {
    worker = await startWorker(options);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
    return;
  }
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    worker.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "worker did not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
