import { z } from "zod";

// One local part of RFC 5322 atoms joined by dots, one domain of at least two labels. Quoted local parts, comments and
// address literals are legal mail and never a person's sign-in; refusing them keeps header tricks out.
const address =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * The stored form of an email address, or null when it cannot be one of ours: surrounding blanks are dropped, then only
 * ASCII that NFKC leaves unchanged passes (so U+FF20 "＠", dotless i, CR and LF are refused, not folded into somebody
 * else's address), then lower case. At most 254 characters, 64 before the @ (RFC 5321 4.5.3.1).
 */
export function normaliseEmail(raw: string): string | null {
  const trimmed = raw.replace(/^[ \t]+|[ \t]+$/g, "");
  if (trimmed.length > 254 || !/^[\x21-\x7e]+$/.test(trimmed)) return null;
  if (trimmed.normalize("NFKC") !== trimmed) return null;
  const folded = trimmed.toLowerCase();
  if (folded.indexOf("@") > 64 || !address.test(folded)) return null;
  return folded;
}

/** An address as people type it → its stored form. */
export const emailAddress = z
  .string()
  .max(1000)
  .transform((raw, context) => {
    const email = normaliseEmail(raw);
    if (email === null) {
      context.addIssue({
        code: "custom",
        message: raw.trim() === "" ? "platform.required" : "accounts.email_format",
      });
      return z.NEVER;
    }
    return email;
  });
