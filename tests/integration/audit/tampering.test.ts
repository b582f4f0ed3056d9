import { beforeEach, describe, expect, it } from "vitest";
import { anchorOf, type Anchor } from "@/lib/audit/anchors";
import { sealTrail } from "@/lib/audit/seal";
import { db } from "@/lib/platform/db";
import { ownerQuery } from "@/tests/support/worker-database";
import {
  behindTheWall,
  emptyTrail,
  sealBlocks,
  seqsOf,
  verified,
  writeEvents,
} from "./chain-world";

// Every hand here is the owner of the tables with the triggers off: the worst one there is, short of the signing key.

async function anchors(): Promise<Anchor[]> {
  return (await db().auditBlock.findMany({ orderBy: { number: "asc" } })).map(anchorOf);
}

/** All of the trail, to be put back as a backup would be. */
const copyTrail = () =>
  behindTheWall(
    "DROP TABLE IF EXISTS kept_events, kept_blocks, kept_pending",
    "CREATE TABLE kept_events AS TABLE audit_events",
    "CREATE TABLE kept_blocks AS TABLE audit_blocks",
    "CREATE TABLE kept_pending AS TABLE audit_pending",
  );

const restoreTrail = () =>
  behindTheWall(
    "TRUNCATE audit_events, audit_blocks, audit_pending",
    "INSERT INTO audit_events SELECT * FROM kept_events",
    "INSERT INTO audit_blocks SELECT * FROM kept_blocks",
    "INSERT INTO audit_pending SELECT * FROM kept_pending",
  );

describe("a tampered trail", () => {
  beforeEach(async () => {
    await emptyTrail();
    await sealBlocks(3, 4);
    expect(await verified()).toMatchObject({ finding: null, blocks: 3, rows: 12 });
  });

  it("with a flipped byte names the row, whichever column it is in", async () => {
    const [, seq] = await seqsOf(2);
    const changes = [
      "payload = jsonb_set(payload, '{note}', '\"乙\"')",
      "payload = jsonb_set(payload, '{part}', '0.50')",
      "at = at + interval '1 millisecond'",
      "type = 'application.section_done'",
      "actor_role = 'system:chain-tesu'",
      "actor_commitment = repeat('0', 64)",
      "actor_membership_id = gen_random_uuid()",
      "actor_organisation_id = gen_random_uuid()",
      "assisted = NOT assisted",
      "programme_id = gen_random_uuid()",
      "application_id = gen_random_uuid()",
      "object_type = 'sectioo'",
      "object_id = object_id || ' '",
      "id = gen_random_uuid()",
    ];
    await copyTrail();
    for (const change of changes) {
      await behindTheWall(`UPDATE audit_events SET ${change} WHERE seq = ${seq}`);
      expect((await verified()).finding, change).toEqual({ code: "row_changed", block: 2n, seq });
      await restoreTrail();
    }
    expect((await verified()).finding).toBeNull();
  });

  it("with a deleted row names it", async () => {
    const [, , seq] = await seqsOf(2);
    await behindTheWall(`DELETE FROM audit_events WHERE seq = ${seq}`);
    expect((await verified()).finding).toEqual({ code: "row_missing", block: 2n, seq });
  });

  it("with a row deleted before it was sealed names it", async () => {
    await writeEvents(2);
    const [row] = await ownerQuery<{ seq: string }>("SELECT min(seq) AS seq FROM audit_pending");
    await behindTheWall(`DELETE FROM audit_events WHERE seq = ${row?.seq}`);
    expect((await verified()).finding).toEqual({
      code: "row_missing",
      block: null,
      seq: BigInt(row?.seq ?? 0),
    });
  });

  it("with two rows exchanged names the first of them", async () => {
    const [one, two] = await seqsOf(2);
    await behindTheWall(
      `UPDATE audit_events SET seq = -1 WHERE seq = ${one}`,
      `UPDATE audit_events SET seq = ${one} WHERE seq = ${two}`,
      `UPDATE audit_events SET seq = ${two} WHERE seq = -1`,
    );
    expect((await verified()).finding).toEqual({ code: "row_changed", block: 2n, seq: one });
  });

  it("with the order exchanged inside a block names the block", async () => {
    await behindTheWall(
      `UPDATE audit_blocks SET seqs = ARRAY[seqs[2], seqs[1]] || seqs[3:],
              row_hashes = substr(row_hashes, 33, 32) || substr(row_hashes, 1, 32) || substr(row_hashes, 65) WHERE number = 2`,
    );
    expect((await verified()).finding).toEqual({ code: "block_changed", block: 2n, seq: null });
  });

  it("with a row put in past the portal names it, between the others and at the end", async () => {
    const columns = "at, type, assisted, object_type, payload";
    const copy = (seq: string) =>
      `INSERT INTO audit_events (seq, ${columns}) SELECT ${seq}, ${columns} FROM audit_events ORDER BY seq LIMIT 1`;
    await behindTheWall(copy("-5"));
    expect((await verified()).finding).toEqual({ code: "row_inserted", block: null, seq: -5n });
    await behindTheWall("DELETE FROM audit_events WHERE seq = -5", copy("1000000"));
    expect((await verified()).finding).toEqual({
      code: "row_inserted",
      block: null,
      seq: 1000000n,
    });
  });

  it("with rows and their blocks cut off is found by a head kept elsewhere", async () => {
    const kept = await anchors();
    const [seq] = await seqsOf(3);
    await behindTheWall(
      "DELETE FROM audit_blocks WHERE number = 3",
      `DELETE FROM audit_events WHERE seq >= ${seq}`,
    );
    expect((await verified()).finding).toBeNull();
    const told = await verified({ anchors: kept });
    expect(told.finding).toEqual({ code: "chain_too_short", block: 3n, seq: null });
  });

  it("with a block cut out of the middle names it", async () => {
    await behindTheWall("DELETE FROM audit_blocks WHERE number = 2");
    expect((await verified()).finding).toEqual({ code: "block_missing", block: 2n, seq: null });
  });

  it("that is an old backup is found by a head kept elsewhere, also when it has gone on since", async () => {
    await copyTrail();
    await sealBlocks(2, 3);
    const kept = await anchors();
    await restoreTrail();
    expect((await verified({ anchors: kept })).finding).toMatchObject({
      code: "chain_too_short",
      block: 4n,
    });
    await sealBlocks(2, 3);
    expect((await verified()).finding).toBeNull();
    expect((await verified({ anchors: kept })).finding).toMatchObject({
      code: "other_history",
      block: 4n,
    });
  });

  it("that forks, sealed again with the very key, is found by a head kept elsewhere", async () => {
    const kept = await anchors();
    const [seq] = await seqsOf(2);
    await behindTheWall(
      `UPDATE audit_events SET object_id = 'another' WHERE seq = ${seq}`,
      "INSERT INTO audit_pending SELECT unnest(seqs) FROM audit_blocks WHERE number >= 2",
      "DELETE FROM audit_blocks WHERE number >= 2",
    );
    await sealTrail();
    expect((await verified()).finding).toBeNull();
    expect((await verified({ anchors: kept })).finding).toEqual({
      code: "other_history",
      block: 2n,
      seq: null,
    });
  });

  it("whose blocks were made anew without the key names the block", async () => {
    await behindTheWall(
      "UPDATE audit_blocks SET signature = decode(repeat('00', 64), 'hex') WHERE number = 2",
    );
    expect((await verified()).finding).toMatchObject({ code: "signature_wrong", block: 2n });
    const stranger = await verified({ publicKeys: [Buffer.alloc(32, 7).toString("base64url")] });
    expect(stranger.finding).toMatchObject({ code: "key_unknown", block: 1n });
  });

  it("is not covered up by a changed file of anchors", async () => {
    const [first] = await anchors();
    if (!first) throw new Error("no anchor");
    const forged = { ...first, head: "00".repeat(32) };
    expect((await verified({ anchors: [forged] })).finding).toMatchObject({
      code: "anchor_not_genuine",
      block: 1n,
    });
  });
});
