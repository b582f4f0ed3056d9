import type { ZodError } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, Refusal, type FieldProblem } from "@/lib/platform/errors";
import { questionFromRow } from "@/lib/programmes/form-rows";
import { formSchema } from "@/lib/programmes/form-schema";
import { loadDraftForm } from "./load-set-up";

/**
 * Freezes a draft form: from now on it never changes, and intakes may use it. `revision` is that of the page on which it
 * was decided: what it showed is what is frozen. Audited.
 * Throws 404, 403, 409 programmes.form_published and programmes.changed_since_shown, 422 programmes.form_invalid with
 * each place that is wrong.
 */
export async function publishFormVersion(actor: Actor, formVersionId: string, revision?: number) {
  return withActor(actor, async (tx, now) => {
    const { version, programme } = await loadDraftForm(tx, actor, formVersionId);
    if (revision !== undefined && version.revision !== revision)
      throw conflict("programmes.changed_since_shown");
    await requireSoundForm(tx, formVersionId);
    const published = await tx.formVersion.update({
      where: { id: formVersionId },
      data: { status: "published", publishedAt: now },
      select: { id: true, number: true, status: true, publishedAt: true },
    });
    await recordAudit(tx, actor, {
      type: "form.published",
      objectType: "form_version",
      objectId: formVersionId,
      programmeId: programme.id,
      payload: { number: version.number },
    });
    return published;
  });
}

async function requireSoundForm(tx: Tx, formVersionId: string): Promise<void> {
  const rows = await tx.formSection.findMany({
    where: { formVersionId },
    orderBy: { position: "asc" },
    include: { questions: { orderBy: { position: "asc" } } },
  });
  const form = {
    sections: rows.map(({ key, tier, title, intro, questions }) => ({
      key,
      tier,
      title,
      intro,
      // An edit checks each question by itself; here only what they are together can be wrong.
      questions: questions.map(questionFromRow),
    })),
  };
  const result = formSchema.safeParse(form);
  if (!result.success)
    throw new Refusal("programmes.form_invalid", { fields: fieldsOf(result.error) });
}

const sentences: Record<string, FieldProblem["code"]> = {
  duplicate_section_key: "programmes.duplicate_section_key",
  duplicate_question_key: "programmes.duplicate_question_key",
  condition_looks_outside_or_ahead: "programmes.condition_looks_ahead",
  condition_op_unfit: "programmes.place_condition_op",
  condition_value_unfit: "programmes.place_condition_value",
  comparison_unfit: "programmes.place_comparison",
};

/** One sentence a place; sections and questions are counted from 1, as they stand on the page. */
function fieldsOf(error: ZodError): Record<string, FieldProblem> {
  return Object.fromEntries(
    error.issues.map((issue) => {
      const [, section, , question] = issue.path;
      const place = { section: Number(section ?? 0) + 1, question: Number(question ?? 0) + 1 };
      const empty = issue.code === "too_small" && issue.path.at(-1) === "questions";
      const code =
        sentences[issue.message] ??
        (empty ? "programmes.section_without_questions" : "programmes.form_place");
      return [issue.path.join("."), { code, params: place }];
    }),
  );
}
