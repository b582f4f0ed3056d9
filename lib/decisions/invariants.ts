import { cohortStatuses } from "@/lib/applications/lifecycle";
import type { Invariant } from "@/lib/platform/invariants";
import { ask, select } from "@/lib/platform/sql";

export const decisionInvariants: readonly Invariant[] = [
  {
    name: "decisions/differing",
    broken:
      "A decision is marked as differing, or as not, against what the two recommendations say.",
    find: (tx) => tx.$queryRaw<{ id: string }[]>`
        SELECT application_id AS id FROM wrong_differing()`,
  },
  {
    name: "decisions/cohort",
    broken:
      "An application was admitted without a place in a cohort, or has one without being admitted.",
    find: (tx) =>
      ask(
        tx,
        select
          .selectFrom("applications as a")
          .leftJoin("cohort_members as c", "c.application_id", "a.id")
          .where((of) =>
            of.or([
              of.and([of("a.status", "in", cohortStatuses), of("c.cohort_id", "is", null)]),
              of.and([of("a.status", "not in", cohortStatuses), of("c.cohort_id", "is not", null)]),
            ]),
          )
          .select("a.id"),
      ),
  },
  {
    name: "decisions/accepted_offer",
    broken: "An offer was accepted, and the startup has no place in a cohort.",
    find: (tx) =>
      ask(
        tx,
        select
          .selectFrom("offers as o")
          .leftJoin("cohort_members as c", "c.application_id", "o.application_id")
          .where("o.state", "=", "accepted")
          .where("c.cohort_id", "is", null)
          .select("o.application_id as id"),
      ),
  },
  {
    name: "decisions/offered",
    broken: "An application is offered a place, and there is no offer to answer.",
    find: (tx) =>
      ask(
        tx,
        select
          .selectFrom("applications as a")
          .leftJoin("offers as o", (join) =>
            join.onRef("o.application_id", "=", "a.id").on("o.state", "=", "sent"),
          )
          .where("a.status", "=", "offered")
          .where("o.id", "is", null)
          .select("a.id"),
      ),
  },
];
