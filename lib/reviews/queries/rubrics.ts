import type { Tx } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";

/**
 * The rubric an organisation's reviewers score against now: the last one published.
 * Throws reviews.no_rubric (422) while there is none.
 */
export async function publishedRubricId(
  tx: Tx,
  programmeId: string,
  organisationId: string,
): Promise<string> {
  const rubric = await tx.rubric.findFirst({
    where: { programmeId, organisationId, status: "published" },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  if (!rubric) throw new Refusal("reviews.no_rubric");
  return rubric.id;
}

export interface CriterionRow {
  id: string;
  key: string;
  label: unknown;
  hint: unknown;
  weight: number;
}

/** A rubric's criteria in their order. */
export function criteriaOf(tx: Tx, rubricId: string): Promise<CriterionRow[]> {
  return tx.criterion.findMany({
    where: { rubricId },
    orderBy: { position: "asc" },
    select: { id: true, key: true, label: true, hint: true, weight: true },
  });
}
