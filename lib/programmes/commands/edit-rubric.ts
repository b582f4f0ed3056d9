import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canEditRubric, canReadRubric } from "@/lib/programmes/policy";
import { rubricSchema } from "@/lib/programmes/rules-schema";
import type {
  AddCriterionInput,
  UpdateCriterionInput,
  UpdateRubricInput,
} from "@/lib/programmes/setup-schema";
import { loadVisibleProgramme } from "./load-set-up";

/** Changes a draft rubric's name and what its points mean. Audited. Throws 404, 403, 409 programmes.rubric_published. */
export async function updateRubric(
  actor: Actor,
  rubricId: string,
  input: UpdateRubricInput,
): Promise<void> {
  await editRubric(actor, rubricId, "rubric_updated", async (tx) => {
    await tx.rubric.update({
      where: { id: rubricId },
      data: { name: asJson(input.name), scaleMeaning: asJson(input.scaleMeaning) },
    });
  });
}

/** Changes a criterion of a draft rubric. Audited. Throws 404, 403, 409 programmes.rubric_published. */
export async function updateCriterion(
  actor: Actor,
  criterionId: string,
  input: UpdateCriterionInput,
): Promise<void> {
  await editCriterion(actor, criterionId, "criterion_updated", async (tx) => {
    await tx.criterion.update({
      where: { id: criterionId },
      data: { label: asJson(input.label), hint: asJson(input.hint), weight: input.weight },
    });
  });
}

/** Adds a criterion at the end of a draft rubric. Audited. Throws 404, 403, 409 programmes.key_taken. */
export async function addCriterion(
  actor: Actor,
  rubricId: string,
  input: AddCriterionInput,
): Promise<{ id: string }> {
  return editRubric(actor, rubricId, "criterion_added", async (tx) => {
    const others = await tx.criterion.findMany({
      where: { rubricId },
      select: { key: true, position: true },
    });
    if (others.some((other) => other.key === input.key))
      throw conflict("programmes.key_taken", { fields: { key: { code: "programmes.key_taken" } } });
    return tx.criterion.create({
      data: {
        rubricId,
        key: input.key,
        position: Math.max(-1, ...others.map((other) => other.position)) + 1,
        label: asJson(input.label),
        hint: asJson(input.hint),
        weight: input.weight,
      },
      select: { id: true },
    });
  });
}

/** Takes a criterion out of a draft rubric. Audited. Throws 404, 403, 409 programmes.rubric_published. */
export async function removeCriterion(actor: Actor, criterionId: string): Promise<void> {
  await editCriterion(actor, criterionId, "criterion_removed", async (tx) => {
    await tx.criterion.delete({ where: { id: criterionId } });
  });
}

/**
 * Freezes a draft rubric and retires the organisation's earlier one; reviews keep the rubric they were begun with.
 * Audited. Throws 404, 403, 409 programmes.rubric_published, programmes.rubric_without_criteria.
 */
export async function publishRubric(actor: Actor, rubricId: string) {
  return withActor(actor, async (tx, now) => {
    const { programme, rubric } = await loadDraftRubric(tx, actor, rubricId);
    await requireSoundRubric(tx, rubricId);
    await tx.rubric.updateMany({
      where: {
        programmeId: programme.id,
        organisationId: rubric.organisationId,
        status: "published",
      },
      data: { status: "retired" },
    });
    const published = await tx.rubric.update({
      where: { id: rubricId },
      data: { status: "published", publishedAt: now },
      select: { id: true, number: true, status: true, organisationId: true, publishedAt: true },
    });
    await recordAudit(tx, actor, {
      type: "rubric.published",
      objectType: "rubric",
      objectId: rubricId,
      programmeId: programme.id,
      payload: { number: published.number },
    });
    return published;
  });
}

async function requireSoundRubric(tx: Tx, rubricId: string): Promise<void> {
  const criteria = await tx.criterion.findMany({
    where: { rubricId },
    select: { key: true, label: true, hint: true, weight: true },
  });
  if (!rubricSchema.shape.criteria.safeParse(criteria).success)
    throw conflict("programmes.rubric_without_criteria");
}

async function loadDraftRubric(tx: Tx, actor: Actor, rubricId: string) {
  const found = await tx.rubric.findUnique({ where: { id: rubricId }, select: rubricFacts });
  if (!found) throw notFound();
  const programme = await loadVisibleProgramme(tx, actor, found.programmeId);
  if (!canReadRubric(programme.reader, programme, found)) throw notFound();
  requireAllowed(canEditRubric(programme.reader, programme, found.organisationId));
  // Publishing and editing at the same moment wait for each other.
  await tx.$queryRaw`SELECT 1 FROM rubrics WHERE id = ${rubricId}::uuid FOR UPDATE`;
  const rubric = await tx.rubric.findUniqueOrThrow({
    where: { id: rubricId },
    select: rubricFacts,
  });
  if (rubric.status !== "draft") throw conflict("programmes.rubric_published");
  return { rubric, programme };
}

const rubricFacts = { programmeId: true, organisationId: true, status: true } as const;

async function editRubric<T>(
  actor: Actor,
  rubricId: string,
  edit: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return withActor(actor, async (tx) => {
    const { programme } = await loadDraftRubric(tx, actor, rubricId);
    const result = await work(tx);
    await recordAudit(tx, actor, {
      type: "rubric.updated",
      objectType: "rubric",
      objectId: rubricId,
      programmeId: programme.id,
      payload: { edit },
    });
    return result;
  });
}

async function editCriterion(
  actor: Actor,
  criterionId: string,
  edit: string,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  await withActor(actor, async (tx) => {
    const criterion = await tx.criterion.findUnique({
      where: { id: criterionId },
      select: { rubricId: true },
    });
    if (!criterion) throw notFound();
    const { programme } = await loadDraftRubric(tx, actor, criterion.rubricId);
    await work(tx);
    await recordAudit(tx, actor, {
      type: "rubric.updated",
      objectType: "rubric",
      objectId: criterion.rubricId,
      programmeId: programme.id,
      payload: { edit },
    });
  });
}
