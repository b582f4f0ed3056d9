/** Longest name of one file or folder, in bytes of UTF-8; file systems take 255. */
const longest = 150;

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that every system unpacks: no path, no control or reserved characters, no dots or spaces at the ends, not too long,
 * its ending kept. Never empty.
 */
export function safeName(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, "_")
    .replace(/^[\s.]+|[\s.]+$/gu, "");
  const dot = plain.lastIndexOf(".");
  const ending = dot > 0 && plain.length - dot <= 10 ? plain.slice(dot) : "";
  const stem = cut(plain.slice(0, plain.length - ending.length), longest - ending.length);
  const whole = `${stem}${ending}` || "_";
  return reserved.test(whole) ? `_${whole}` : whole;
}

function cut(text: string, bytes: number): string {
  let kept = "";
  let size = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept.trimEnd();
}

/**
 * Gives each file of one archive its path. Names that differ in case or composition only would fall together on some
 * systems, so that the later one gets a number.
 */
export function pathGiver(): (folders: readonly string[], name: string) => string {
  const taken = new Set<string>();
  return (folders, name) => {
    const safe = safeName(name);
    const dot = safe.lastIndexOf(".");
    const [stem, ending] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ""];
    for (let number = 1; ; number += 1) {
      const last = number === 1 ? safe : `${stem} (${number})${ending}`;
      const path = [...folders.map(safeName), last].join("/");
      const folded = path.normalize("NFKC").toLowerCase();
      if (taken.has(folded)) continue;
      taken.add(folded);
      return path;
    }
  };
}
