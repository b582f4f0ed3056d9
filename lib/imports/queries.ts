import { liveBarsOf } from "@/lib/access/scope";
import { mayImport, requireImportIntake } from "@/lib/imports/import-access";
import { valuesOf } from "@/lib/imports/judge-row";
import {
  mappingSchema,
  reasonSchema,
  type ImportBatchDto,
  type ImportCounts,
  type ImportRowDto,
  type ImportRowState,
} from "@/lib/imports/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";

const name = (value: unknown, locale: Locale) => inLocale(value as LocalisedText, locale);

/** Programmes whose imports the actor may see: those they may import into. */
function programmesOf(actor: Actor): Prisma.ProgrammeWhereInput | null {
  const { membership } = actor;
  if (!membership?.organisationId) return null;
  const probe = {
    id: membership.programmeId ?? "",
    leadOrganisationId: membership.organisationId,
  };
  if (!mayImport(actor, probe)) return null;
  return {
    leadOrganisationId: membership.organisationId,
    ...(membership.programmeId ? { id: membership.programmeId } : {}),
  };
}

/** Throws 404 unless the actor may import into this intake; asked before a large body is read. */
export const requireMayImport = (actor: Actor, slug: string): Promise<unknown> =>
  withActor(actor, (tx) => requireImportIntake(tx, actor, { slug }));

export interface ImportIntakeChoice {
  slug: string;
  name: string;
  programme: string;
}

/** Intakes the actor may import into, newest first; empty for everyone who may import nowhere. */
export function listImportIntakes(actor: Actor, locale: Locale): Promise<ImportIntakeChoice[]> {
  return withActor(actor, async (tx) => {
    const programme = programmesOf(actor);
    if (!programme) return [];
    const intakes = await tx.intake.findMany({
      where: { programme, formVersionId: { not: null } },
      orderBy: [{ opensAt: "desc" }, { slug: "asc" }],
      select: { slug: true, name: true, programme: { select: { name: true } } },
    });
    return intakes.map((intake) => ({
      slug: intake.slug,
      name: name(intake.name, locale),
      programme: name(intake.programme.name, locale),
    }));
  });
}

const noCounts = (): ImportCounts => ({
  ready: 0,
  duplicate: 0,
  refused: 0,
  skipped: 0,
  imported: 0,
});

/** Rows without those whose application the actor is barred from: to them it does not exist. */
async function rowsOf(tx: Tx, actor: Actor, programmeId: string, batchIds: string[]) {
  const bars = await tx.bar.findMany({
    where: { AND: [{ programmeId }, liveBarsOf(actor)] },
    select: { applicationId: true },
  });
  const barred = bars.map(({ applicationId }) => applicationId);
  const where: Prisma.ImportRowWhereInput = {
    AND: [
      { batchId: { in: batchIds } },
      ...(barred.length > 0
        ? [{ OR: [{ applicationId: null }, { applicationId: { notIn: barred } }] }]
        : []),
    ],
  };
  return where;
}

async function countsOf(tx: Tx, where: Prisma.ImportRowWhereInput) {
  const groups = await tx.importRow.groupBy({ by: ["state"], where, _count: { _all: true } });
  const counts = noCounts();
  for (const group of groups) counts[group.state] = group._count._all;
  return counts;
}

async function creatorName(tx: Tx, id: string | null): Promise<string | null> {
  if (!id) return null;
  const person = await tx.person.findUnique({ where: { id }, select: { displayName: true } });
  return person?.displayName ?? null;
}

async function visibleBatch(tx: Tx, actor: Actor, id: string) {
  const programme = programmesOf(actor);
  if (!programme) throw notFound();
  const batch = await tx.importBatch.findUnique({ where: { id } });
  if (!batch) throw notFound();
  const intake = await tx.intake.findFirst({
    where: { AND: [{ id: batch.intakeId }, { programme }] },
    select: { slug: true, name: true },
  });
  if (!intake) throw notFound();
  return { batch, intake };
}

/** One import with its counts; 404 for everyone who may not import into that programme. */
export function getImport(actor: Actor, id: string, locale: Locale): Promise<ImportBatchDto> {
  return withActor(actor, async (tx) => {
    const { batch, intake } = await visibleBatch(tx, actor, id);
    const counts = await countsOf(tx, await rowsOf(tx, actor, batch.programmeId, [id]));
    return {
      id,
      state: batch.state,
      fileName: batch.fileName,
      intake: { slug: intake.slug, name: name(intake.name, locale) },
      createdBy: await creatorName(tx, batch.createdById),
      createdAt: batch.createdAt.toISOString(),
      finishedAt: batch.finishedAt?.toISOString() ?? null,
      mapping: mappingSchema.parse(batch.mapping),
      counts,
      rowCount: Object.values(counts).reduce((sum, count) => sum + count, 0),
      doneCount: batch.doneCount,
      failure: batch.failure,
    };
  });
}

export const importRowsPageSize = 50;

export interface ImportRowsPage {
  items: ImportRowDto[];
  total: number;
  page: number;
  pageSize: number;
}

/** Rows of an import in the order of the file, 50 a page, of one state or all. */
export function listImportRows(
  actor: Actor,
  id: string,
  filter: { state: ImportRowState | null; page: number },
): Promise<ImportRowsPage> {
  return withActor(actor, async (tx) => {
    const { batch } = await visibleBatch(tx, actor, id);
    const { columns } = mappingSchema.parse(batch.mapping);
    const where: Prisma.ImportRowWhereInput = {
      AND: [
        await rowsOf(tx, actor, batch.programmeId, [id]),
        ...(filter.state ? [{ state: filter.state }] : []),
      ],
    };
    const rows = await tx.importRow.findMany({
      where,
      orderBy: { line: "asc" },
      skip: (filter.page - 1) * importRowsPageSize,
      take: importRowsPageSize,
      select: { line: true, cells: true, state: true, reasons: true, applicationId: true },
    });
    return {
      items: rows.map((row) => ({
        line: row.line,
        state: row.state,
        reasons: reasonSchema.array().parse(row.reasons),
        values: valuesOf(row.cells as string[], columns),
        applicationId: row.applicationId,
      })),
      total: await tx.importRow.count({ where }),
      page: filter.page,
      pageSize: importRowsPageSize,
    };
  });
}

export interface ImportListItem {
  id: string;
  state: ImportBatchDto["state"];
  fileName: string;
  intake: string;
  createdAt: string;
  rowCount: number;
}

/** The last twenty imports of the actor's programmes. */
export function listImports(actor: Actor, locale: Locale): Promise<ImportListItem[]> {
  return withActor(actor, async (tx) => {
    const programme = programmesOf(actor);
    if (!programme) return [];
    const intakes = await tx.intake.findMany({
      where: { programme },
      select: { id: true, name: true },
    });
    const names = new Map(intakes.map((intake) => [intake.id, name(intake.name, locale)]));
    const batches = await tx.importBatch.findMany({
      where: { intakeId: { in: [...names.keys()] } },
      orderBy: { createdAt: "desc" },
      take: 20,
      select: {
        id: true,
        state: true,
        fileName: true,
        intakeId: true,
        createdAt: true,
        rowCount: true,
      },
    });
    return batches.map(({ intakeId, createdAt, ...batch }) => ({
      ...batch,
      intake: names.get(intakeId) ?? "",
      createdAt: createdAt.toISOString(),
    }));
  });
}
