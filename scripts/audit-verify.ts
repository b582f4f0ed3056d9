import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { attachDatabase, fillSettings } from "./attach-database";

// `npm run audit:verify`: checks the chain over the audit trail; docs/audit.md says what it finds. Exit 0: all is as it
// was sealed; 1: the first bad row or block is named; 2: it could not be checked.
const usage =
  "npm run audit:verify -- [--from BLOCK] [--to BLOCK] [--anchors FILE]… [--public-key KEY]… [--no-kept-anchors]";

function readArguments() {
  try {
    return parseArgs({
      options: {
        from: { type: "string" },
        to: { type: "string" },
        anchors: { type: "string", multiple: true, default: [] },
        "public-key": { type: "string", multiple: true, default: [] },
        "no-kept-anchors": { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return giveUp(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function giveUp(line: string): never {
  console.error(line);
  process.exit(2);
}

function blockNumber(name: string, given: string | undefined): bigint | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,17}$/.test(given)) giveUp(`--${name} is the number of a block: ${usage}`);
  return BigInt(given);
}

const given = readArguments();
const from = blockNumber("from", given.from);
const to = blockNumber("to", given.to);
const database = await attachDatabase();
await fillSettings(database.url);
const { closeDatabase } = await import("@/lib/platform/db");
const { verifyFromConsole } = await import("./audit-console");
const outcome = await verifyFromConsole({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
  publicKeys: given["public-key"],
  withKept: !given["no-kept-anchors"],
  files: await Promise.all(
    given.anchors.map(async (name) => ({
      name,
      text: await readFile(name, "utf8").catch(() => giveUp(`The file ${name} cannot be read.`)),
    })),
  ),
}).catch((error: unknown) => error);
await closeDatabase();
await database.leave();
if (outcome instanceof Error) giveUp(outcome.message.split("\n")[0] || String(outcome));
process.exit(outcome === "bad" ? 1 : 0);
