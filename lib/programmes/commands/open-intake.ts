import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, type FieldProblem } from "@/lib/platform/errors";
import { openingChecks, type IntakeDates } from "@/lib/programmes/readiness";
import { unanswerableRules } from "@/lib/programmes/eligibility-questions";
import { currentRules, factQuestionsOf } from "./fact-questions";
import { loadEditableIntake } from "./load-set-up";

/**
 * Opens an intake to startups: shown at once, accepting applications from its opening date. Fixes the form version
 * (the newest published one where none was chosen). Audited.
 * `shown` is when the intake on the page was last changed: what it showed is what is announced.
 * Throws 404, 403, 409 programmes.closed, programmes.intake_not_draft, programmes.changed_since_shown, and programmes.intake_not_ready with one
 * sentence for each thing that is missing (`fields`, by the names of openingNeeds; `missing` lists them).
 */
export async function openIntake(actor: Actor, intakeId: string, shown?: Date) {
  return withActor(actor, async (tx, now) => {
    const { intake, programme } = await loadEditableIntake(tx, actor, intakeId);
    if (intake.status !== "draft") throw conflict("programmes.intake_not_draft");
    if (shown && shown.getTime() !== intake.updatedAt.getTime())
      throw conflict("programmes.changed_since_shown");
    const form = await formFor(tx, programme.id, intake.formVersionId);
    const facts = await openingFacts(tx, programme, intake, form);
    const missing = openingChecks(facts, now).filter((check) => !check.met);
    if (missing.length > 0)
      throw conflict("programmes.intake_not_ready", {
        params: { count: missing.length },
        fields: Object.fromEntries(
          missing.map(({ need }): [string, FieldProblem] => [
            need,
            { code: `programmes.needs_${need}` },
          ]),
        ),
        extra: { missing: missing.map(({ need }) => need) },
      });
    const opened = await tx.intake.update({
      where: { id: intakeId },
      data: { status: "open", formVersionId: form, updatedAt: now },
      select: { id: true, slug: true, status: true },
    });
    await recordAudit(tx, actor, {
      type: "intake.opened",
      objectType: "intake",
      objectId: intakeId,
      programmeId: programme.id,
      payload: { eligibilityVersion: intake.eligibilityVersion },
    });
    return opened;
  });
}

async function formFor(tx: Tx, programmeId: string, chosen: string | null): Promise<string | null> {
  const form = await tx.formVersion.findFirst({
    where: { programmeId, status: "published", AND: chosen === null ? [] : [{ id: chosen }] },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return form?.id ?? null;
}

async function openingFacts(
  tx: Tx,
  programme: {
    id: string;
    status: "draft" | "open" | "closed";
    leadOrganisationId: string;
    partnerOrganisationId: string;
  },
  intake: IntakeDates & { id: string; eligibilityVersion: number },
  form: string | null,
) {
  const rubrics = await tx.rubric.findMany({
    where: { programmeId: programme.id, status: "published" },
    select: { organisationId: true },
  });
  const has = (organisationId: string) =>
    rubrics.some((rubric) => rubric.organisationId === organisationId);
  const rules = await currentRules(tx, intake);
  const questions = form === null ? [] : await factQuestionsOf(tx, form);
  return {
    programmeStatus: programme.status,
    hasPublishedForm: form !== null,
    hasLeadRubric: has(programme.leadOrganisationId),
    hasPartnerRubric: has(programme.partnerOrganisationId),
    ruleCount: rules.length,
    areRulesAnswerable: form === null || unanswerableRules(rules, questions).length === 0,
    dates: intake,
  };
}
