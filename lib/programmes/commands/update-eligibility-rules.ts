import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict, Refusal, type FieldProblem } from "@/lib/platform/errors";
import { unanswerableRules } from "@/lib/programmes/eligibility-questions";
import type { EligibilityRule } from "@/lib/programmes/rules-schema";
import { factQuestionsOf } from "./fact-questions";
import { loadEditableIntake } from "./load-set-up";

/**
 * Writes a new version of an intake's eligibility rules, in the order given; the rows of earlier versions stay, because
 * screenings name the version they were made under. Audited.
 * Throws 404, 403, 409 programmes.closed, programmes.intake_closed and programmes.rules_needed (an open intake keeps one),
 * 422 by rule where the form of an open intake does not ask what the rule looks for.
 */
export async function updateEligibilityRules(
  actor: Actor,
  intakeId: string,
  rules: readonly EligibilityRule[],
): Promise<{ version: number }> {
  return withActor(actor, async (tx, now) => {
    const { intake, programme } = await loadEditableIntake(tx, actor, intakeId);
    if (intake.status === "closed") throw conflict("programmes.intake_closed");
    if (intake.status === "open" && rules.length === 0) throw conflict("programmes.rules_needed");
    if (intake.status === "open") await requireAnswerable(tx, intake, rules);
    const version = intake.eligibilityVersion + 1;
    await tx.eligibilityRule.createMany({
      data: rules.map((rule, position) => ({
        intakeId,
        version,
        position,
        key: rule.key,
        rule: asJson(rule),
      })),
    });
    await tx.intake.update({
      where: { id: intakeId },
      data: { eligibilityVersion: version, updatedAt: now },
    });
    await recordAudit(tx, actor, {
      type: "eligibility.updated",
      objectType: "intake",
      objectId: intakeId,
      programmeId: programme.id,
      payload: { version, rules: rules.map((rule) => rule.key) },
    });
    return { version };
  });
}

// Of an intake in draft the form may still change; opening looks again.
async function requireAnswerable(
  tx: Tx,
  { formVersionId }: { formVersionId: string | null },
  rules: readonly EligibilityRule[],
): Promise<void> {
  const questions = formVersionId ? await factQuestionsOf(tx, formVersionId) : [];
  const fields = unanswerableRules(rules, questions).map((at): [string, FieldProblem] => [
    `rules.${at}`,
    { code: "programmes.rule_unanswerable", params: { number: at + 1 } },
  ]);
  if (fields.length > 0)
    throw new Refusal("programmes.rules_unanswerable", { fields: Object.fromEntries(fields) });
}
