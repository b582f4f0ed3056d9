import { Converter } from "opencc-js";
import { literalInLike } from "@/lib/platform/like";

type Convert = (text: string) => string;

// The dictionaries take a moment to load, so they are read on the first Chinese text.
let converters: { toSimplified: Convert; toTraditional: Convert } | undefined;

function bothScripts() {
  converters ??= {
    toSimplified: Converter({ from: "hk", to: "cn" }),
    toTraditional: Converter({ from: "cn", to: "hk" }),
  };
  return converters;
}

const han = /\p{Script=Han}/u;

/** Compatibility forms and case taken away, spaces made one: how searched text and search words are compared. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/**
 * What is stored to be searched: the folded parts, and where there is Chinese also in the other script, so that either
 * script finds it. Names are copied, never replaced.
 */
export function searchTextOf(parts: readonly (string | null | undefined)[]): string {
  const lines = new Set<string>();
  for (const part of parts) {
    if (!part) continue;
    const folded = foldText(part);
    lines.add(folded);
    if (!han.test(folded)) continue;
    const { toSimplified, toTraditional } = bothScripts();
    lines.add(toSimplified(folded));
    lines.add(toTraditional(folded));
  }
  return [...lines].join("\n");
}

/** Words of a search as a LIKE pattern: folded, wildcards taken literally. */
export const likePattern = (words: string): string => `%${literalInLike(foldText(words))}%`;

/**
 * One or two Chinese characters, as they are stored, or null: words that trigrams cannot find, and `han_grams` can (twin:
 * list_in_few_steps migration).
 */
export function shortHan(words: string): string | null {
  const folded = foldText(words);
  return /^[\u3400-\u4dbf\u4e00-\u9fff]{1,2}$/u.test(folded) ? folded : null;
}
