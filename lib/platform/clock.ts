import { db, momentFrom, type Tx } from "./db";

/**
 * The database's clock at this moment of a transaction; `now` of withActor is when it began. What waited for a lock is
 * judged by the clock after it: `lock…` functions give it.
 */
export const clockOf = async (tx: Pick<Tx, "$queryRaw">): Promise<Date> =>
  momentFrom(await tx.$queryRaw<{ now: Date }[]>`SELECT app_now() AS now`);

/** The database's clock outside a transaction. */
export const databaseNow = (): Promise<Date> => clockOf(db());
