import { PgBoss, fromPrisma } from "pg-boss";
import type { Tx } from "./db";
import { env } from "./env";
import type { QueueName } from "./queues";

const shared = globalThis as typeof globalThis & { portalQueue?: Promise<PgBoss> };

/** The queue's client for sending; it supervises nothing (the worker does) and never changes the queue's schema. */
function sender(): Promise<PgBoss> {
  shared.portalQueue ??= (async () => {
    const boss = new PgBoss({
      connectionString: env().DATABASE_URL,
      max: 2,
      migrate: false,
      supervise: false,
      schedule: false,
    });
    boss.on("error", () => undefined);
    await boss.start();
    return boss;
  })();
  return shared.portalQueue;
}

interface SendOptions {
  /** Two sends with the same key within the queue's window become one job. */
  singletonKey?: string;
  /** Not before this moment. */
  startAfter?: Date;
  /** Higher goes first; 0 unless told. */
  priority?: number;
}

/**
 * Puts a job on a queue inside the caller's transaction: the job exists exactly when the change does.
 * `data` is plain JSON, ids only.
 */
export async function enqueue(
  tx: Tx,
  queue: QueueName,
  data: Record<string, string>,
  options: SendOptions = {},
) {
  const boss = await sender();
  await boss.send(queue, data, { ...options, db: fromPrisma(tx) });
}

/** Closes the sending client. For shutdown and tests. */
export async function closeQueue(): Promise<void> {
  const open = shared.portalQueue;
  delete shared.portalQueue;
  await (await open)?.stop({ graceful: false });
}
