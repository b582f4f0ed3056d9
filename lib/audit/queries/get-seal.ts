import { anchorOf, type Anchor } from "@/lib/audit/anchors";
import type { SealView } from "@/lib/audit/schema";
import { findingCodes } from "@/lib/audit/schema";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { auditedOrganisation } from "./auditor-scope";

/** An event that waits longer than this (seconds) means that nobody seals. */
const lateSeconds = 60;

/** Up to where the trail is sealed, and what the last check found. 404 for everybody but auditors. */
export async function getSeal(actor: Actor): Promise<SealView> {
  auditedOrganisation(actor);
  const [last, check, late] = await Promise.all([
    db().auditBlock.findFirst({
      orderBy: { number: "desc" },
      select: { number: true, lastPosition: true, sealedAt: true },
    }),
    db().auditCheck.findFirst({ orderBy: { at: "desc" } }),
    db().$queryRaw<{ since: Date | null }[]>`
      SELECT min(e.at) AS since
        FROM (SELECT seq FROM audit_pending ORDER BY seq LIMIT 1) p JOIN audit_events e ON e.seq = p.seq
       WHERE e.at < app_now() - make_interval(secs => ${lateSeconds}::int)`,
  ]);
  return {
    sealed: last && {
      block: Number(last.number),
      events: Number(last.lastPosition),
      at: last.sealedAt.toISOString(),
    },
    check: check && {
      at: check.at.toISOString(),
      whole: check.whole,
      finding: findingCodes.find((code) => code === check.finding) ?? null,
      event: check.badSeq === null ? null : String(check.badSeq),
      block: check.badBlock === null ? null : String(check.badBlock),
    },
    waitingSince: late[0]?.since?.toISOString() ?? null,
  };
}

/** The last head of each Hong Kong day and the newest, to be kept elsewhere. 404 for everybody but auditors. */
export async function listAnchors(actor: Actor): Promise<Anchor[]> {
  auditedOrganisation(actor);
  const numbers = await db().$queryRaw<{ number: bigint }[]>`
    SELECT max(number) AS number FROM audit_blocks
     GROUP BY (sealed_at AT TIME ZONE 'Asia/Hong_Kong')::date ORDER BY 1 DESC LIMIT 1000`;
  const blocks = await db().auditBlock.findMany({
    where: { number: { in: numbers.map(({ number }) => number) } },
    orderBy: { number: "asc" },
    select: {
      number: true,
      lastPosition: true,
      head: true,
      sealedAt: true,
      publicKey: true,
      signature: true,
    },
  });
  return blocks.map(anchorOf);
}
