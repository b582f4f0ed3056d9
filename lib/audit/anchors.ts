import { z } from "zod";
import { isSignedBy } from "./signing";

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** One block head kept outside the database. */
export const anchorSchema = z.strictObject({
  block: z.number().int().positive(),
  /** Position of the block's last event, from 1. */
  lastPosition: z.number().int().positive(),
  /** 32 bytes as hex. */
  head: hex(32),
  sealedAt: z.iso.datetime(),
  /** base64url of 32 bytes. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** Over the head's bytes, hex. */
  signature: hex(64),
});

export type Anchor = z.infer<typeof anchorSchema>;

const anchorsFile = z.strictObject({ anchors: z.array(anchorSchema) });

/**
 * Anchors from the text of a downloaded anchors.json or of the worker's file (one JSON object a line).
 * Throws an Error whose line says what is wrong with it.
 */
export function parseAnchors(text: string, name: string): Anchor[] {
  try {
    const document = anchorsFile.safeParse(asJson(text));
    if (document.success) return document.data.anchors;
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    return lines.map((line) => anchorSchema.parse(JSON.parse(line)));
  } catch {
    throw new Error(`${name} is no file of anchors`);
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether the anchor carries a signature of one of these public keys. */
export function isGenuine(anchor: Anchor, publicKeys: readonly string[]): boolean {
  return (
    publicKeys.includes(anchor.publicKey) &&
    isSignedBy(
      anchor.publicKey,
      Buffer.from(anchor.head, "hex"),
      Buffer.from(anchor.signature, "hex"),
    )
  );
}

interface BlockRow {
  number: bigint;
  lastPosition: bigint;
  head: Uint8Array;
  sealedAt: Date;
  publicKey: string;
  signature: Uint8Array;
}

/** The anchor of a block. */
export function anchorOf(block: BlockRow): Anchor {
  return {
    block: Number(block.number),
    lastPosition: Number(block.lastPosition),
    head: Buffer.from(block.head).toString("hex"),
    sealedAt: block.sealedAt.toISOString(),
    publicKey: block.publicKey,
    signature: Buffer.from(block.signature).toString("hex"),
  };
}
