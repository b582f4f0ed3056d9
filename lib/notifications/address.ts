/** Visible ASCII without the characters that separate or quote recipients in a header; one "@". */
const address = /^[^\s"(),:;<>@[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/**
 * True for an address as this product stores them: lower-case ASCII, unchanged by NFKC (so that U+FF20 can never
 * become an "@" later), one recipient. Others are refused, never folded into somebody else's address.
 */
export function isSafeAddress(raw: string): boolean {
  return (
    raw.length <= 254 && /^[!-~]+$/.test(raw) && raw === raw.toLowerCase() && address.test(raw)
  );
}

/** A name that may stand before an address: one line, without what could end the name or begin another recipient. */
export function safeName(raw: string): string {
  return raw
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>"\\]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 120);
}
