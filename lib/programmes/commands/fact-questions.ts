import type { Tx } from "@/lib/platform/db";
import { factKeys } from "@/lib/programmes/eligibility-questions";
import { questionFromRow } from "@/lib/programmes/form-rows";
import { eligibilityRuleSchema, type EligibilityRule } from "@/lib/programmes/rules-schema";
import type { Question } from "@/lib/programmes/schema";

/** The questions of a form version that admission rules may look at. */
export async function factQuestionsOf(tx: Tx, formVersionId: string): Promise<Question[]> {
  const rows = await tx.formQuestion.findMany({
    where: { key: { in: [...factKeys] }, section: { formVersionId } },
  });
  return rows.map(questionFromRow);
}

/** The rules of an intake that hold now, in their order. */
export async function currentRules(
  tx: Tx,
  intake: { id: string; eligibilityVersion: number },
): Promise<EligibilityRule[]> {
  const rows = await tx.eligibilityRule.findMany({
    where: { intakeId: intake.id, version: intake.eligibilityVersion },
    orderBy: { position: "asc" },
    select: { rule: true },
  });
  return rows.map(({ rule }) => eligibilityRuleSchema.parse(rule));
}
