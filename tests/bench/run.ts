import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { solveAssignments } from "./assignment";
import { budgets, rowNames, type RowName } from "./budgets";
import { startCeiling } from "./ceiling";
import { askOften, askOnce, workOften, type LoadResult } from "./load";
import { measure, unitOf, type Measured } from "./measure";
import { benchOptions } from "./options";
import { startPortal, type Portal } from "./portal";
import { memoryOf } from "./processor";
import { readingRows } from "./reading";
import { cellsOf, markdownOf, type Report } from "./report";
import { weighPage } from "./weight";
import { filingWork, savingWork, writers, type Work } from "./writing";

// `npm run bench`: what a request costs in a world as of a programme's third year, beside a bare ceiling measured in the
// same run (docs/performance.md). Any answer that is not as expected voids the run.
const readers = 16;
const options = benchOptions(process.argv.slice(2), [...rowNames, "assignment", "weight"]);
const wants = (row: string) => options.rows.length === 0 || options.rows.includes(row);
const report: Report = {
  rows: [],
  ceilings: [],
  pages: [],
  assignments: [],
  memory: 0,
  failed: [],
};

/** Measures a row and notes it; a row that fails is noted too, and the others go on. */
async function keep(
  name: RowName,
  size: number,
  ceiling: LoadResult,
  work: () => Promise<Measured>,
): Promise<void> {
  if (!wants(name)) return;
  try {
    const measured = await work();
    const row =
      "floor" in budgets[name]
        ? { ...measured, ratio: measured.perSecond / ceiling.perSecond }
        : measured;
    report.rows.push(row);
    console.log(cellsOf(row, unitOf(report.rows)).join("  "));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    report.failed.push({ name, size, why });
    console.error(`${budgets[name].work}  ${size}  FAILED: ${why}`);
  }
}

async function ceilings(portal: Portal, size: number) {
  const { rows } = await portal.owner.query<{ id: string; programme_id: string }>(
    "SELECT id, programme_id FROM applications WHERE submitted_at IS NOT NULL ORDER BY id LIMIT 200",
  );
  const ids = rows.map(({ id }) => id);
  const bare = await startCeiling(portal.appUrl, rows[0]?.programme_id ?? "", ids);
  const ask = (at: string, expects: string) => ({ origin: bare.origin, paths: [at], expects });
  const list = ask("/list", "<table>");
  const save = ask("/save", "saved");
  await askOften(list, readers, 500);
  const reading = await askOften(list, readers, options.seconds * 1_500);
  const writing = await askOften(save, writers, options.seconds * 600, "POST");
  await bare.stop();
  report.ceilings.push(
    { work: "50 rows by index, 16 connections", size, result: reading },
    { work: "BEGIN, UPDATE, COMMIT, 8 connections", size, result: writing },
  );
  return { reading, writing };
}

async function round(portal: Portal, size: number): Promise<void> {
  const { seconds } = options;
  await portal.growTo(size);
  const { reading, writing } = await ceilings(portal, size);
  const asked = await readingRows(portal.owner, portal.origin);
  for (const [name, page] of Object.entries(asked) as [keyof typeof asked, typeof asked.list][])
    await keep(name, size, reading, () =>
      measure(portal, {
        name,
        size,
        seconds,
        connections: readers,
        once: (turn) => askOnce(page, turn),
        often: (connections, amount) => askOften(page, connections, amount),
      }),
    );
  const write = (name: RowName, work: Work, most?: number) =>
    keep(name, size, writing, () =>
      measure(portal, {
        name,
        size,
        seconds,
        connections: writers,
        ...(most === undefined ? {} : { most }),
        once: () => work(0),
        often: (connections, amount) => workOften(work, connections, amount),
      }),
    );
  const saving = await savingWork(portal.owner, portal.origin);
  await write("save-small", saving(false));
  await write("save-whole", saving(true));
  const filing = await filingWork(portal.owner, portal.origin);
  await write("file-small", filing.file(false), filing.left());
  await write("file-full", filing.file(true), filing.left());
  if (!wants("weight") || size !== options.sizes[0]) return;
  for (const name of ["home", "list", "record", "panel"] as const)
    report.pages.push({ work: budgets[name].work, weight: await weighPage(asked[name]) });
}

const portal = await startPortal();
try {
  for (const size of options.sizes) await round(portal, size);
  report.memory = await memoryOf(portal.webPid);
} finally {
  await portal.stop();
}
if (wants("assignment")) report.assignments = await solveAssignments();
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const at = new Date().toISOString();
const isVoid = report.failed.length > 0;
const file = path.resolve(options.out);
await mkdir(path.dirname(file), { recursive: true });
await writeFile(file, JSON.stringify({ at, commit, isVoid, options, ...report }, null, 2));
const markdown = `${at}, commit ${commit}\n\n${markdownOf(report)}\n`;
await writeFile(file.replace(/\.json$/, ".md"), markdown);
console.log(`\n${markdown}\nWritten to ${options.out} and as Markdown beside it.`);
process.exit(isVoid ? 1 : 0);
