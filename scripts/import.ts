import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { attachDatabase, fillSettings } from "./attach-database";
import { stopWith } from "./settings";

// `npm run import -- FILE.csv --intake SLUG`: a table of startups into an intake, by the same commands as the staff's
// page, in the name of the portal itself (audit: system:import). Works while the portal runs and while it does not.
const usage =
  "npm run import -- FILE.csv --intake SLUG [--encoding gb18030] [--map name=Firm] [--preview]";

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        intake: { type: "string" },
        encoding: { type: "string" },
        map: { type: "string", multiple: true },
        preview: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return stopWith(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const { values, positionals } = readArguments();
const [file] = positionals;
const { intake } = values;
if (!file || !intake || positionals.length !== 1)
  stopWith(`Say which file and which intake: ${usage}`);
await access(file).catch(() => stopWith(`The file ${file} cannot be read.`));

const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
const database = await attachDatabase();
await fillSettings(database.url);
const { importFromConsole } = await import("./import-console");
const { closeDatabase } = await import("@/lib/platform/db");
const failure = await importFromConsole({
  file: path.resolve(file),
  open: () => createReadStream(file),
  intake,
  encoding: values.encoding,
  mapped: values.map ?? [],
  previewOnly: values.preview,
  seconds,
}).catch((error: unknown) => error);
await closeDatabase();
await database.leave();
if (failure instanceof Error) stopWith(failure.message.split("\n")[0] || String(failure));
process.exit(0);
