import { sql } from "kysely";
import type { Tx } from "@/lib/platform/db";
import { askOne, select } from "@/lib/platform/sql";

/** Means of one criterion over the reviews that count, 1 to 5: as given, and with the reviewers' habits taken off. */
export interface CriterionMeans {
  raw: number;
  calibrated: number;
}

/** What is kept of one organisation's filed, counting reviews of one application; means from 1 to 5, null without a review. */
export interface KeptMeans {
  reviews: number;
  overall: number | null;
  calibrated: number | null;
  /** By criterion key. */
  criteria: Record<string, CriterionMeans>;
}

/**
 * Part of a statement that calls its applications `a`: the kept means of each, as far as the second wall lets the reader
 * look, which is their own organisation's, and the other's where the seal is open. "File your own first" across memberships
 * is the caller's question.
 */
export const meansOfApplication = select
  .selectFrom("review_means as m")
  .where("m.application_id", "=", sql.ref<string>("a.id"))
  .where("m.reviews", ">", 0)
  .select([
    "m.organisation_id as organisationId",
    "m.reviews",
    "m.overall",
    "m.calibrated",
    sql<KeptMeans["criteria"]>`m.criteria`.as("criteria"),
  ]);

export interface OwnNumbers {
  /** Live assignments: offered, accepted or completed. */
  assigned: number;
  /** Filed and counting. */
  filed: number;
  /** Overall, 1 to 5; null without a review, or where the second wall lets nobody look. */
  score: { raw: number; calibrated: number; reviews: number } | null;
  /** When the habits behind `calibrated` were last taken; null: not yet, or the reader is not of that organisation. */
  calibratedAsOf: Date | null;
}

/** What is kept of one organisation's reviews of one application, for its own people. One statement. */
export async function ownNumbers(
  tx: Tx,
  of: { applicationId: string; organisationId: string },
): Promise<OwnNumbers> {
  const row = await askOne(
    tx,
    select
      .selectFrom("applications as a")
      .leftJoin("review_counts as k", (join) =>
        join.onRef("k.application_id", "=", "a.id").on("k.organisation_id", "=", of.organisationId),
      )
      .leftJoin("review_means as m", (join) =>
        join.onRef("m.application_id", "=", "a.id").on("m.organisation_id", "=", of.organisationId),
      )
      .where("a.id", "=", of.applicationId)
      .select([
        "k.asked",
        "k.filed",
        "m.overall as raw",
        "m.calibrated",
        "m.reviews",
        sql<Date | null>`calibrated_as_of(a.intake_id)`.as("calibratedAsOf"),
      ]),
  );
  const { raw = null, calibrated = null, reviews } = row ?? {};
  return {
    assigned: row?.asked ?? 0,
    filed: row?.filed ?? 0,
    score: raw === null || calibrated === null ? null : { raw, calibrated, reviews: reviews ?? 0 },
    calibratedAsOf: row?.calibratedAsOf ?? null,
  };
}
