import { closeSync, openSync, writeSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type pg from "pg";
import { calibrateReviews, type Calibrated } from "@/lib/reviews/commands/calibrate-reviews";
import { cutRows, lineOf, moved, type CopyOf, type TimedRow } from "./copy-rows";
import { copies, pastIntakes, type Copy } from "./plan";
import { columnList, readTemplate, type Template } from "./read-template";

const halfYear = 182 * 24 * 3600_000;
/** Copies written to files before Postgres reads them in. */
const batch = 4_000;
const flushAt = 1 << 20;

/** Files of one batch, one a table, in the text format of COPY. */
class Batch {
  private readonly waiting = new Map<string, { file: number; text: string }>();
  constructor(private readonly folder: string) {}

  write(row: TimedRow, copy: CopyOf): void {
    let table = this.waiting.get(row.table);
    if (!table)
      this.waiting.set(
        row.table,
        (table = { file: openSync(path.join(this.folder, row.table), "w"), text: "" }),
      );
    table.text += lineOf(row, copy);
    if (table.text.length > flushAt) {
      writeSync(table.file, table.text);
      table.text = "";
    }
  }

  /** Reads everything written so far into the tables. */
  async load(owner: pg.Client, columns: Template["columns"]): Promise<void> {
    for (const [name, { file, text }] of this.waiting) {
      writeSync(file, text);
      closeSync(file);
      const from = path.join(this.folder, name);
      await owner.query(`COPY ${name} (${columnList(columns.get(name) ?? [])}) FROM '${from}'`);
      await rm(from);
    }
    this.waiting.clear();
  }
}

/**
 * Grows the world to `size` applications by copying the template's: each copy a startup with its team, times of its own,
 * its intake, reviewers and mentors. Rows go in by COPY without triggers; what triggers and jobs keep is copied or filled
 * after, the latter through the product's own pool.
 * `owner` is a superuser of a Postgres on this machine. Growing twice adds to what is there.
 */
export async function growTo(owner: pg.Client, template: Template, size: number): Promise<void> {
  const { rows } = await owner.query<{ n: string }>("SELECT count(*) AS n FROM applications");
  const have = Number(rows[0]?.n ?? 0) - template.applications.length;
  const wanted = copies(Math.max(0, size - template.applications.length)).slice(have);
  await inFolder(async (folder) => {
    await owner.query("SET session_replication_role = replica");
    if (have === 0) await copyShared(owner, template, folder);
    for (let at = 0; at < wanted.length; at += batch)
      await copyApplications(owner, template, folder, wanted.slice(at, at + batch));
    await settle(owner);
    await owner.query("SET session_replication_role = origin");
  });
  await calibrateAll(owner);
  await owner.query("VACUUM (ANALYZE)");
}

/** What the worker's job would have done after the last filing. */
async function calibrateAll(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<Calibrated>(
    `SELECT DISTINCT intake_id AS "intakeId", organisation_id AS "organisationId" FROM review_means
      WHERE revision <> calibrated_revision`,
  );
  for (const of of rows) await calibrateReviews(of);
}

/** Reads the template of a freshly made world. */
export async function templateOf(owner: pg.Client): Promise<Template> {
  await owner.query("SET timezone = 'UTC'");
  return inFolder((folder) => readTemplate(owner, folder));
}

/** A folder that Postgres, which may be another user, can write to and read from. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-world-"));
  await chmod(folder, 0o777);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const nobody: CopyOf = { application: 0, intake: 0, reviewer: 0, mentor: 0 };

/** Past intakes and the further sets of mentors, which are the same for every size. */
async function copyShared(owner: pg.Client, template: Template, folder: string): Promise<void> {
  const files = new Batch(folder);
  const past = cutRows(template, template.intake, "intake");
  for (let intake = 1; intake < pastIntakes; intake += 1)
    for (const row of moved(past, intake * halfYear)) files.write(row, { ...nobody, intake });
  const sets = Math.max(...copies(12).map(({ mentors }) => mentors));
  const mentors = moved(cutRows(template, template.mentors, "mentor"), 0);
  for (let mentor = 1; mentor <= sets; mentor += 1)
    for (const row of mentors) files.write(row, { ...nobody, mentor });
  await files.load(owner, template.columns);
}

/** Copies that are cut alike stand together; older intakes come first, as they did. */
const order = (copy: Copy) =>
  `${9 - copy.intake} ${String(copy.shift).padStart(2, "0")} ${copy.key}`;

async function copyApplications(
  owner: pg.Client,
  template: Template,
  folder: string,
  wanted: readonly Copy[],
): Promise<void> {
  const files = new Batch(folder);
  await copyReviewers(owner, template, files, wanted);
  const byKey = new Map(
    template.applications.map((each) => [
      each.key,
      cutRows(template, each.rows, "application", each),
    ]),
  );
  const sorted = wanted
    .map((copy) => ({ copy, place: order(copy) }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1));
  let last = "";
  let rows: TimedRow[] = [];
  for (const { copy, place } of sorted) {
    if (place !== last) {
      const source = byKey.get(copy.key);
      if (!source) throw new Error(`the template has no ${copy.key}`);
      const earlierBy = copy.intake * halfYear + copy.shift * 17 * 60_000;
      rows = moved(source, earlierBy);
      last = place;
    }
    const { number: application, intake, reviewers: reviewer, mentors: mentor } = copy;
    for (const row of rows) files.write(row, { application, intake, reviewer, mentor });
  }
  await files.load(owner, template.columns);
}

/** The sets of reviewers that these copies name and that are not there yet. */
async function copyReviewers(
  owner: pg.Client,
  template: Template,
  files: Batch,
  wanted: readonly Copy[],
): Promise<void> {
  const { rows } = await owner.query<{ n: string }>(
    "SELECT count(*) AS n FROM people WHERE email ~ '^reviewer[0-9]+[.]'",
  );
  const each = template.reviewers.filter(({ table }) => table === "people").length;
  const from = Number(rows[0]?.n ?? 0) / each + 1;
  const to = Math.max(...wanted.map(({ reviewers }) => reviewers));
  const cut = moved(cutRows(template, template.reviewers, "reviewer"), 0);
  for (let reviewer = from; reviewer <= to; reviewer += 1)
    for (const row of cut) files.write(row, { ...nobody, reviewer });
}

/** What no copied row says: where old cohorts ended, mails that did not go, and what triggers would have kept. */
async function settle(owner: pg.Client): Promise<void> {
  await owner.query(`
    WITH old AS (
      SELECT a.id, row_number() OVER (ORDER BY a.reference) AS place
        FROM applications a JOIN intakes i ON i.id = a.intake_id
       WHERE a.status = 'admitted' AND i.closes_at < now() - interval '400 days'),
    ended AS (
      UPDATE applications a
         SET status = (CASE old.place % 8 WHEN 1 THEN 'left' WHEN 2 THEN 'suspended' ELSE 'graduated' END)::"ApplicationStatus",
             status_at = a.status_at + interval '300 days'
        FROM old WHERE old.id = a.id
      RETURNING a.id, a.status, a.status_at)
    INSERT INTO status_changes (application_id, "from", "to", at) SELECT id, 'admitted', status, status_at FROM ended`);
  await owner.query(`
    UPDATE outbox_mails
       SET state = (CASE WHEN abs(hashtext(id::text)) % 2 = 0 THEN 'failed' ELSE 'dropped' END)::"MailState", sent_at = NULL,
           attempts = 8, last_error = CASE WHEN abs(hashtext(id::text)) % 2 = 0 THEN '550 mailbox unavailable' END
     WHERE state = 'sent' AND abs(hashtext(id::text)) % 100 < 3`);
  await owner.query(`
    INSERT INTO sessions (token_hash, person_id, expires)
    SELECT md5(p.id::text) || md5(p.email), p.id, now() + interval '6 days'
      FROM people p WHERE abs(hashtext(p.email)) % 3 = 0 ON CONFLICT DO NOTHING`);
  await owner.query(`
    TRUNCATE application_counts;
    INSERT INTO application_counts (intake_id, status, stage, shard, count)
    SELECT intake_id, status, count_stage(submitted_at, partner_ended_at), 0, count(*) FROM applications GROUP BY 1, 2, 3;
    INSERT INTO audit_pending (seq)
    SELECT seq FROM audit_events WHERE seq > (SELECT coalesce(max(seq), 0) FROM audit_pending)`);
}
