import { openedStates } from "@/lib/reviews/schema";
import type { Invariant } from "@/lib/platform/invariants";
import { ask, select } from "@/lib/platform/sql";

export const reviewInvariants: readonly Invariant[] = [
  {
    name: "reviews/kept_numbers",
    broken: "The kept counts or means of an application's reviews are not what the reviews say.",
    // Calibrated means are "as of" while a review of their side waits for commands/calibrate-reviews: not compared till then.
    find: (tx) => tx.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT application_id AS id FROM wrong_review_numbers()`,
  },
  {
    name: "reviews/states",
    broken: "A review is filed, excluded or missing against what its assignment says.",
    find: (tx) => tx.$queryRaw<{ id: string }[]>`
        SELECT assignment_id AS id FROM wrong_review_states()`,
  },
  {
    name: "reviews/sight_ends",
    broken: "An assignment is over, and the application is still open to the reviewer by it.",
    find: (tx) =>
      ask(
        tx,
        select
          .selectFrom("grants as g")
          .innerJoin("assignments as s", "s.id", "g.source_id")
          .where("g.reason", "=", "assignment")
          .where("g.revoked_at", "is", null)
          .where("s.state", "not in", [...openedStates])
          .select("s.id"),
      ),
  },
];
