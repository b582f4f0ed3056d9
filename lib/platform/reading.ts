import type { AnyActor } from "./actor";
import { readings, withActor } from "./db";

/**
 * One transaction for all that a page reads, however many queries it is made of: one moment in time, and no BEGIN and
 * COMMIT for each. For pages only: a command inside it could not be undone alone. A connection answers one statement
 * at a time, so `work` asks its queries one after another. Inside another reading of the same actor it is a part of that.
 */
export function inOneReading<T>(actor: AnyActor, work: () => Promise<T>): Promise<T> {
  if (readings.getStore()?.actor === actor) return work();
  return withActor(actor, (tx, now) => readings.run({ actor, tx, now, answers: new Map() }, work));
}
