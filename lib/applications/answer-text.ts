// NFC would replace the compatibility ideographs that HKSCS names are written with (U+F900…, U+2F800…), so they are left alone.
const composable = /[^\uF900-\uFAFF\u{2F800}-\u{2FA1F}]+/gu;
const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
// Invisible direction overrides and byte order marks come with pasted text and can make a name read as another.
const invisible = /[\u202A-\u202E\u2066-\u2069\uFEFF]/g;
// Control characters but tab and line feed.
const forbidden = /(?![\t\n])\p{Control}|\p{Surrogate}/u;
const eastAsian =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/gu;
const word = /[\p{L}\p{N}\p{M}]+(?:['’.\-/+][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * The stored form of a text: NFC, line breaks as \n, no spaces at line ends or at the end. Characters of HKSCS,
 * tabs and inner line breaks stay. Applying it twice changes nothing.
 */
export function normaliseText(raw: string): string {
  return raw
    .replace(lineBreaks, "\n")
    .replace(invisible, "")
    .replace(composable, (part) => part.normalize("NFC"))
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}

/** A one-line text: as normaliseText, with breaks and tabs as single spaces and nothing around it. */
export function normaliseLine(raw: string): string {
  return normaliseText(raw)
    .replace(/[\n\t]+/g, " ")
    .trim();
}

/** True for NUL, other control characters and broken surrogates: none can be typed, and the database refuses some. */
export function hasControlCharacters(words: string): boolean {
  return forbidden.test(words);
}

/** Characters as a reader counts them (code points), so that a rare ideograph is one. */
export function countCharacters(words: string): number {
  let count = 0;
  for (const _ of words) count += 1;
  return count;
}

/**
 * Words, for limits such as 150. Text with spaces: a run of letters and digits, also when joined by ' . - / +, is one
 * word. Chinese, Japanese and Korean: two characters are one word, rounded up, because words there are not separated
 * and are mostly two characters long; so 150 words allow 300 Chinese characters. Punctuation counts nothing.
 */
export function countWords(words: string): number {
  const characters = words.match(eastAsian)?.length ?? 0;
  const spaced = words.replace(eastAsian, " ").match(word)?.length ?? 0;
  return spaced + Math.ceil(characters / 2);
}
