import { createHash } from "node:crypto";

/** Texts that are given a name; each costs every connection that meets it some kilobytes of a kept plan. */
const limit = 500;

/**
 * Names statements so that a connection parses and plans each once (docs/adr/0013). A text is named when it comes again:
 * one with a list of its own length may never do so. Returns "" for a text without a name.
 */
export function statementNames(): (statement: { sql: string }) => string {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= limit) return known ?? "";
    if (!seenOnce.delete(sql)) {
      if (seenOnce.size >= limit * 4) seenOnce.clear();
      seenOnce.add(sql);
      return "";
    }
    const name = createHash("sha256").update(sql).digest("base64url").slice(0, 24);
    names.set(sql, name);
    return name;
  };
}
