import { db } from "@/lib/platform/db";
import { isGenuine, type Anchor } from "./anchors";
import { canonicalRow, genesisHead, hashBytes, hashOfRow, headOf } from "./chain";
import type { Finding, FindingCode } from "./schema";
import { isSignedBy } from "./signing";

export interface VerifyOptions {
  /** First and last block to look at; the whole chain unless told. */
  from?: bigint;
  to?: bigint;
  /** Public keys (base64url) whose signatures count. */
  publicKeys: readonly string[];
  /** Block heads that were kept elsewhere. */
  anchors?: readonly Anchor[];
}

export interface Verified {
  /** null: everything is as it was sealed. */
  finding: Finding | null;
  blocks: number;
  rows: number;
  /** The last block looked at, 0 when there is none. */
  lastBlock: bigint;
  /** Head of the last block in hex; of the empty chain: zeros. */
  lastHead: string;
}

interface Block {
  number: bigint;
  firstPosition: bigint;
  lastPosition: bigint;
  seqs: bigint[];
  rowHashes: Uint8Array;
  previousHead: Uint8Array;
  head: Uint8Array;
  sealedAt: Date;
  publicKey: string;
  signature: Uint8Array;
}

/** Where the walk stands: what the next block must link to. */
interface Walk {
  number: bigint;
  position: bigint;
  head: Uint8Array;
  blocks: number;
  rows: number;
}

/** Blocks read at once; with at most 1,000 rows each, some megabytes. */
const blocksAtOnce = 10;

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/**
 * Walks the chain block by block, hashes every row once, and compares links, signatures and anchors. Reads in batches
 * and keeps only one in memory. Stops at the first thing that is not as it was sealed.
 */
export async function verifyTrail(options: VerifyOptions): Promise<Verified> {
  const { anchors = [], publicKeys } = options;
  const walk: Walk = { number: 0n, position: 0n, head: genesisHead, blocks: 0, rows: 0 };
  const ended = (finding: Finding | null): Verified => ({
    finding,
    blocks: walk.blocks,
    rows: walk.rows,
    lastBlock: walk.number,
    lastHead: hexOf(walk.head),
  });
  const forged = anchors.find((anchor) => !isGenuine(anchor, publicKeys));
  if (forged) return ended({ code: "anchor_not_genuine", block: BigInt(forged.block), seq: null });
  const before = await startAt(walk, options.from ?? 1n, publicKeys);
  if (before) return ended(before);
  for (;;) {
    const blocks = await blocksAfter(walk.number, options.to);
    if (blocks.length === 0) break;
    const rows = await rowsOf(blocks);
    for (const block of blocks) {
      const finding = checkBlock(walk, block, rows, options);
      if (finding) return ended(finding);
    }
  }
  const tooShort = anchors
    .map(({ block }) => BigInt(block))
    .find((block) => block > walk.number && block <= (options.to ?? block));
  if (tooShort !== undefined) return ended({ code: "chain_too_short", block: tooShort, seq: null });
  const isWhole = options.from === undefined && options.to === undefined;
  return ended(isWhole ? await findStray() : null);
}

/** Puts the walk behind the block before `from`, which must stand there signed; the first thing wrong, or null. */
async function startAt(
  walk: Walk,
  from: bigint,
  publicKeys: readonly string[],
): Promise<Finding | null> {
  if (from <= 1n) return null;
  const before = await db().auditBlock.findUnique({ where: { number: from - 1n } });
  if (!before) return { code: "block_missing", block: from - 1n, seq: null };
  const code = brokenSeal(before, publicKeys);
  walk.number = before.number;
  walk.position = before.lastPosition;
  walk.head = before.head;
  return code && { code, block: before.number, seq: null };
}

/** What is wrong with a block's own head and signature, or null. */
function brokenSeal(block: Block, publicKeys: readonly string[]): FindingCode | null {
  if (!same(headOf(block), block.head)) return "block_changed";
  if (!publicKeys.includes(block.publicKey)) return "key_unknown";
  return isSignedBy(block.publicKey, block.head, block.signature) ? null : "signature_wrong";
}

function blocksAfter(number: bigint, to: bigint | undefined): Promise<Block[]> {
  return db().auditBlock.findMany({
    where: { number: { gt: number, ...(to === undefined ? {} : { lte: to }) } },
    orderBy: { number: "asc" },
    take: blocksAtOnce,
  });
}

async function rowsOf(blocks: Block[]): Promise<Map<bigint, string>> {
  const seqs = blocks.flatMap((block) => block.seqs);
  const rows = await db().$queryRaw<{ seq: bigint; canonical: string }[]>`
    SELECT e.seq, ${canonicalRow} AS canonical FROM audit_events e WHERE e.seq = ANY(${seqs}::bigint[])`;
  return new Map(rows.map(({ seq, canonical }) => [seq, canonical]));
}

/** Compares one block with what must stand there, and moves the walk on; the first thing wrong, or null. */
function checkBlock(
  walk: Walk,
  block: Block,
  rows: Map<bigint, string>,
  { anchors = [], publicKeys }: VerifyOptions,
): Finding | null {
  const wrong = (code: FindingCode, seq: bigint | null = null): Finding => ({
    code,
    block: block.number,
    seq,
  });
  if (block.number !== walk.number + 1n)
    return { code: "block_missing", block: walk.number + 1n, seq: null };
  if (!same(block.previousHead, walk.head) || block.firstPosition !== walk.position + 1n)
    return wrong("link_broken");
  const broken = brokenSeal(block, publicKeys);
  if (broken) return wrong(broken);
  const head = hexOf(block.head);
  if (anchors.some((anchor) => BigInt(anchor.block) === block.number && anchor.head !== head))
    return wrong("other_history");
  for (const [index, seq] of block.seqs.entries()) {
    const canonical = rows.get(seq);
    if (canonical === undefined) return wrong("row_missing", seq);
    const sealed = block.rowHashes.subarray(index * hashBytes, (index + 1) * hashBytes);
    if (!same(hashOfRow(canonical), sealed)) return wrong("row_changed", seq);
  }
  walk.number = block.number;
  walk.position = block.lastPosition;
  walk.head = block.head;
  walk.blocks += 1;
  walk.rows += block.seqs.length;
  return null;
}

/**
 * An event that neither a block nor the queue of the sealer knows, or one that went before it was sealed. The walk has
 * found every sealed row, so counting tells whether there is one; only then it is looked for.
 */
async function findStray(): Promise<Finding | null> {
  const [counted] = await db().$queryRaw<{ events: bigint; sealed: bigint; waiting: bigint }[]>`
    SELECT (SELECT count(*) FROM audit_events) AS events,
           (SELECT coalesce(sum(last_position - first_position + 1), 0)::bigint FROM audit_blocks) AS sealed,
           (SELECT count(*) FROM audit_pending) AS waiting`;
  const [lost] = await db().$queryRaw<{ seq: bigint }[]>`
    SELECT p.seq FROM audit_pending p
     WHERE NOT EXISTS (SELECT 1 FROM audit_events e WHERE e.seq = p.seq) ORDER BY p.seq LIMIT 1`;
  if (lost) return { code: "row_missing", block: null, seq: lost.seq };
  if (!counted || counted.events === counted.sealed + counted.waiting) return null;
  return { code: "row_inserted", block: null, seq: await nameStray() };
}

async function nameStray(): Promise<bigint | null> {
  return db().$transaction(async (tx) => {
    // Without statistics the planner would compare every event with every sealed one.
    await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
    const [stray] = await tx.$queryRaw<{ seq: bigint }[]>`
      SELECT e.seq
        FROM audit_events e
        LEFT JOIN audit_pending p ON p.seq = e.seq
        LEFT JOIN (SELECT unnest(seqs) AS seq FROM audit_blocks) b ON b.seq = e.seq
       WHERE p.seq IS NULL AND b.seq IS NULL
       ORDER BY e.seq LIMIT 1`;
    return stray?.seq ?? null;
  });
}
