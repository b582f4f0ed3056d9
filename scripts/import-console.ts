import path from "node:path";
import { mapImport } from "@/lib/imports/commands/map-import";
import { runImport } from "@/lib/imports/commands/run-import";
import { uploadImport } from "@/lib/imports/commands/upload-import";
import {
  columnsSchema,
  importEncodings,
  mappingSchema,
  reasonSchema,
  type Mapping,
} from "@/lib/imports/schema";
import { getTranslator } from "@/lib/i18n/translator";
import { systemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";

interface ConsoleImport {
  file: string;
  open: () => AsyncIterable<Uint8Array>;
  /** Slug of the intake. */
  intake: string;
  encoding: string | undefined;
  /** `field=Header`, as many as needed. */
  mapped: readonly string[];
  previewOnly: boolean;
  seconds: () => string;
}

const actor = systemActor("import");

/** Imports one file and says on the console what became of every row. Throws an Error whose line says what is wrong. */
export async function importFromConsole(given: ConsoleImport): Promise<void> {
  const t = await getTranslator("en-HK", "imports");
  try {
    await importFile(given);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [namespace, key = ""] = error.code.split(".");
    if (error.status === 404)
      throw new Error(`There is no intake “${given.intake}”. Its slug stands in its address.`, {
        cause: error,
      });
    if (error.code === "imports.not_mapped")
      throw new Error("No column is known to be the name. Say which: --map name=<header>", {
        cause: error,
      });
    throw new Error(
      namespace === "imports" ? t(`errors.${key}` as never, error.params as never) : error.code,
      { cause: error },
    );
  }
}

async function importFile(given: ConsoleImport): Promise<void> {
  const encoding = importEncodings.find((each) => each === given.encoding);
  if (given.encoding && !encoding)
    throw new Error(`--encoding is one of ${importEncodings.join(", ")}.`);
  const { id } = await uploadImport(
    actor,
    { intake: given.intake, fileName: path.basename(given.file), encoding },
    given.open(),
  );
  const mapping = await chooseColumns(id, given.mapped);
  console.log(
    `Read ${path.basename(given.file)} as ${mapping.encoding}; columns: ${Object.keys(mapping.columns).join(", ")}.`,
  );
  if (!given.previewOnly)
    await runImport(actor, id, (done, total) => console.log(`  ${done} of ${total}`));
  await report(id, given);
}

async function chooseColumns(id: string, mapped: readonly string[]): Promise<Mapping> {
  const batch = await withActor(actor, (tx) =>
    tx.importBatch.findUniqueOrThrow({ where: { id }, select: { mapping: true } }),
  );
  const mapping = mappingSchema.parse(batch.mapping);
  if (mapped.length === 0) return mapping;
  const chosen = mapped.map((pair) => {
    const [field = "", header = ""] = pair.split(/=(.*)/s);
    const index = mapping.headers.indexOf(header);
    if (index < 0)
      throw new Error(`The file has no column “${header}”. It has: ${mapping.headers.join(", ")}.`);
    return [field, index] as const;
  });
  const columns = columnsSchema.safeParse({ ...mapping.columns, ...Object.fromEntries(chosen) });
  if (!columns.success)
    throw new Error(
      `--map takes one of ${Object.keys(columnsSchema.shape).join(", ")}, each once.`,
    );
  await mapImport(actor, id, columns.data);
  return { ...mapping, columns: columns.data };
}

const mostShown = 30;

async function report(id: string, { seconds, previewOnly }: ConsoleImport): Promise<void> {
  const t = await getTranslator("en-HK", "imports");
  const rows = await withActor(actor, (tx) =>
    tx.importRow.findMany({
      where: { batchId: id },
      orderBy: { line: "asc" },
      select: { line: true, state: true, reasons: true },
    }),
  );
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const notTaken = rows.filter(({ state }) => state === "refused" || state === "duplicate");
  for (const row of notTaken.slice(0, mostShown)) {
    const reasons = reasonSchema.array().parse(row.reasons);
    const said = reasons
      .map(({ code, params }) => t(`reasons.${code}` as never, params as never))
      .join("; ");
    console.log(
      `  row ${row.line}: ${row.state === "refused" ? "refused" : "passed over"}: ${said}`,
    );
  }
  if (notTaken.length > mostShown) console.log(`  … and ${notTaken.length - mostShown} more`);
  const rest = `${count("duplicate")} already there, ${count("refused")} refused`;
  if (previewOnly) console.log(`${count("ready")} can be imported, ${rest}. Nothing was imported.`);
  else if (count("imported") === 0) console.log(`Nothing new: ${rest}. Nothing was changed.`);
  else
    console.log(
      `Imported ${count("imported")} ${count("imported") === 1 ? "startup" : "startups"} in ${seconds()} s; ${rest}.`,
    );
}
