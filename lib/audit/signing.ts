import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import { env } from "@/lib/platform/env";

// RFC 8410: an Ed25519 key in DER is this prefix and 32 bytes.
const privatePrefix = Buffer.from("302e020100300506032b657004220420", "hex");
const publicPrefix = Buffer.from("302a300506032b6570032100", "hex");

export interface SigningKey {
  /** base64url of the 32 bytes. */
  publicKey: string;
  /** Ed25519 signature (64 bytes) over the head. */
  sign(head: Uint8Array): Buffer;
}

/** The key of AUDIT_SIGNING_KEY, or null when this process has none. */
export function ownSigningKey(): SigningKey | null {
  const seed = env().AUDIT_SIGNING_KEY;
  if (!seed) return null;
  const key = createPrivateKey({
    key: Buffer.concat([privatePrefix, Buffer.from(seed, "base64")]),
    format: "der",
    type: "pkcs8",
  });
  const der = createPublicKey(key).export({ format: "der", type: "spki" });
  const publicKey = der.subarray(publicPrefix.length).toString("base64url");
  return { publicKey, sign: (head) => sign(null, head, key) };
}

/** Throws one line naming the setting when this process cannot sign. For the worker's start. */
export function requireSigningKey(): SigningKey {
  const key = ownSigningKey();
  if (!key) throw new Error("Setting AUDIT_SIGNING_KEY is missing: the worker seals the trail");
  return key;
}

/** Public keys that this process trusts: of its own signing key, and those of AUDIT_PUBLIC_KEYS. */
export function trustedPublicKeys(): string[] {
  const own = ownSigningKey();
  return [...(own ? [own.publicKey] : []), ...env().AUDIT_PUBLIC_KEYS.split(",").filter(Boolean)];
}

const known = new Map<string, KeyObject>();

/** Whether `signature` is that public key's over `head`; false, never a throw, for anything malformed. */
export function isSignedBy(publicKey: string, head: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key =
      known.get(publicKey) ??
      createPublicKey({
        key: Buffer.concat([publicPrefix, Buffer.from(publicKey, "base64")]),
        format: "der",
        type: "spki",
      });
    known.set(publicKey, key);
    return verify(null, head, key, signature);
  } catch {
    return false;
  }
}
