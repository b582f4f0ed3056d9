import { createHash } from "node:crypto";
import { guessColumns } from "@/lib/imports/columns";
import { knownKeys, requireImportIntake, type ImportIntake } from "@/lib/imports/import-access";
import { tableJudge } from "@/lib/imports/judge-table";
import { openTable, type OpenTable } from "@/lib/imports/read-table";
import type { ImportEncoding, Mapping } from "@/lib/imports/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { AnyActor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";

export interface UploadInput {
  /** Slug of the intake. */
  intake: string;
  fileName: string;
  encoding?: ImportEncoding | undefined;
}

const rowsAtOnce = 250;

/**
 * Reads a file of startups row by row, keeps its rows, guesses what the columns mean and judges every row; nothing else
 * is made yet. Where no column is a name it waits for the mapping (`uploaded`), else it can be looked at (`previewed`).
 * Throws 404 without the right, 413 and 422 for what the file has wrong (imports.errors).
 */
export function uploadImport(
  actor: AnyActor,
  input: UploadInput,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    const intake = await requireImportIntake(tx, actor, { slug: input.intake });
    const hash = createHash("sha256");
    const table = await openTable(hashed(bytes, hash), { encoding: input.encoding });
    const mapping: Mapping = {
      headers: table.headers,
      encoding: table.encoding,
      separator: table.separator,
      columns: guessColumns(table.headers),
    };
    const batch = await tx.importBatch.create({
      data: {
        intakeId: intake.id,
        programmeId: intake.programme.id,
        fileName: input.fileName,
        sha256: "",
        mapping: asJson(mapping),
        createdById: actor.kind === "person" ? actor.personId : null,
        createdAt: now,
      },
      select: { id: true },
    });
    const rowCount = await keepRows(tx, batch.id, intake, table, mapping, now);
    await tx.importBatch.update({
      where: { id: batch.id },
      data: {
        rowCount,
        sha256: hash.digest("hex"),
        state: mapping.columns.name === undefined ? "uploaded" : "previewed",
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "import.uploaded",
      objectType: "import",
      objectId: batch.id,
      programmeId: intake.programme.id,
      payload: { rows: rowCount, encoding: mapping.encoding },
    });
    return batch;
  });
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

async function keepRows(
  tx: Tx,
  batchId: string,
  intake: ImportIntake,
  table: OpenTable,
  mapping: Mapping,
  now: Date,
): Promise<number> {
  const judge = tableJudge({
    form: intake.form,
    columns: mapping.columns,
    headerCount: mapping.headers.length,
    thisYear: Number(hongKongDate(now).slice(0, 4)),
    known: await knownKeys(tx, intake.id),
  });
  let count = 0;
  let waiting: Prisma.ImportRowCreateManyInput[] = [];
  const flush = async () => {
    if (waiting.length > 0) await tx.importRow.createMany({ data: waiting });
    waiting = [];
  };
  for await (const { line, cells } of table.rows) {
    const { state, reasons } = judge(cells, line);
    waiting.push({ batchId, line, cells, state, reasons: asJson(reasons) });
    count += 1;
    if (waiting.length >= rowsAtOnce) await flush();
  }
  await flush();
  return count;
}
