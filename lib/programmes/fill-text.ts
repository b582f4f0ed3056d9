import type { LocalisedText } from "./localised";

/**
 * Puts values into `{name}` places of a stored text; unknown names stay as they are, so that a typo is visible.
 * Without zod, because the public self-check carries it to the browser.
 */
export function fillText(
  words: LocalisedText,
  values: Record<string, string | number>,
): LocalisedText {
  const fill = (pattern: string) =>
    pattern.replace(/\{([a-zA-Z]+)\}/g, (place, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : place,
    );
  return {
    "en-HK": fill(words["en-HK"]),
    "zh-HK": fill(words["zh-HK"]),
    "zh-CN": fill(words["zh-CN"]),
  };
}
