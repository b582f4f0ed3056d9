import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { questionToRow, sectionFromRow } from "@/lib/programmes/form-rows";
import type { Section } from "@/lib/programmes/schema";
import type { VersionSource } from "@/lib/programmes/setup-schema";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";
import { loadEditableProgramme } from "./load-set-up";

/**
 * Begins the next version of a programme's form: a copy of the default form or of the last version. One draft at a
 * time. Audited. Throws 404, 403, 409 programmes.form_draft_exists and programmes.no_version_to_copy.
 */
export async function draftFormVersion(actor: Actor, programmeId: string, from: VersionSource) {
  return withActor(actor, async (tx) => {
    await loadEditableProgramme(tx, actor, programmeId);
    const last = await tx.formVersion.findFirst({
      where: { programmeId },
      orderBy: { number: "desc" },
      select: { id: true, number: true, status: true },
    });
    if (last?.status === "draft") throw conflict("programmes.form_draft_exists");
    const sections = from === "template" ? defaultForm.sections : await sectionsOf(tx, last?.id);
    const version = await tx.formVersion.create({
      data: { programmeId, number: (last?.number ?? 0) + 1 },
      select: { id: true, number: true, status: true, revision: true },
    });
    for (const [position, section] of sections.entries())
      await writeSection(tx, version.id, section, position);
    await recordAudit(tx, actor, {
      type: "form.drafted",
      objectType: "form_version",
      objectId: version.id,
      programmeId,
      payload: { number: version.number, from },
    });
    return version;
  });
}

async function sectionsOf(tx: Tx, formVersionId: string | undefined): Promise<Section[]> {
  if (!formVersionId) throw conflict("programmes.no_version_to_copy");
  const rows = await tx.formSection.findMany({
    where: { formVersionId },
    orderBy: { position: "asc" },
    include: { questions: { orderBy: { position: "asc" } } },
  });
  return rows.map(sectionFromRow);
}

async function writeSection(
  tx: Tx,
  formVersionId: string,
  section: Section,
  position: number,
): Promise<void> {
  const { id } = await tx.formSection.create({
    data: {
      formVersionId,
      key: section.key,
      tier: section.tier,
      position,
      title: asJson(section.title),
      intro: asJson(section.intro),
    },
    select: { id: true },
  });
  await tx.formQuestion.createMany({
    data: section.questions.map((question, at) => ({
      ...questionToRow(question),
      formSectionId: id,
      position: at,
    })),
  });
}
