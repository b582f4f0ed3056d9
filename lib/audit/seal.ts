import { db, momentFrom, type Tx } from "@/lib/platform/db";
import { canonicalRow, genesisHead, hashOfRow, headOf } from "./chain";
import { requireSigningKey, type SigningKey } from "./signing";

/** Most events in one block. */
export const blockSize = 1_000;

/** Number of the advisory lock that lets one sealer work at a time. */
const sealerLock = 7_301_904;

interface WaitingRow {
  seq: bigint;
  canonical: string;
}

/**
 * Seals up to `blockSize` waiting events as one block. Which events wait is told by audit_pending, whose rows become
 * visible together with their events; so it does not matter in which order transactions took their numbers and
 * committed. Returns how many were sealed, 0 also when another sealer holds the lock.
 */
async function sealBlock(key: SigningKey): Promise<number> {
  return db().$transaction(
    async (tx) => {
      const [turn] = await tx.$queryRaw<{ mine: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${sealerLock}::bigint) AS mine`;
      if (!turn?.mine) return 0;
      const rows = await tx.$queryRaw<WaitingRow[]>`
        WITH batch AS MATERIALIZED (SELECT seq FROM audit_pending ORDER BY seq LIMIT ${blockSize})
        SELECT e.seq, ${canonicalRow} AS canonical
          FROM audit_events e
         WHERE e.seq = ANY(ARRAY(SELECT seq FROM batch))
         ORDER BY e.seq`;
      if (rows.length > 0) await writeBlock(tx, key, rows);
      return rows.length;
    },
    { maxWait: 10_000, timeout: 20_000 },
  );
}

async function writeBlock(tx: Tx, key: SigningKey, rows: WaitingRow[]): Promise<void> {
  const sealedAt = momentFrom(
    await tx.$queryRaw<{ now: Date }[]>`SELECT date_trunc('milliseconds', app_now()) AS now`,
  );
  const last = await tx.auditBlock.findFirst({
    orderBy: { number: "desc" },
    select: { number: true, lastPosition: true, head: true },
  });
  const firstPosition = (last?.lastPosition ?? 0n) + 1n;
  const facts = {
    number: (last?.number ?? 0n) + 1n,
    firstPosition,
    lastPosition: firstPosition + BigInt(rows.length) - 1n,
    sealedAt,
    publicKey: key.publicKey,
    previousHead: Uint8Array.from(last?.head ?? genesisHead),
    rowHashes: Uint8Array.from(Buffer.concat(rows.map(({ canonical }) => hashOfRow(canonical)))),
  };
  const head = headOf(facts);
  const seqs = rows.map(({ seq }) => seq);
  await tx.auditBlock.create({
    data: {
      ...facts,
      seqs,
      head: Uint8Array.from(head),
      signature: Uint8Array.from(key.sign(head)),
    },
  });
  await tx.$executeRaw`DELETE FROM audit_pending WHERE seq = ANY(${seqs}::bigint[])`;
}

/**
 * Seals everything that waits, block by block. Returns how many events were sealed. Throws when this process has no
 * AUDIT_SIGNING_KEY.
 */
export async function sealTrail(): Promise<number> {
  const key = requireSigningKey();
  let total = 0;
  let sealed: number;
  do {
    sealed = await sealBlock(key);
    total += sealed;
  } while (sealed === blockSize);
  return total;
}
