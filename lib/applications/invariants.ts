import type { Invariant } from "@/lib/platform/invariants";
import { ask, select } from "@/lib/platform/sql";
import { sql } from "kysely";

export const applicationInvariants: readonly Invariant[] = [
  {
    name: "applications/kept_counts",
    broken: "The kept counts of an intake's applications are not what the applications say.",
    find: (tx) => tx.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT coalesce(k.intake_id, r.intake_id) AS id
          FROM (SELECT intake_id, status, stage, sum(count) AS count FROM application_counts GROUP BY 1, 2, 3) k
          FULL JOIN (SELECT intake_id, status, count_stage(submitted_at, partner_ended_at) AS stage, count(*) AS count
                       FROM applications GROUP BY 1, 2, 3) r
            ON r.intake_id = k.intake_id AND r.status = k.status AND r.stage = k.stage
         WHERE coalesce(k.count, 0) <> coalesce(r.count, 0)`,
  },
  {
    name: "applications/frozen_version",
    broken: "An application was sent, and the version that counts was never frozen.",
    find: (tx) =>
      ask(
        tx,
        select
          .selectFrom("applications as a")
          .where("a.submitted_at", "is not", null)
          .where((of) =>
            of.not(
              of.exists(
                of
                  .selectFrom("application_versions as v")
                  .whereRef("v.application_id", "=", "a.id")
                  .whereRef("v.number", "=", "a.current_version")
                  .select("v.id"),
              ),
            ),
          )
          .select("a.id"),
      ),
  },
  {
    name: "applications/last_status",
    broken: "The last change of an application's status led to another one than it has.",
    find: (tx) =>
      ask(
        tx,
        select
          .selectFrom("applications as a")
          .innerJoin("status_changes as c", "c.application_id", "a.id")
          .groupBy(["a.id", "a.status"])
          .having(
            // Of two changes at one moment either may be the last.
            sql<boolean>`NOT bool_or(c."to" = a.status AND c.at = (
              SELECT max(n.at) FROM status_changes n WHERE n.application_id = a.id))`,
          )
          .select("a.id"),
      ),
  },
];
