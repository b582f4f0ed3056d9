import { canEditSection } from "@/lib/applications/policy";
import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";

/**
 * Remembers for the whole team which prefilled answers of a section were not wanted, so that they are not offered
 * again; answers that stand are not touched. Keys that the section does not ask are left out.
 * Throws as saveSection does for somebody who may not edit the section now.
 */
export function clearPrefilled(
  actor: Actor,
  input: { applicationId: string; sectionKey: string; questions: readonly string[] },
): Promise<{ cleared: string[] }> {
  return withActor(actor, async (tx, now) => {
    const { applicationId, sectionKey } = input;
    const { row, reader } = await findVisibleApplication(tx, actor, applicationId, now);
    if (reader !== "team") throw notFound();
    requireAllowed(canEditSection(actor, row, sectionKey, now));
    const form = await getFormSections(tx, row.formVersionId);
    const section = form.find(({ key }) => key === sectionKey);
    const where = { applicationId_sectionKey: { applicationId, sectionKey } };
    const found = await tx.applicationSection.findUnique({
      where,
      select: { prefillCleared: true },
    });
    if (!section || !found) throw notFound();
    const asked = section.questions.map(({ key }) => key);
    const wanted = new Set([...found.prefillCleared, ...input.questions]);
    const cleared = asked.filter((key) => wanted.has(key));
    await tx.applicationSection.update({
      where,
      data: { prefillCleared: cleared },
      select: { sectionKey: true },
    });
    return { cleared };
  });
}
