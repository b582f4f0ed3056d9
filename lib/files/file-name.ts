import {
  fileKindFacts,
  fileKinds,
  maxNameLength,
  type FileKind,
  type FileRefusalCode,
} from "@/lib/files/schema";

export type FileNameCheck =
  | { ok: true; name: string; kind: FileKind }
  | { ok: false; code: FileRefusalCode };

// C0, C1, line and paragraph separators, path separators, and every invisible character that can turn
// "fdp.exe" into "exe.pdf" on the screen (bidi marks, embeddings, overrides, isolates, byte order mark).
const forbidden =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029/\\\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

// Extensions that systems run or render on a double click; ".com" is left out because "acme.com.pdf" is a usual name.
const runnable = new Set(
  "exe scr bat cmd pif msi msp jar js jse mjs vbs vbe wsf wsh ps1 psm1 hta lnk reg cpl dll app apk dmg sh php jsp asp aspx html htm svg xhtml swf".split(
    " ",
  ),
);

/**
 * Says whether a file may carry this name, and which kind the name promises.
 * @param kinds the kinds that the caller takes; all of the allow-list by default
 * @returns the name in Unicode NFC without spaces at its ends, and its kind; or the code of the refusal
 *   (`name_empty`, `name_too_long`, `name_characters`, `name_double_extension`, `kind_not_allowed`)
 */
export function checkFileName(name: string, kinds: readonly FileKind[] = fileKinds): FileNameCheck {
  if (!name.isWellFormed() || forbidden.test(name)) return { ok: false, code: "name_characters" };
  const normal = name.normalize("NFC").trim();
  if (normal === "") return { ok: false, code: "name_empty" };
  if ([...normal].length > maxNameLength) return { ok: false, code: "name_too_long" };
  const parts = normal.split(".").map((part) => part.trim().toLowerCase());
  const inner = parts.slice(1, -1);
  const kind = parts.length > 1 ? kindOfExtension(parts.at(-1) ?? "") : undefined;
  if (kind === undefined) {
    const disguised = inner.some((part) => kindOfExtension(part) !== undefined);
    return { ok: false, code: disguised ? "name_double_extension" : "kind_not_allowed" };
  }
  if (inner.some((part) => runnable.has(part))) return { ok: false, code: "name_double_extension" };
  if (parts.slice(0, -1).every((part) => part === "")) return { ok: false, code: "name_empty" };
  return kinds.includes(kind)
    ? { ok: true, name: normal, kind }
    : { ok: false, code: "kind_not_allowed" };
}

function kindOfExtension(extension: string): FileKind | undefined {
  return fileKinds.find((kind) => fileKindFacts[kind].extensions.includes(extension));
}
