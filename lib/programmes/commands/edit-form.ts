import { recordAudit } from "@/lib/audit/record";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound, Refusal } from "@/lib/platform/errors";
import { conditionProblem } from "@/lib/programmes/conditions";
import { comparisonsHold } from "@/lib/programmes/cross-checks";
import { questionFromRow, questionToRow } from "@/lib/programmes/form-rows";
import type { Question } from "@/lib/programmes/schema";
import type { AddSectionInput, UpdateSectionInput } from "@/lib/programmes/setup-schema";
import { loadDraftForm } from "./load-set-up";

/** Changes a draft section's words and tier. Audited. Throws 404, 403, 409 programmes.form_published. */
export async function updateFormSection(
  actor: Actor,
  sectionId: string,
  input: UpdateSectionInput,
): Promise<void> {
  await editSection(actor, sectionId, "section_updated", async (tx) => {
    await tx.formSection.update({
      where: { id: sectionId },
      data: { title: asJson(input.title), intro: asJson(input.intro), tier: input.tier },
    });
  });
}

/** Adds an empty section at the end of a draft. Audited. Throws 404, 403, 409 programmes.key_taken. */
export async function addFormSection(actor: Actor, formVersionId: string, input: AddSectionInput) {
  return withActor(actor, async (tx) => {
    const { programme } = await loadDraftForm(tx, actor, formVersionId);
    const others = await tx.formSection.findMany({
      where: { formVersionId },
      select: { key: true, position: true },
    });
    if (others.some((other) => other.key === input.key)) throw keyTaken();
    const section = await tx.formSection.create({
      data: {
        formVersionId,
        key: input.key,
        tier: input.tier,
        position: Math.max(-1, ...others.map((other) => other.position)) + 1,
        title: asJson(input.title),
        intro: asJson(input.intro),
      },
      select: { id: true },
    });
    await endEdit(tx, actor, programme.id, formVersionId, "section_added");
    return section;
  });
}

/** Takes a section with its questions out of a draft. Audited. Throws 404, 403, 409 programmes.form_published. */
export async function removeFormSection(actor: Actor, sectionId: string): Promise<void> {
  await editSection(actor, sectionId, "section_removed", async (tx) => {
    await tx.formQuestion.deleteMany({ where: { formSectionId: sectionId } });
    await tx.formSection.delete({ where: { id: sectionId } });
  });
}

/** Puts a section at a place counted from 0; the others close up. Audited. Throws 404, 403, 409. */
export async function moveFormSection(actor: Actor, sectionId: string, to: number): Promise<void> {
  await editSection(actor, sectionId, "section_moved", async (tx, formVersionId) => {
    const rows = await tx.formSection.findMany({
      where: { formVersionId },
      orderBy: { position: "asc" },
      select: { id: true },
    });
    for (const [position, id] of reordered(rows, sectionId, to).entries())
      await tx.formSection.update({ where: { id }, data: { position } });
  });
}

/**
 * Rewrites a draft question: label, hint, options, required, settings, condition. Key and type stay, because answers
 * are stored under them. Audited. Throws 404, 403, 409 programmes.form_published, 422 programmes.question_key_fixed and,
 * by field, a condition that cannot be judged.
 */
export async function updateFormQuestion(
  actor: Actor,
  questionId: string,
  input: Question,
): Promise<void> {
  await editQuestion(actor, questionId, "question_updated", async (tx, question) => {
    if (question.key !== input.key || question.type !== input.type)
      throw new Refusal("programmes.question_key_fixed");
    await requireSoundCondition(tx, question.formSectionId, input);
    await tx.formQuestion.update({ where: { id: questionId }, data: wholeRow(input) });
  });
}

/**
 * Adds a question of any type at the end of a draft section. Audited. Throws 404, 403, 409 programmes.key_taken, 422 by
 * field for a condition that cannot be judged.
 */
export async function addFormQuestion(
  actor: Actor,
  sectionId: string,
  input: Question,
): Promise<{ id: string }> {
  return editSection(actor, sectionId, "question_added", async (tx) => {
    const others = await tx.formQuestion.findMany({
      where: { formSectionId: sectionId },
      select: { key: true, position: true },
    });
    if (others.some((other) => other.key === input.key)) throw keyTaken();
    await requireSoundCondition(tx, sectionId, input);
    const position = Math.max(-1, ...others.map((other) => other.position)) + 1;
    return tx.formQuestion.create({
      data: { ...wholeRow(input), formSectionId: sectionId, position },
      select: { id: true },
    });
  });
}

/** Takes a question out of a draft. Audited. Throws 404, 403, 409 programmes.form_published. */
export async function removeFormQuestion(actor: Actor, questionId: string): Promise<void> {
  await editQuestion(actor, questionId, "question_removed", async (tx) => {
    await tx.formQuestion.delete({ where: { id: questionId } });
  });
}

/** Puts a question at a place of its section counted from 0; the others close up. Audited. Throws 404, 403, 409. */
export async function moveFormQuestion(
  actor: Actor,
  questionId: string,
  to: number,
): Promise<void> {
  await editQuestion(actor, questionId, "question_moved", async (tx, { formSectionId }) => {
    const rows = await tx.formQuestion.findMany({
      where: { formSectionId },
      orderBy: { position: "asc" },
      select: { id: true },
    });
    for (const [position, id] of reordered(rows, questionId, to).entries())
      await tx.formQuestion.update({ where: { id }, data: { position } });
  });
}

const keyTaken = () =>
  conflict("programmes.key_taken", { fields: { key: { code: "programmes.key_taken" } } });

const conditionRefusals = {
  condition_looks_outside_or_ahead: ["condition.question", "programmes.condition_question"],
  condition_op_unfit: ["condition.op", "programmes.condition_op"],
  condition_value_unfit: ["condition.value", "programmes.condition_value"],
} as const;

/** Throws 422 beside the field when the question's condition or comparison cannot be judged by what stands before it now. */
async function requireSoundCondition(tx: Tx, formSectionId: string, input: Question) {
  const rows = await tx.formQuestion.findMany({
    where: { formSectionId },
    orderBy: { position: "asc" },
  });
  const own = rows.findIndex((row) => row.key === input.key);
  const earlier = rows.slice(0, own < 0 ? rows.length : own).map(questionFromRow);
  if (!comparisonsHold(input, earlier)) {
    const code = "programmes.comparison_question";
    const field = input.type === "date" ? "config.notBefore" : "config.notMoreThan";
    throw new Refusal(code, { fields: { [field]: { code } } });
  }
  const wrong = input.condition && conditionProblem(input.condition, earlier);
  if (!wrong) return;
  const [field, code] = conditionRefusals[wrong];
  throw new Refusal(code, { fields: { [field]: { code } } });
}

function reordered(rows: readonly { id: string }[], moved: string, to: number): string[] {
  const order = rows.map((row) => row.id).filter((id) => id !== moved);
  order.splice(to, 0, moved);
  return order;
}

// An absent part must become null again, or an edit could never take a hint away.
function wholeRow(question: Question) {
  const row = questionToRow(question);
  return {
    key: row.key,
    type: row.type,
    required: row.required,
    label: asJson(row.label),
    hint: "hint" in row ? asJson(row.hint) : Prisma.DbNull,
    options: "options" in row ? asJson(row.options) : Prisma.DbNull,
    config: "config" in row ? asJson(row.config) : Prisma.DbNull,
    condition: "condition" in row ? asJson(row.condition) : Prisma.DbNull,
  };
}

/** Ends an edit: pages that were opened before show an earlier revision. */
async function endEdit(
  tx: Tx,
  actor: Actor,
  programmeId: string,
  formVersionId: string,
  edit: string,
): Promise<void> {
  await tx.formVersion.update({
    where: { id: formVersionId },
    data: { revision: { increment: 1 } },
  });
  await recordAudit(tx, actor, {
    type: "form.updated",
    objectType: "form_version",
    objectId: formVersionId,
    programmeId,
    payload: { edit },
  });
}

async function editSection<T>(
  actor: Actor,
  sectionId: string,
  edit: string,
  work: (tx: Tx, formVersionId: string) => Promise<T>,
): Promise<T> {
  return withActor(actor, async (tx) => {
    const section = await tx.formSection.findUnique({
      where: { id: sectionId },
      select: { formVersionId: true },
    });
    if (!section) throw notFound();
    const { programme, version } = await loadDraftForm(tx, actor, section.formVersionId);
    const result = await work(tx, version.id);
    await endEdit(tx, actor, programme.id, version.id, edit);
    return result;
  });
}

interface QuestionFacts {
  key: string;
  type: string;
  formSectionId: string;
}

async function editQuestion(
  actor: Actor,
  questionId: string,
  edit: string,
  work: (tx: Tx, question: QuestionFacts) => Promise<void>,
): Promise<void> {
  await withActor(actor, async (tx) => {
    const question = await tx.formQuestion.findUnique({
      where: { id: questionId },
      select: {
        key: true,
        type: true,
        formSectionId: true,
        section: { select: { formVersionId: true } },
      },
    });
    if (!question) throw notFound();
    const { programme, version } = await loadDraftForm(tx, actor, question.section.formVersionId);
    await work(tx, question);
    await endEdit(tx, actor, programme.id, version.id, edit);
  });
}
