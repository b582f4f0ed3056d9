// Where a line of a PDF may break. @react-pdf breaks at spaces only and sets a hyphen anywhere else (its issue 2917); an empty
// part after a part is a place of no width where it breaks without one.

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u;
/** Never begins a line. */
const closing = /[、。，．：；？！）」』】〕〉》〗”’…‥・ー～％°!),.:;?\]}]/u;
/** Never ends a line. */
const opening = /[（「『【〔〈《〖“‘([{]/u;

/** Letters after which even a Latin word breaks: a web address longer than a line must not run over its edge. */
const longest = 24;
const afterSign = /[/\-_.?&=@:]/u;

/**
 * The parts of one word (what stands between two spaces), each place where a line may end followed by an empty part. For
 * Font.registerHyphenationCallback.
 */
export function breakWord(word: string): string[] {
  const units: string[] = [];
  let current = "";
  let before = "";
  for (const character of word) {
    if (current !== "" && mayBreak(before, character, current)) {
      units.push(current);
      current = "";
    }
    current += character;
    before = character;
  }
  if (current !== "") units.push(current);
  return units.flatMap((unit, at) => (at === units.length - 1 ? [unit] : [unit, ""]));
}

function mayBreak(before: string, after: string, unit: string): boolean {
  if (closing.test(after) || opening.test(before)) return false;
  if (wide.test(before) || wide.test(after)) return true;
  const length = unit.length;
  return length >= longest || (length >= longest / 2 && afterSign.test(before));
}
