import pg from "pg";
import { recordAudit } from "@/lib/audit/record";
import { sealTrail } from "@/lib/audit/seal";
import { trustedPublicKeys } from "@/lib/audit/signing";
import { verifyTrail, type VerifyOptions } from "@/lib/audit/verify";
import { systemActor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { ownerUrl } from "@/tests/support/worker-database";

const actor = systemActor("chain-test");

/** Writes `count` events, one transaction each, without sealing them. */
export async function writeEvents(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await withActor(actor, (tx) =>
      recordAudit(tx, actor, {
        type: "application.section_saved",
        objectType: "section",
        objectId: `section-${at}`,
        payload: { revision: at, note: "甲", part: 0.5, list: ["a", "b"], nothing: null },
      }),
    );
  }
}

/** Seals `blocks` blocks of `size` events. */
export async function sealBlocks(blocks: number, size: number): Promise<void> {
  for (let block = 0; block < blocks; block += 1) {
    await writeEvents(size);
    await sealTrail();
  }
}

/** An empty trail, past the triggers that forbid it. */
export async function emptyTrail(): Promise<void> {
  await behindTheWall("TRUNCATE audit_events, audit_pending, audit_blocks, audit_checks");
}

/** Runs statements as the owner of the tables with the triggers of the trail and the chain switched off. */
export async function behindTheWall(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const tables = ["audit_events", "audit_blocks", "audit_checks"];
  try {
    for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    for (const statement of statements) await client.query(statement);
  } finally {
    for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ALL`);
    await client.end();
  }
}

/** What a check of the chain finds, with this machine's key. */
export const verified = (more: Partial<VerifyOptions> = {}) =>
  verifyTrail({ publicKeys: trustedPublicKeys(), ...more });

/** Numbers of the events of a block, in sealed order. */
export async function seqsOf(block: number): Promise<bigint[]> {
  const row = await db().auditBlock.findUniqueOrThrow({ where: { number: BigInt(block) } });
  return row.seqs;
}
