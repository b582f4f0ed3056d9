import { z } from "zod";

/** The kinds of file that may be uploaded (allow-list); everything else is refused. */
export const fileKinds = ["pdf", "docx", "pptx", "xlsx", "png", "jpg"] as const;
export const fileKindSchema = z.enum(fileKinds);
export type FileKind = (typeof fileKinds)[number];

/** 20 MB in decimal units, as formatFileSize shows them; a caller may allow less or more. */
export const defaultMaxBytes = 20_000_000;

/** Longest file name kept, in characters (code points). */
export const maxNameLength = 200;

const officeMediaType = "application/vnd.openxmlformats-officedocument";

/** For each kind: the extensions it may carry (the first is the usual one), its media type and its default size in bytes. */
export const fileKindFacts: Record<
  FileKind,
  { extensions: readonly string[]; mediaType: string; maxBytes: number }
> = {
  pdf: { extensions: ["pdf"], mediaType: "application/pdf", maxBytes: defaultMaxBytes },
  docx: {
    extensions: ["docx"],
    mediaType: `${officeMediaType}.wordprocessingml.document`,
    maxBytes: defaultMaxBytes,
  },
  pptx: {
    extensions: ["pptx"],
    mediaType: `${officeMediaType}.presentationml.presentation`,
    maxBytes: defaultMaxBytes,
  },
  xlsx: {
    extensions: ["xlsx"],
    mediaType: `${officeMediaType}.spreadsheetml.sheet`,
    maxBytes: defaultMaxBytes,
  },
  png: { extensions: ["png"], mediaType: "image/png", maxBytes: defaultMaxBytes },
  jpg: { extensions: ["jpg", "jpeg"], mediaType: "image/jpeg", maxBytes: defaultMaxBytes },
};

/**
 * Why a file is not taken. Each code has a sentence under `refusals` in the messages of `files`
 * (lib/i18n/messages/<locale>/files.json must change with this list).
 */
export const fileRefusalCodes = [
  "name_empty",
  "name_too_long",
  "name_characters",
  "name_double_extension",
  "kind_not_allowed",
  "empty",
  "too_large",
  "length_missing",
  "length_mismatch",
  "interrupted",
  "content_mismatch",
  "damaged",
  "encrypted",
  "active_content",
  "unsafe_archive",
  "infected",
] as const;
export const fileRefusalCodeSchema = z.enum(fileRefusalCodes);
export type FileRefusalCode = (typeof fileRefusalCodes)[number];

/** The HTTP status that fits a refusal: 411, 413, 415, 400 for a broken transfer, 422 for what is inside the file. */
export function statusOfRefusal(code: FileRefusalCode): number {
  switch (code) {
    case "length_missing":
      return 411;
    case "too_large":
      return 413;
    case "kind_not_allowed":
    case "content_mismatch":
      return 415;
    case "length_mismatch":
    case "interrupted":
      return 400;
    default:
      return 422;
  }
}

/** Where a stored file stands: `scanning` and `unavailable` block the download, so does `infected`. */
export const fileStates = ["scanning", "clean", "infected", "unavailable"] as const;
export const fileStateSchema = z.enum(fileStates);
export type FileState = (typeof fileStates)[number];

/** What the interface knows of a stored file. `size` in bytes. */
export const storedFileSchema = z.strictObject({
  name: z.string().min(1).max(maxNameLength),
  size: z.number().int().nonnegative(),
  state: fileStateSchema,
});
export type StoredFile = z.infer<typeof storedFileSchema>;

/** Storage keys are random: two characters of folder, then 40 hexadecimal characters. */
export const storageKeySchema = z.string().regex(/^([0-9a-f]{2})\/\1[0-9a-f]{38}$/);

export type FileNameCheck =
  | { ok: true; name: string; kind: FileKind }
  | { ok: false; code: FileRefusalCode };

// C0, C1, line and paragraph separators, path separators, and every invisible character that can turn
// "fdp.exe" into "exe.pdf" on the screen (bidi marks, embeddings, overrides, isolates, byte order mark).
const forbidden =
  /[\p{Cc}\u2028\u2029/\\\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

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
