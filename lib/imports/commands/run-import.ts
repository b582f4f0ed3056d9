import { createImported } from "./create-imported";
import { knownKeys, lockIntakeForImport, requireImportBatch } from "@/lib/imports/import-access";
import { tableJudge } from "@/lib/imports/judge-table";
import { mappingSchema, type ImportCounts } from "@/lib/imports/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Actor, AnyActor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/jobs";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { barOwnPeople } from "@/lib/applications/commands/bar-own-people";

/** Rows of one transaction: small enough that a lock is short and a progress bar moves. */
const rowsAtOnce = 100;

type Batch = Awaited<ReturnType<typeof requireImportBatch>>;

async function begin(tx: Tx, actor: AnyActor, batch: Batch): Promise<void> {
  if (batch.state === "running") return;
  if (batch.state === "uploaded") throw conflict("imports.not_mapped");
  if (batch.state === "done") throw conflict("imports.already_done");
  await tx.importBatch.update({
    where: { id: batch.id },
    data: { state: "running", failure: null },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    type: "import.started",
    objectType: "import",
    objectId: batch.id,
    programmeId: batch.intake.programme.id,
    payload: { rows: batch.rowCount },
  });
}

/**
 * Starts an import in the worker and returns at once. Asked again while it runs, it only makes sure that a job is there.
 * Throws 404 without the right, 409 when it is done or its columns are not named.
 */
export function requestImport(actor: Actor, batchId: string): Promise<{ id: string }> {
  return withActor(actor, async (tx) => {
    const batch = await requireImportBatch(tx, actor, batchId);
    await lockIntakeForImport(tx, batch.intakeId);
    await begin(tx, actor, batch);
    const membershipId = actor.membership?.id ?? "";
    await enqueue(tx, "import.run", { batchId, membershipId });
    return { id: batchId };
  });
}

/**
 * Imports every row that was judged ready, a hundred a transaction: each becomes a startup without an owner and an
 * application `submitted` with a frozen version 1 of what the file says (T1 only). What the intake holds by now is passed
 * over, so that running twice, or two at once, makes nothing twice. Can be stopped anywhere and run again.
 * Throws 404 without the right, 409 when it is done or its columns are not named.
 */
export async function runImport(
  actor: AnyActor,
  batchId: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<ImportCounts> {
  const total = await withActor(actor, async (tx) => {
    const batch = await requireImportBatch(tx, actor, batchId);
    await lockIntakeForImport(tx, batch.intakeId);
    await begin(tx, actor, batch);
    return tx.importRow.count({ where: { batchId, state: "ready" } });
  });
  for (let done = 0; ;) {
    const taken = await withActor(actor, (tx, now) => importSome(tx, actor, batchId, now));
    if (taken === 0) break;
    done += taken;
    onProgress(done, total);
  }
  return withActor(actor, (tx, now) => finish(tx, actor, batchId, now));
}

async function importSome(tx: Tx, actor: AnyActor, batchId: string, now: Date): Promise<number> {
  const batch = await requireImportBatch(tx, actor, batchId);
  await lockIntakeForImport(tx, batch.intakeId);
  const rows = await tx.importRow.findMany({
    where: { batchId, state: "ready" },
    orderBy: { line: "asc" },
    take: rowsAtOnce,
    select: { id: true, line: true, cells: true },
  });
  if (rows.length === 0) return 0;
  const mapping = mappingSchema.parse(batch.mapping);
  const judge = tableJudge({
    form: batch.intake.form,
    columns: mapping.columns,
    headerCount: mapping.headers.length,
    thisYear: Number(hongKongDate(now).slice(0, 4)),
    known: await knownKeys(tx, batch.intakeId),
  });
  const judged = rows.map((row) => ({ row, ...judge(row.cells as string[], row.line) }));
  const fresh = judged.flatMap(({ row, facts, key }) =>
    facts && key ? [{ rowId: row.id, facts, key }] : [],
  );
  await createImported(tx, actor, batch.intake, fresh, now);
  await barOwnPeople(tx, actor, { intakeId: batch.intakeId });
  const passed = judged.filter(({ facts }) => facts === null);
  for (const { row, state, reasons } of passed)
    await tx.importRow.update({
      where: { id: row.id },
      data: { state, reasons: asJson(reasons) },
      select: { id: true },
    });
  await tx.importBatch.update({
    where: { id: batchId },
    data: { doneCount: { increment: rows.length } },
    select: { id: true },
  });
  return rows.length;
}

async function finish(tx: Tx, actor: AnyActor, batchId: string, now: Date): Promise<ImportCounts> {
  const batch = await requireImportBatch(tx, actor, batchId);
  await lockIntakeForImport(tx, batch.intakeId);
  const groups = await tx.importRow.groupBy({
    by: ["state"],
    where: { batchId },
    _count: { _all: true },
  });
  const counts: ImportCounts = { ready: 0, duplicate: 0, refused: 0, skipped: 0, imported: 0 };
  for (const group of groups) counts[group.state] = group._count._all;
  const { count } = await tx.importBatch.updateMany({
    where: { id: batchId, state: "running" },
    data: { state: "done", finishedAt: now },
  });
  if (count === 1)
    await recordAudit(tx, actor, {
      type: "import.finished",
      objectType: "import",
      objectId: batchId,
      programmeId: batch.intake.programme.id,
      payload: { ...counts },
    });
  return counts;
}

/** Notes that an import stopped for good; what it has made stays, and it can be started again. */
export function failImport(actor: AnyActor, batchId: string, code: string): Promise<void> {
  return withActor(actor, async (tx, now) => {
    const batch = await requireImportBatch(tx, actor, batchId);
    const { count } = await tx.importBatch.updateMany({
      where: { id: batchId, state: "running" },
      data: { state: "failed", failure: code, finishedAt: now },
    });
    if (count === 1)
      await recordAudit(tx, actor, {
        type: "import.failed",
        objectType: "import",
        objectId: batchId,
        programmeId: batch.intake.programme.id,
        payload: { code },
      });
  });
}
