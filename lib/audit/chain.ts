import { createHash } from "node:crypto";
import { Prisma } from "@/lib/generated/prisma/client";

// The written form of the chain: docs/audit.md says the same for somebody who checks it with other means.

/** Columns of audit_events in the order of the canonical row; a test compares them with the table. */
export const canonicalColumns = [
  "seq",
  "id",
  "at",
  "type",
  "actor_commitment",
  "actor_role",
  "actor_membership_id",
  "actor_organisation_id",
  "assisted",
  "programme_id",
  "application_id",
  "object_type",
  "object_id",
  "payload",
] as const;

/**
 * SQL for the canonical text of the row `e` of audit_events: a JSON array of all columns as Postgres prints jsonb
 * (", " between members, text unescaped where JSON allows, keys by length and then bytes); `at` in milliseconds since
 * 1970. The expression stands here and not in a database function: whoever owns the database could replace that.
 */
export const canonicalRow = Prisma.raw(
  `jsonb_build_array(${canonicalColumns
    .map((column) =>
      column === "at" ? `(extract(epoch FROM e.at) * 1000)::bigint` : `e.${column}`,
    )
    .join(", ")})::text`,
);

/** Head before the first block: 32 zero bytes. */
export const genesisHead = Buffer.alloc(32);

/** Bytes of one hash. */
export const hashBytes = 32;

/** SHA-256 of a row's canonical text in UTF-8. */
export function hashOfRow(canonical: string): Buffer {
  return createHash("sha256").update(canonical, "utf8").digest();
}

export interface BlockFacts {
  number: bigint;
  /** Position of the first event in the chain, from 1. */
  firstPosition: bigint;
  lastPosition: bigint;
  sealedAt: Date;
  /** base64url of 32 bytes. */
  publicKey: string;
  previousHead: Uint8Array;
  /** The rows' hashes, one after the other. */
  rowHashes: Uint8Array;
}

/**
 * Head of a block: SHA-256 over the lines (each ended by LF) `audit-block-1`, number, first position, last position,
 * sealed at (ms since 1970), public key, previous head (hex), SHA-256 of the concatenated row hashes (hex).
 */
export function headOf(block: BlockFacts): Buffer {
  const rows = createHash("sha256").update(block.rowHashes).digest("hex");
  const lines = [
    "audit-block-1",
    block.number,
    block.firstPosition,
    block.lastPosition,
    block.sealedAt.getTime(),
    block.publicKey,
    Buffer.from(block.previousHead).toString("hex"),
    rows,
  ];
  return createHash("sha256")
    .update(`${lines.join("\n")}\n`)
    .digest();
}
