import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { canonicalColumns } from "@/lib/audit/chain";
import { anchorsFile, anchorTrail, checkTrail, keptAnchors } from "@/lib/audit/jobs";
import { recordAudit } from "@/lib/audit/record";
import { sealTrail } from "@/lib/audit/seal";
import { systemActor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { verifyFromConsole } from "@/scripts/audit-console";
import { ownerQuery, setClock } from "@/tests/support/worker-database";
import {
  behindTheWall,
  emptyTrail,
  sealBlocks,
  seqsOf,
  verified,
  writeEvents,
} from "./chain-world";

const waiting = () => db().auditPending.count();
const actor = systemActor("sealing-test");
const event = (objectId: string) => ({
  type: "application.section_saved" as const,
  objectType: "section",
  objectId,
});

beforeEach(emptyTrail);
afterEach(() => setClock(0));

describe("the sealer", () => {
  it("seals an event that took a lower number but committed later", async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let began = () => {};
    const started = new Promise<void>((resolve) => (began = resolve));
    const slow = withActor(actor, async (tx) => {
      await recordAudit(tx, actor, event("slow"));
      began();
      await held;
    });
    await started;
    await writeEvents(3);
    expect(await sealTrail()).toBe(3);
    letGo();
    await slow;
    expect(await sealTrail()).toBe(1);
    const [late] = await seqsOf(2);
    const [early] = await seqsOf(1);
    expect(Number(late)).toBeLessThan(Number(early));
    expect(await verified()).toMatchObject({ finding: null, blocks: 2, rows: 4 });
  });

  it("never seals what was rolled back", async () => {
    await expect(
      withActor(actor, async (tx) => {
        await recordAudit(tx, actor, event("undone"));
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect(await sealTrail()).toBe(0);
    expect(await waiting()).toBe(0);
  });

  it("works alone: many at once seal every event exactly once", async () => {
    await writeEvents(20);
    const counts = await Promise.all(Array.from({ length: 4 }, () => sealTrail()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(await verified()).toMatchObject({ finding: null, rows: 20 });
  });

  it("puts a backlog into blocks of at most a thousand", async () => {
    await withActor(actor, (tx) =>
      recordAudit(tx, actor, ...Array.from({ length: 2_300 }, (_, at) => event(`row-${at}`))),
    );
    expect(await sealTrail()).toBe(2_300);
    expect(await verified()).toMatchObject({ finding: null, blocks: 3, rows: 2_300 });
    expect(await waiting()).toBe(0);
  });

  it("covers every column of the table, in the written form that docs/audit.md gives", async () => {
    const columns = await ownerQuery<{ column_name: string }>(
      "SELECT column_name FROM information_schema.columns WHERE table_name = 'audit_events'",
    );
    expect(canonicalColumns.toSorted()).toEqual(columns.map((row) => row.column_name).toSorted());
    await sealBlocks(1, 1);
    const row = await db().auditEvent.findFirstOrThrow();
    const quoted = (value: unknown) => JSON.stringify(value);
    const text = `[${row.seq}, ${quoted(row.id)}, ${row.at.getTime()}, ${quoted(row.type)}, null, ${quoted(
      row.actorRole,
    )}, null, null, false, null, null, "section", "section-0", {"list": ["a", "b"], "note": "甲", "part": 0.5, "nothing": null, "revision": 0}]`;
    const block = await db().auditBlock.findFirstOrThrow();
    expect(Buffer.from(block.rowHashes).toString("hex")).toBe(
      createHash("sha256").update(text).digest("hex"),
    );
  });

  it("leaves its blocks to nobody to change, the application's own role least", async () => {
    await sealBlocks(1, 1);
    for (const table of ["audit_blocks", "audit_checks"]) {
      const [right] = await ownerQuery<{ may: boolean }>(
        `SELECT has_table_privilege('portal_app', '${table}', 'UPDATE') OR has_table_privilege('portal_app', '${table}', 'DELETE') AS may`,
      );
      expect(right?.may, table).toBe(false);
    }
    await expect(ownerQuery("UPDATE audit_blocks SET public_key = 'x'")).rejects.toThrow(
      "never changed",
    );
    await expect(ownerQuery("DELETE FROM audit_blocks")).rejects.toThrow("never changed");
  });
});

describe("the worker's anchors and checks", () => {
  it("keep one head a day beside the uploads", async () => {
    await sealBlocks(1, 2);
    const first = await anchorTrail();
    expect(first).toMatchObject({ block: 1, lastPosition: 2 });
    await sealBlocks(1, 2);
    expect(await anchorTrail()).toBeNull();
    await setClock(25 * 3600 * 1000);
    await sealBlocks(1, 2);
    expect(await anchorTrail()).toMatchObject({ block: 3, lastPosition: 6 });
    expect((await keptAnchors()).map(({ block }) => block)).toEqual([1, 3]);
    expect((await readFile(anchorsFile(), "utf8")).trim().split("\n")).toHaveLength(2);
  });

  it("write down what a check found, the good and the bad", async () => {
    const { rm } = await import("node:fs/promises");
    await rm(anchorsFile(), { force: true });
    await sealBlocks(2, 2);
    await checkTrail();
    await sealBlocks(1, 2);
    await checkTrail();
    const last = () => db().auditCheck.findFirst({ orderBy: { at: "desc" } });
    expect(await last()).toMatchObject({ whole: false, fromBlock: 3n, toBlock: 3n, finding: null });
    await setClock(25 * 3600 * 1000);
    const [seq] = await seqsOf(1);
    await behindTheWall(`UPDATE audit_events SET object_id = 'x' WHERE seq = ${seq}`);
    await checkTrail();
    expect(await last()).toMatchObject({
      whole: true,
      finding: "row_changed",
      badBlock: 1n,
      badSeq: seq,
    });
  });
});

describe("npm run audit:verify", () => {
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
    return () => vi.restoreAllMocks();
  });
  const run = (more: Partial<Parameters<typeof verifyFromConsole>[0]> = {}) =>
    verifyFromConsole({ publicKeys: [], files: [], withKept: false, ...more });

  it("says that all is as sealed, and looks at a range when told", async () => {
    await sealBlocks(3, 2);
    expect(await run()).toBe("good");
    expect(said[0]).toMatch(/^As sealed: 6 events in 3 blocks, 0 anchors, /);
    expect(await run({ from: 2n, to: 2n })).toBe("good");
    expect(said.at(-2)).toMatch(/^As sealed: 2 events in 1 blocks/);
    expect(await run({ from: 9n })).toBe("bad");
  });

  it("names the first bad row, and is bad", async () => {
    await sealBlocks(2, 2);
    const [, seq] = await seqsOf(2);
    await behindTheWall(`UPDATE audit_events SET object_id = 'x' WHERE seq = ${seq}`);
    expect(await run()).toBe("bad");
    expect(said[0]).toContain(`NOT as sealed: event ${seq}, block 2 (row_changed)`);
    expect(await run({ from: 1n, to: 1n })).toBe("good");
  });

  it("refuses a file that holds no anchors", async () => {
    await expect(run({ files: [{ name: "x.json", text: "{}" }] })).rejects.toThrow(
      "x.json is no file of anchors",
    );
  });
});
