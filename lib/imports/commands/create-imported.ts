import { randomUUID } from "node:crypto";
import { sectionCompleteness } from "@/lib/applications/completeness";
import { listCopiesFrom } from "@/lib/applications/list-copies";
import { randomReference } from "@/lib/applications/references";
import { beginLifecycles } from "@/lib/applications/transition";
import type { AnyActor } from "@/lib/platform/actor";
import { asJson, type Tx } from "@/lib/platform/db";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import type { ImportIntake } from "@/lib/imports/import-access";
import type { ImportedFacts } from "@/lib/imports/judge-row";
import { mapAnswers, type MappedAnswers } from "@/lib/imports/mapped-answers";

export interface FreshStartup {
  rowId: string;
  facts: ImportedFacts;
  key: string;
}

interface Made extends FreshStartup {
  startupId: string;
  applicationId: string;
  versionId: string;
  reference: string;
  mapped: MappedAnswers;
}

/** References that no application has. */
async function freeReferences(tx: Tx, count: number): Promise<string[]> {
  const references = new Set<string>();
  while (references.size < count) {
    references.add(randomReference());
    if (references.size < count) continue;
    const taken = await tx.application.findMany({
      where: { reference: { in: [...references] } },
      select: { reference: true },
    });
    for (const { reference } of taken) references.delete(reference);
  }
  return [...references];
}

/**
 * Makes, for each, a startup that nobody owns yet and its application: `submitted`, source `import`, T1 answers as the
 * team would find them, version 1 frozen from them, list copies, history and audit. In the caller's transaction, which
 * holds the intake's import lock; rows of the same kind go in together.
 */
export async function createImported(
  tx: Tx,
  actor: AnyActor,
  intake: ImportIntake,
  fresh: readonly FreshStartup[],
  now: Date,
): Promise<void> {
  if (fresh.length === 0) return;
  const references = await freeReferences(tx, fresh.length);
  const made = fresh.map((one, at): Made => ({
    ...one,
    startupId: randomUUID(),
    applicationId: randomUUID(),
    versionId: randomUUID(),
    reference: references[at] ?? randomReference(),
    mapped: mapAnswers(intake.form, one.facts),
  }));
  const createdById = actor.kind === "person" ? actor.personId : null;
  await tx.startup.createMany({ data: made.map((one) => startupRow(one, createdById, now)) });
  await tx.application.createMany({
    data: made.map((one) => applicationRow(one, intake, createdById, now)),
  });
  await keepAnswers(tx, intake, made, now);
  await freeze(tx, intake, made, createdById, now);
  await beginLifecycles(tx, actor, {
    applicationIds: made.map(({ applicationId }) => applicationId),
    programmeId: intake.programme.id,
    to: "submitted",
    by: "import",
    now,
  });
  await tx.$executeRaw`
    UPDATE import_rows r SET state = 'imported', application_id = x.application_id
      FROM unnest(${made.map(({ rowId }) => rowId)}::uuid[], ${made.map(({ applicationId }) => applicationId)}::uuid[])
           AS x(id, application_id)
     WHERE r.id = x.id`;
}

function startupRow({ startupId, facts, mapped }: Made, createdById: string | null, now: Date) {
  const company = mapped.sections.get("company") ?? {};
  const named = (key: string) => (typeof company[key] === "string" ? company[key] : null);
  return {
    id: startupId,
    displayName: facts.name,
    nameEn: named("company_name_en"),
    nameZhHant: named("company_name_zh_hant"),
    nameZhHans: named("company_name_zh_hans"),
    website: facts.website,
    websiteDomain: facts.websiteDomain,
    country: facts.country,
    city: facts.city,
    foundedYear: facts.foundedYear,
    foundedOn: facts.foundedOn ? new Date(facts.foundedOn) : null,
    teamSize: facts.teamSize,
    oneLiner: facts.oneLiner,
    description: facts.description,
    tags: facts.tags,
    source: "import" as const,
    createdById,
    createdAt: now,
    updatedAt: now,
  };
}

function applicationRow(one: Made, intake: ImportIntake, createdById: string | null, now: Date) {
  const shared = Object.assign({}, ...one.mapped.sections.values()) as Record<string, unknown>;
  return {
    ...listCopiesFrom(shared, {
      displayName: one.facts.name,
      country: one.facts.country,
      city: one.facts.city,
    }),
    id: one.applicationId,
    reference: one.reference,
    intakeId: intake.id,
    programmeId: intake.programme.id,
    leadOrganisationId: intake.programme.leadOrganisationId,
    partnerOrganisationId: intake.programme.partnerOrganisationId,
    startupId: one.startupId,
    formVersionId: intake.formVersionId,
    status: "submitted" as const,
    statusAt: now,
    source: "import" as const,
    importKey: one.key,
    language: one.mapped.language,
    currentVersion: 1,
    submittedAt: now,
    createdById,
    createdAt: now,
  };
}

const ownerOf = (intake: ImportIntake, { applicationId }: Made) => ({
  applicationId,
  organisationId: intake.programme.leadOrganisationId,
  programmeId: intake.programme.id,
});

/** The working copy, so that whoever claims the startup finds its sections and can go on from there. */
async function keepAnswers(tx: Tx, intake: ImportIntake, made: readonly Made[], now: Date) {
  await tx.applicationSection.createMany({
    data: made.flatMap((one) =>
      intake.form.map(({ key, tier }) => ({
        ...ownerOf(intake, one),
        sectionKey: key,
        tier,
        language: one.mapped.language,
      })),
    ),
  });
  await tx.answer.createMany({
    data: made.flatMap((one) =>
      [...one.mapped.sections].flatMap(([sectionKey, answers]) =>
        Object.entries(answers).map(([questionKey, value]) => ({
          ...ownerOf(intake, one),
          sectionKey,
          questionKey,
          tier: "T1" as const,
          value: asJson(value),
          revision: 0,
          updatedAt: now,
        })),
      ),
    ),
  });
}

async function freeze(
  tx: Tx,
  intake: ImportIntake,
  made: readonly Made[],
  frozenById: string | null,
  now: Date,
) {
  const today = hongKongDate(now);
  const shared = intake.form.filter(({ tier }) => tier === "T1");
  await tx.applicationVersion.createMany({
    data: made.map((one) => ({
      ...ownerOf(intake, one),
      id: one.versionId,
      number: 1,
      reason: "import" as const,
      language: one.mapped.language,
      frozenById,
      frozenAt: now,
    })),
  });
  await tx.versionSection.createMany({
    data: made.flatMap((one) =>
      shared.map((section) => {
        const answers = one.mapped.sections.get(section.key) ?? {};
        return {
          ...ownerOf(intake, one),
          versionId: one.versionId,
          sectionKey: section.key,
          tier: section.tier,
          language: one.mapped.language,
          complete: sectionCompleteness(section, answers, [], { today }).missing.length === 0,
          answers: asJson(answers),
        };
      }),
    ),
  });
}
