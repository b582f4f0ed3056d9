import { knownKeys, lockIntakeForImport, requireImportBatch } from "@/lib/imports/import-access";
import { tableJudge } from "@/lib/imports/judge-table";
import { mappingSchema, type Columns, type Mapping } from "@/lib/imports/schema";
import { recordAudit } from "@/lib/audit/record";
import type { AnyActor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict, Refusal } from "@/lib/platform/errors";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";

type Batch = Awaited<ReturnType<typeof requireImportBatch>>;

const rowsAtOnce = 500;

function requireWaiting(batch: Batch): void {
  if (batch.state !== "uploaded" && batch.state !== "previewed")
    throw conflict("imports.already_running");
}

/**
 * Says what the columns mean and judges every row anew; rows set aside by hand stay so where they would be taken.
 * Throws 404 without the right, 409 once the import has begun, 422 without a column for the name.
 */
export function mapImport(actor: AnyActor, batchId: string, columns: Columns): Promise<object> {
  return withActor(actor, async (tx, now) => {
    const batch = await requireImportBatch(tx, actor, batchId);
    await lockIntakeForImport(tx, batch.intakeId);
    requireWaiting(batch);
    const mapping: Mapping = { ...mappingSchema.parse(batch.mapping), columns };
    if (columns.name === undefined)
      throw new Refusal("imports.no_name_column", {
        fields: { "columns.name": { code: "imports.no_name_column" } },
      });
    if (Object.values(columns).some((index) => index >= mapping.headers.length))
      throw new Refusal("imports.unknown_column");
    await tx.importBatch.update({
      where: { id: batchId },
      data: { mapping: asJson(mapping), state: "previewed" },
      select: { id: true },
    });
    await judgeAgain(tx, batch, mapping, now);
    return { id: batchId };
  });
}

async function judgeAgain(tx: Tx, batch: Batch, mapping: Mapping, now: Date): Promise<void> {
  const judge = tableJudge({
    form: batch.intake.form,
    columns: mapping.columns,
    headerCount: mapping.headers.length,
    thisYear: Number(hongKongDate(now).slice(0, 4)),
    known: await knownKeys(tx, batch.intakeId),
  });
  for (let after = -1; ;) {
    const rows = await tx.importRow.findMany({
      where: { batchId: batch.id, line: { gt: after } },
      orderBy: { line: "asc" },
      take: rowsAtOnce,
      select: { id: true, line: true, cells: true, state: true },
    });
    if (rows.length === 0) return;
    const judged = rows.map((row) => {
      const { state, reasons } = judge(row.cells as string[], row.line);
      const keepsAside = row.state === "skipped" && state === "ready";
      return { id: row.id, state: keepsAside ? "skipped" : state, reasons };
    });
    await tx.$executeRaw`
      UPDATE import_rows r SET state = x.state::"ImportRowState", reasons = x.reasons
        FROM jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) AS x(id uuid, state text, reasons jsonb)
       WHERE r.id = x.id`;
    after = rows.at(-1)?.line ?? after;
  }
}

/**
 * Sets one row aside, or takes it back in. A row that was refused or is a duplicate cannot be taken in: it must be mended
 * in the file. Throws 404 for a row that is not there, 409 when it may not change.
 */
export function decideImportRow(
  actor: AnyActor,
  input: { batchId: string; line: number; accept: boolean },
): Promise<{ line: number; state: "ready" | "skipped" }> {
  return withActor(actor, async (tx) => {
    const batch = await requireImportBatch(tx, actor, input.batchId);
    await lockIntakeForImport(tx, batch.intakeId);
    requireWaiting(batch);
    const from = input.accept ? "skipped" : "ready";
    const to = input.accept ? "ready" : "skipped";
    const { count } = await tx.importRow.updateMany({
      where: { batchId: batch.id, line: input.line, state: { in: [from, to] } },
      data: { state: to },
    });
    if (count === 0) throw conflict("imports.row_cannot_change");
    await recordAudit(tx, actor, {
      type: "import.row_decided",
      objectType: "import",
      objectId: batch.id,
      programmeId: batch.intake.programme.id,
      payload: { line: input.line, accepted: input.accept },
    });
    return { line: input.line, state: to };
  });
}
