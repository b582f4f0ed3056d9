import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor } from "@/lib/platform/db";
import type { CreateIntakeInput } from "@/lib/programmes/setup-schema";
import { defaultEligibilityRules } from "@/lib/programmes/templates/eligibility-rules";
import { requireDatesInOrder } from "./intake-dates";
import { cutOffRows, intakeColumns, requirePublishedForm } from "./intake-columns";
import { loadEditableProgramme } from "./load-set-up";
import { freeSlug } from "./slugs";

/**
 * Makes an intake in draft, with the template's eligibility rules as its first version. Audited.
 * Throws 404, 403, 409 programmes.closed and programmes.slug_taken, 422 with a sentence a date or field.
 */
export async function createIntake(actor: Actor, programmeId: string, input: CreateIntakeInput) {
  return withActor(actor, async (tx) => {
    await loadEditableProgramme(tx, actor, programmeId);
    requireDatesInOrder(input);
    await requirePublishedForm(tx, programmeId, input.formVersionId);
    const slug = await freeSlug(input.slug, input.name["en-HK"], "intake", async (wish) =>
      Boolean(await tx.intake.findUnique({ where: { slug: wish }, select: { id: true } })),
    );
    const intake = await tx.intake.create({
      data: {
        ...intakeColumns(input),
        slug,
        programmeId,
        formVersionId: input.formVersionId,
        cutOffs: { create: cutOffRows(input) },
        eligibilityRules: {
          create: defaultEligibilityRules.map((rule, position) => ({
            version: 1,
            position,
            key: rule.key,
            rule: asJson(rule),
          })),
        },
      },
      select: { id: true, slug: true, status: true },
    });
    await recordAudit(tx, actor, {
      type: "intake.created",
      objectType: "intake",
      objectId: intake.id,
      programmeId,
      payload: { kind: input.kind },
    });
    return intake;
  });
}
