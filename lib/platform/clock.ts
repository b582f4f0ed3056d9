import { db } from "./db";

/** The database's clock outside a transaction. */
export async function databaseNow(): Promise<Date> {
  const rows = await db().$queryRaw<{ now: Date }[]>`SELECT app_now() AS now`;
  const now = rows[0]?.now;
  if (!now) throw new Error("the database did not tell the time");
  return now;
}
