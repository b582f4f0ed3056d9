import { sectionCompleteness } from "@/lib/applications/completeness";
import { visibleQuestions, type SectionAnswers } from "@/lib/applications/answers";
import { listCopiesFrom, type ListCopies } from "@/lib/applications/list-copies";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import type { ApplicationRow } from "@/lib/applications/queries/find-visible-application";
import { loadDraft, type DraftSection } from "@/lib/applications/queries/load-draft";
import type { VersionReason } from "@/lib/generated/prisma/enums";
import type { AnyActor } from "@/lib/platform/actor";
import { asJson, type Tx } from "@/lib/platform/db";
import { Refusal, type FieldProblem } from "@/lib/platform/errors";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import type { Section } from "@/lib/programmes/schema";

/** The answers of the questions shown now; what stands in a hidden question is not part of a version. */
function shownAnswers(section: Section, answers: SectionAnswers): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const { key } of visibleQuestions(section, answers)) {
    if (answers[key] !== null && answers[key] !== undefined) shown[key] = answers[key];
  }
  return shown;
}

/** Throws 422 `applications.incomplete` with every gap by field (`section.question`). */
function requireComplete(form: Section[], draft: Map<string, DraftSection>, today: string): void {
  const fields: Record<string, FieldProblem> = {};
  const incomplete: string[] = [];
  for (const section of form) {
    const part = draft.get(section.key);
    const { missing } = sectionCompleteness(section, part?.answers ?? {}, part?.documents ?? [], {
      today,
    });
    if (missing.length > 0) incomplete.push(section.key);
    for (const { question, code, params } of missing)
      fields[`${section.key}.${question}`] ??= { code: `answers.${code}`, params };
  }
  if (incomplete.length > 0)
    throw new Refusal("applications.incomplete", {
      params: { sections: incomplete.length },
      fields,
      extra: { sections: incomplete },
    });
}

export interface FrozenVersion {
  number: number;
  copies: ListCopies;
}

/**
 * Freezes what the team has written as the next version, in the caller's transaction (which holds the application's
 * lock): one row a section with only the questions shown, and the number on every document it contains.
 * Throws 422 `applications.incomplete` unless everything required is there.
 */
export async function freezeVersion(
  tx: Tx,
  actor: AnyActor,
  row: ApplicationRow,
  reason: VersionReason,
  now: Date,
): Promise<FrozenVersion> {
  const form = await getFormSections(tx, row.formVersionId);
  const draft = await loadDraft(tx, row.id);
  requireComplete(form, draft, hongKongDate(now));
  const number = row.currentVersion + 1;
  const frozen = form.map((section) => ({
    section,
    answers: shownAnswers(section, draft.get(section.key)?.answers ?? {}),
  }));
  const owner = {
    applicationId: row.id,
    organisationId: row.leadOrganisationId,
    programmeId: row.programmeId,
  };
  const version = await tx.applicationVersion.create({
    data: {
      ...owner,
      number,
      reason,
      language: row.language,
      frozenById: actor.kind === "person" ? actor.personId : null,
      frozenAt: now,
    },
    select: { id: true },
  });
  await tx.versionSection.createMany({
    data: frozen.map(({ section, answers }) => ({
      ...owner,
      versionId: version.id,
      sectionKey: section.key,
      tier: section.tier,
      language: draft.get(section.key)?.language ?? row.language,
      complete: true,
      answers: asJson(answers),
    })),
  });
  await tx.$executeRaw`
    UPDATE documents SET frozen_versions = array_append(frozen_versions, ${number}::int)
     WHERE application_id = ${row.id}::uuid AND removed_at IS NULL AND state <> 'refused'`;
  const shared = Object.assign(
    {},
    ...frozen.filter(({ section }) => section.tier === "T1").map(({ answers }) => answers),
  ) as SectionAnswers;
  const startup = await tx.startup.findUniqueOrThrow({
    where: { id: row.startupId },
    select: { displayName: true, country: true, city: true },
  });
  return { number, copies: listCopiesFrom(shared, startup) };
}
