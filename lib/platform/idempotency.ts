import type { Actor } from "./actor";
import { asJson, type Tx } from "./db";

/**
 * Runs `work` once for a person, action and key: a retry gets the first answer. Without a key it always runs.
 * Must be called inside the transaction of the change, so that answer and change exist together. Two at the same
 * moment wait for each other on an advisory lock.
 */
export async function once<T>(
  tx: Tx,
  actor: Actor,
  action: string,
  key: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (!key) return work();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.personId}/${action}/${key}`}, 0))`;
  const where = { personId_action_key: { personId: actor.personId, action, key } };
  const first = await tx.idempotencyKey.findUnique({ where });
  if (first) return first.response as T;
  const response = await work();
  await tx.idempotencyKey.create({
    data: { personId: actor.personId, action, key, response: asJson(response) },
  });
  return response;
}
