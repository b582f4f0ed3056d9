import type { AnyActor } from "./actor";
import { inOneReading } from "./reading";

/** Undoes a look: what it read, nobody has opened. */
class LookedAt extends Error {}

/**
 * Whether `work` finds something for `actor`, in a transaction of its own that is always undone, so that a page that
 * would leave a receipt leaves none: nobody is shown anything. `isRefusal` tells a "no" from a failure, which is thrown.
 */
export async function findsSomething(
  actor: AnyActor,
  work: () => unknown,
  isRefusal: (error: unknown) => boolean,
): Promise<boolean> {
  let finds = false;
  try {
    await inOneReading(actor, async () => {
      const answer = await work();
      finds = answer !== false && answer !== null && answer !== undefined;
      throw new LookedAt();
    });
  } catch (error) {
    if (error instanceof LookedAt) return finds;
    if (isRefusal(error)) return false;
    throw error;
  }
  return finds;
}
