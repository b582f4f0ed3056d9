import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { databaseNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { anchorOf, parseAnchors, type Anchor } from "./anchors";
import { trustedPublicKeys } from "./signing";
import { verifyTrail } from "./verify";

/** Where the worker keeps the daily heads, beside the uploads and outside the database. */
export function anchorsFile(): string {
  return path.join(env().STORAGE_DIRECTORY, "audit", "anchors.jsonl");
}

/** The heads kept in the worker's file, oldest first; none when there is no file yet. Throws when it is damaged. */
export async function keptAnchors(): Promise<Anchor[]> {
  const file = anchorsFile();
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return parseAnchors(text, file);
}

/**
 * Once a day (Hong Kong), puts the newest head into the worker's file and the log, where whoever rewrites the database
 * does not reach it. Returns the anchor written, or null.
 */
export async function anchorTrail(): Promise<Anchor | null> {
  const [last, newest] = await Promise.all([
    keptAnchors().then((anchors) => anchors.at(-1)),
    db().auditBlock.findFirst({ orderBy: { number: "desc" } }),
  ]);
  if (!newest || (last && hongKongDate(last.sealedAt) >= hongKongDate(newest.sealedAt)))
    return null;
  const anchor = anchorOf(newest);
  const file = anchorsFile();
  await mkdir(path.dirname(file), { recursive: true });
  await appendFile(file, `${JSON.stringify(anchor)}\n`, { mode: 0o600 });
  log.info({ anchor }, "audit anchor");
  return anchor;
}

const dayInMs = 24 * 3600 * 1000;

/**
 * Checks the chain with the kept heads: once a day from its first block on, in between what came since the last good
 * check. Writes what it found for the auditor's page, and a line to the log when something is wrong.
 */
export async function checkTrail(): Promise<void> {
  const [newest, last] = await Promise.all([
    db().auditBlock.findFirst({ orderBy: { number: "desc" }, select: { number: true } }),
    db().auditCheck.findFirst({ orderBy: { at: "desc" } }),
  ]);
  const anchors = await keptAnchors();
  if (!newest && anchors.length === 0) return;
  const dayAgo = new Date((await databaseNow()).getTime() - dayInMs);
  const whole = await db().auditCheck.findFirst({
    where: { whole: true, finding: null, at: { gt: dayAgo } },
    select: { id: true },
  });
  const isWhole = !whole || last?.finding !== null || (newest?.number ?? 0n) < last.toBlock;
  if (!isWhole && last.toBlock === newest?.number) return;
  const from = isWhole ? undefined : last.toBlock + 1n;
  const result = await verifyTrail({
    publicKeys: trustedPublicKeys(),
    anchors,
    ...(from === undefined ? {} : { from }),
  });
  const { finding, rows, lastBlock } = result;
  await db().auditCheck.create({
    data: {
      whole: isWhole,
      fromBlock: from ?? 1n,
      toBlock: lastBlock,
      rows: BigInt(rows),
      finding: finding?.code ?? null,
      badBlock: finding?.block ?? null,
      badSeq: finding?.seq ?? null,
    },
  });
  if (finding)
    log.error(
      { finding: finding.code, block: String(finding.block), seq: String(finding.seq) },
      "the audit trail is not as it was sealed",
    );
}
