import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { solveInThread } from "@/lib/matching/run-in-thread";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { makeWorld } from "@/tests/support/world";
import { startCeiling } from "./ceiling";
import { growTo } from "./generate";
import { load, type LoadRow } from "./load";
import { benchOptions } from "./options";
import { startPortal } from "./portal";
import { makeDrafts, saveLoad } from "./saving";
import { cookieOf } from "./sessions";

// `npm run bench`: every figure is a ratio to the bare ceiling measured in the same run (docs/performance.md).
interface ReportRow extends Partial<LoadRow> {
  work: string;
  size: number;
  ratio?: number;
  seconds?: number;
  note?: string;
}

const options = benchOptions(process.argv.slice(2));
const wants = (row: string) => options.rows.length === 0 || options.rows.includes(row);
const report: ReportRow[] = [];

function note(row: ReportRow): void {
  report.push(row);
  const cells = [row.work.padEnd(34), String(row.size).padStart(7)];
  if (row.perSecond !== undefined)
    cells.push(
      `${row.perSecond.toFixed(0).padStart(7)}/s`,
      `p50 ${row.p50} ms`,
      `p99 ${row.p99} ms`,
    );
  if (row.ratio) cells.push(`1/${(1 / row.ratio).toFixed(1)} of the ceiling`);
  if (row.seconds !== undefined) cells.push(`${row.seconds.toFixed(2)} s`);
  if (row.note) cells.push(row.note);
  console.log(cells.join("  "));
}

const memoryOf = async (pid: number) => {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
};

const portal = await startPortal();
try {
  const world = await makeWorld();
  const staff = { cookie: await cookieOf(world.manager) };
  const places = {
    programmeId: world.programme.id,
    intakeId: world.intake.id,
    formVersionId: world.form.id,
    leadOrganisationId: world.lead.id,
    partnerOrganisationId: world.partner.id,
  };
  for (const size of options.sizes) {
    await growTo(portal.owner, places, size);
    const { rows } = await portal.owner.query<{ id: string }>(
      "SELECT id FROM applications WHERE source = 'import' ORDER BY id LIMIT 200",
    );
    const ids = rows.map((row) => row.id);
    const ceiling = await startCeiling(portal.appUrl, world.programme.id, ids);
    const reading = { connections: 16, seconds: options.seconds, headers: staff };
    const top = await load({ ...reading, url: `${ceiling.origin}/list`, expects: "<table>" });
    note({ work: "ceiling: 50 rows by index", size, ...top });
    const pages: [name: string, work: string, path: string, expects: string][] = [
      ["home", "home page, signed out", "/en-HK", "</html>"],
      ["list", "list of 50, signed in", "/en-HK/desk", "Startup "],
      ["list-json", "list of 50 as JSON", `/api/applications?intake=${world.intake.id}`, "items"],
      ["search", "search: area + word", "/en-HK/desk?area=oncology&q=tumour", "Startup "],
      ["application", "one application", `/en-HK/desk/applications/${ids[0]}`, "CI-"],
    ];
    for (const [name, work, at, expects] of pages) {
      if (!wants(name)) continue;
      const row = await load({ ...reading, url: `${portal.origin}${at}`, expects });
      note({ work, size, ...row, ratio: row.perSecond / top.perSecond });
    }
    if (wants("save")) {
      const saving = await load({
        url: `${ceiling.origin}/save`,
        connections: 8,
        seconds: options.seconds,
        expects: "saved",
        requests: [{ method: "POST", path: "/save", body: "" }],
      });
      note({ work: "ceiling: BEGIN, UPDATE, COMMIT", size, ...saving });
      const drafts = await makeDrafts(world, 8);
      for (const whole of [false, true]) {
        const row = await saveLoad(portal.origin, drafts, options.seconds, whole);
        note({
          work: whole ? "save a section, whole text" : "save a section, small edit",
          size,
          ...row,
          ratio: row.perSecond / saving.perSecond,
        });
      }
    }
    await ceiling.stop();
  }
  note({ work: "memory of the web process", size: 0, note: `${await memoryOf(portal.pid)} MB` });
  if (wants("assignment")) {
    const random = (seed: number) => ((Math.imul(seed, 2654435761) >>> 0) % 1000) / 1000;
    const scores = Array.from({ length: 100 }, (_, r) =>
      Array.from({ length: 2000 }, (__, a) =>
        random(r * 2000 + a) < 0.05 ? null : random(r * 7919 + a * 31),
      ),
    );
    const begun = performance.now();
    const result = await solveInThread({
      scores,
      demand: Array<number>(2000).fill(3),
      capacity: Array<number>(100).fill(60),
    });
    note({
      work: "assignment 2,000 × 100 × 3",
      size: 2000,
      seconds: (performance.now() - begun) / 1000,
      note: result.status,
    });
  }
  const file = path.resolve(options.out);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ at: new Date().toISOString(), options, report }, null, 2));
  console.log(`\nWritten to ${options.out}`);
} finally {
  await closeQueue();
  await closeDatabase();
  await portal.stop();
}
process.exit(0);
