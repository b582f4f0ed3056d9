import type { ReviewCount } from "@/lib/decisions/policy";
import type { Tx } from "@/lib/platform/db";
import { countFiled } from "@/lib/reviews/queries/progress";
import type { Case } from "./load-case";

/** How many reviews stand against how many the intake wants. */
export async function reviewCount(tx: Tx, { row }: Pick<Case, "row">): Promise<ReviewCount> {
  const filed = await countFiled(tx, row.id);
  const intake = await tx.intake.findUniqueOrThrow({
    where: { id: row.intakeId },
    select: { reviewersPerOrganisation: true },
  });
  return {
    filed: {
      lead: filed.get(row.leadOrganisationId) ?? 0,
      partner: filed.get(row.partnerOrganisationId) ?? 0,
    },
    wanted: intake.reviewersPerOrganisation,
    reviewsDueAt: row.next.reviewsDueAt,
  };
}
