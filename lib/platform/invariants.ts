import { systemActor } from "./actor";
import { withActor, type Tx } from "./db";

/** Something that must be true of the data at any moment, whatever happened. */
export interface Invariant {
  /** `<domain>/<what_must_hold>`; a dot would make it the code of a refusal */
  name: string;
  /** What rows that break it have in common, in one English sentence for whoever runs the portal. */
  broken: string;
  /** Rows that break it, by id; none: it holds. */
  find: (tx: Tx) => Promise<{ id: string }[]>;
}

export interface Breach {
  name: string;
  broken: string;
  ids: string[];
}

/** Which of the invariants do not hold, each asked in a transaction of its own, so that a long check holds nothing up. */
export async function findBreaches(invariants: readonly Invariant[]): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const { name, broken, find } of invariants) {
    const rows = await withActor(systemActor("invariants.check"), find);
    if (rows.length > 0) breaches.push({ name, broken, ids: rows.map(({ id }) => id) });
  }
  return breaches;
}
