import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "./env";

/** A random token of `bytes` bytes, base64url. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** SHA-256 as hex: how random tokens are stored. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** HMAC under SESSION_SECRET as hex: how short codes are stored, so that a stolen table cannot be guessed through. */
export function sealCode(code: string): string {
  return createHmac("sha256", env().SESSION_SECRET).update(code).digest("hex");
}

/** HMAC of a person's id and own salt under COMMITMENT_KEY, hex; asked for through lib/audit/commitment. */
export function commitmentTo(personId: string, salt: string): string {
  return createHmac("sha256", env().COMMITMENT_KEY).update(`${personId}/${salt}`).digest("hex");
}

/** Compares two hex digests in constant time. */
export function sameDigest(a: string, b: string): boolean {
  const left = Buffer.from(a, "hex");
  const right = Buffer.from(b, "hex");
  return left.length === right.length && timingSafeEqual(left, right);
}
