import type { Tx } from "@/lib/platform/db";
import { eligibilityRuleSchema, type EligibilityRule } from "@/lib/programmes/rules-schema";

/** The rules of an intake's present version, in order. Throws P2025 for an unknown intake. */
export async function getEligibilityRules(
  tx: Tx,
  intakeId: string,
): Promise<{ version: number; rules: EligibilityRule[] }> {
  const intake = await tx.intake.findUniqueOrThrow({
    where: { id: intakeId },
    select: {
      eligibilityVersion: true,
      eligibilityRules: {
        orderBy: { position: "asc" },
        select: { version: true, rule: true },
      },
    },
  });
  const version = intake.eligibilityVersion;
  const rules = intake.eligibilityRules.filter((row) => row.version === version);
  return { version, rules: rules.map((row) => eligibilityRuleSchema.parse(row.rule)) };
}
