import { z } from "zod";

/** By path of a field, the revision that last changed it; `*` stands for every path without one of its own. */
const fieldRevisionsSchema = z.record(z.string(), z.int());
export type FieldRevisions = z.infer<typeof fieldRevisionsSchema>;

/**
 * What a review's row says of its fields at `revision`. When its newest entry is older, something was saved that left no
 * entry (a version before this one): then any field may have changed as late as that.
 */
export function readFieldRevisions(stored: unknown, revision: number): FieldRevisions {
  const parsed = fieldRevisionsSchema.safeParse(stored);
  const known = parsed.success ? parsed.data : {};
  return Math.max(0, ...Object.values(known)) === revision ? known : { "*": revision };
}

export const revisionOf = (known: FieldRevisions, path: string): number =>
  known[path] ?? known["*"] ?? 0;
