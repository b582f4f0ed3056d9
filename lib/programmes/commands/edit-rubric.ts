import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound, Refusal } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { localisedText } from "@/lib/programmes/localised";
import { canEditRubric, canReadRubric } from "@/lib/programmes/policy";
import { rubricSchema } from "@/lib/programmes/rules-schema";
import type { RubricInput } from "@/lib/programmes/setup-schema";
import { changedMeanwhile, inThree, type ComparedText } from "./changed-meanwhile";
import { loadVisibleProgramme } from "./load-set-up";

/**
 * Writes a draft rubric whole, as its editor shows it: words, criteria and their order. Audited. Returns its revision.
 * Throws 404, 403, 409 programmes.rubric_published and, when somebody else saved since the page was opened,
 * programmes.changed_meanwhile; 422 programmes.key_taken.
 */
export async function saveRubric(
  actor: Actor,
  rubricId: string,
  input: RubricInput,
): Promise<{ revision: number }> {
  return withActor(actor, async (tx) => {
    const { programme } = await loadDraftRubric(tx, actor, rubricId);
    const revision = await writeRubric(tx, rubricId, input);
    await recordAudit(tx, actor, {
      type: "rubric.updated",
      objectType: "rubric",
      objectId: rubricId,
      programmeId: programme.id,
      payload: { edit: "rubric_saved" },
    });
    return { revision };
  });
}

/**
 * Freezes a draft rubric as its editor shows it, what was not saved yet included, and retires the organisation's earlier
 * one; reviews keep the rubric they were begun with. `input` null: as it is stored. Audited.
 * Throws as saveRubric, and 409 programmes.rubric_without_criteria.
 */
export async function publishRubric(actor: Actor, rubricId: string, input: RubricInput | null) {
  return withActor(actor, async (tx, now) => {
    const { programme, rubric } = await loadDraftRubric(tx, actor, rubricId);
    const { criteria } = input ?? (await storedRubric(tx, rubricId));
    if (!rubricSchema.shape.criteria.safeParse(criteria).success)
      throw conflict("programmes.rubric_without_criteria");
    if (input) await writeRubric(tx, rubricId, input);
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

/** Of a draft that is locked. Nothing hangs on a draft's criteria yet, so they are written anew. */
async function writeRubric(tx: Tx, rubricId: string, input: RubricInput): Promise<number> {
  requireKeysOnce(input);
  const stored = await storedRubric(tx, rubricId);
  if (stored.revision !== input.revision)
    throw changedMeanwhile(stored.revision, textsOf(stored, input));
  const revision = stored.revision + 1;
  await tx.criterion.deleteMany({ where: { rubricId } });
  await tx.criterion.createMany({
    data: input.criteria.map(({ key, label, hint, weight }, position) => ({
      rubricId,
      key,
      position,
      weight,
      label: asJson(label),
      hint: asJson(hint),
    })),
  });
  await tx.rubric.update({
    where: { id: rubricId },
    data: { name: asJson(input.name), scaleMeaning: asJson(input.scaleMeaning), revision },
  });
  return revision;
}

function requireKeysOnce({ criteria }: RubricInput): void {
  const keys = criteria.map((criterion) => criterion.key);
  const again = keys.flatMap((key, at) => (keys.indexOf(key) < at ? [at] : []));
  if (again.length > 0)
    throw new Refusal("programmes.key_taken", {
      fields: Object.fromEntries(
        again.map((at) => [`criteria.${at}.key`, { code: "programmes.key_taken" as const }]),
      ),
    });
}

async function storedRubric(tx: Tx, id: string) {
  const row = await tx.rubric.findUniqueOrThrow({
    where: { id },
    select: {
      name: true,
      scaleMeaning: true,
      revision: true,
      criteria: {
        orderBy: { position: "asc" },
        select: { key: true, label: true, hint: true, weight: true },
      },
    },
  });
  return {
    revision: row.revision,
    name: localisedText.parse(row.name),
    scaleMeaning: localisedText.parse(row.scaleMeaning),
    criteria: row.criteria.map((criterion) => ({
      ...criterion,
      label: localisedText.parse(criterion.label),
      hint: localisedText.parse(criterion.hint),
    })),
  };
}

type StoredRubric = Awaited<ReturnType<typeof storedRubric>>;

function textsOf(stored: StoredRubric, sent: RubricInput): ComparedText[] {
  const keysOf = (criteria: readonly { key: string }[]) =>
    criteria.map(({ key }) => key).join(", ");
  return [
    ...inThree("name", stored.name, sent.name),
    ...inThree("scaleMeaning", stored.scaleMeaning, sent.scaleMeaning),
    { path: "criteria", now: keysOf(stored.criteria), sent: keysOf(sent.criteria) },
    ...sent.criteria.flatMap((criterion, at) => {
      const now = stored.criteria.find(({ key }) => key === criterion.key);
      return [
        ...inThree(`criteria.${at}.label`, now?.label, criterion.label),
        ...inThree(`criteria.${at}.hint`, now?.hint, criterion.hint),
        {
          path: `criteria.${at}.weight`,
          now: now ? String(now.weight) : "",
          sent: String(criterion.weight),
        },
      ];
    }),
  ];
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
