import { parseAnswerDraft } from "@/lib/applications/answer-draft";
import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import { loadDraft } from "@/lib/applications/queries/load-draft";
import type { StatementShown } from "@/lib/applications/schema";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Section } from "@/lib/programmes/schema";
import { startDraft } from "./start-application";

/** What the new form still asks, in a form it accepts; the rest is left behind. Files are uploaded anew. */
function fittingAnswers(section: Section, answers: Record<string, unknown>) {
  return section.questions.flatMap((question) => {
    const parsed = parseAnswerDraft(question, answers[question.key]);
    return parsed.ok && parsed.value !== null ? [{ key: question.key, value: parsed.value }] : [];
  });
}

async function fill(
  tx: Tx,
  actor: Actor,
  ids: { from: string; to: string },
  now: Date,
): Promise<void> {
  const { row } = await findVisibleApplication(tx, actor, ids.to, now);
  const form = await getFormSections(tx, row.formVersionId);
  const old = await loadDraft(tx, ids.from);
  for (const section of form) {
    const answers = fittingAnswers(section, old.get(section.key)?.answers ?? {});
    if (answers.length === 0) continue;
    await tx.answer.createMany({
      data: answers.map(({ key, value }) => ({
        applicationId: ids.to,
        sectionKey: section.key,
        questionKey: key,
        organisationId: row.leadOrganisationId,
        programmeId: row.programmeId,
        tier: section.tier,
        value: asJson(value),
        revision: 1,
        updatedById: actor.personId,
        updatedAt: now,
      })),
    });
    await tx.applicationSection.update({
      where: { applicationId_sectionKey: { applicationId: ids.to, sectionKey: section.key } },
      data: { revision: 1, savedById: actor.personId, savedAt: now },
      select: { revision: true },
    });
  }
}

/**
 * Starts a draft in another intake from what the team wrote in an earlier application (lapsed, rejected, any of theirs):
 * every answer that the new form still asks. A draft that is already open there is returned untouched.
 * Throws as startApplication does, and 404 for an application that is not the team's.
 */
export function copyToIntake(
  actor: Actor,
  applicationId: string,
  { intakeId, statement }: { intakeId: string; statement?: StatementShown | null },
): Promise<{ id: string; created: boolean }> {
  return withActor(actor, async (tx, now) => {
    const { row, reader } = await findVisibleApplication(tx, actor, applicationId, now);
    if (reader !== "team") throw notFound();
    const started = await startDraft(
      tx,
      actor,
      { intakeId, startupId: row.startupId, statement },
      now,
    );
    if (started.created) await fill(tx, actor, { from: applicationId, to: started.id }, now);
    return started;
  });
}
