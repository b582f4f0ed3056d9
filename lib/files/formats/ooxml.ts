import { openPromise, type Entry, type ZipFile } from "yauzl";

import { FileRefused } from "@/lib/files/errors";
import type { FileKind } from "@/lib/files/schema";

export type OfficeKind = Extract<FileKind, "docx" | "pptx" | "xlsx">;

/** security.md, rule 11. Sizes in bytes; the ratio is unpacked size to file size. */
export const archiveLimits = {
  entries: 2_000,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 100,
} as const;

/** A part that is read as text (content types, relationships) is never larger than this in an honest file. */
const maxPartBytes = 1024 * 1024;

const main = "application/vnd.openxmlformats-officedocument";
const mainTypes: Record<OfficeKind, string> = {
  docx: `${main}.wordprocessingml.document.main+xml`,
  pptx: `${main}.presentationml.presentation.main+xml`,
  xlsx: `${main}.spreadsheetml.sheet.main+xml`,
};

const macroParts =
  /(^|\/)(vbaproject\.bin|vbadata\.xml|vbaprojectsignature[^/]*|macrosheets\/.*|activex\/.*)$/i;
// Relationship types that make Office fetch and run or open something when the document is opened.
const fetchedOnOpen = /\/(attachedTemplate|oleObject|frame|subDocument|control|aFChunk)$/i;
const remoteTarget = /^\s*(https?:|ftp:|\\\\|\/\/|file:\/*\\\\|file:\/\/[^/]|file:\/{4,})/i;

/**
 * Checks an Office Open XML file by the central directory of its zip and its small parts; no large part is unpacked.
 * @param path file on disk
 * @throws FileRefused `damaged` (no whole zip, no main part), `content_mismatch` (another Office kind),
 *   `encrypted`, `active_content` (macros, ActiveX, parts fetched from elsewhere), `unsafe_archive` (bomb, names that leave the folder)
 */
export async function inspectOoxml(
  path: string,
  fileSize: number,
  kind: OfficeKind,
): Promise<void> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true }).catch(
    (error: unknown) => {
      throw refusalOf(error);
    },
  );
  try {
    const entries = await listEntries(zip);
    checkLimits(entries, fileSize);
    checkEntries(entries);
    await checkMainPart(zip, entries, kind);
    await checkRelationships(zip, entries);
  } catch (error) {
    throw refusalOf(error);
  } finally {
    zip.close();
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > archiveLimits.entries) throw new FileRefused("unsafe_archive", "entries");
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    // Part names are compared without case (ECMA-376 part 2, 6.2.2); two equal names are a way to show one and use the other.
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw new FileRefused("unsafe_archive", "two entries of one name");
    entries.set(name, entry);
  }
  return entries;
}

function checkLimits(entries: Map<string, Entry>, fileSize: number): void {
  let unpacked = 0;
  let packed = 0;
  for (const entry of entries.values()) {
    unpacked += entry.uncompressedSize;
    packed += entry.compressedSize;
  }
  if (unpacked > archiveLimits.unpackedBytes)
    throw new FileRefused("unsafe_archive", "unpacked size");
  if (unpacked > fileSize * archiveLimits.ratio) throw new FileRefused("unsafe_archive", "ratio");
  if (packed > fileSize) throw new FileRefused("unsafe_archive", "entries overlap");
}

function checkEntries(entries: Map<string, Entry>): void {
  for (const [name, entry] of entries) {
    if (entry.isEncrypted()) throw new FileRefused("encrypted");
    if (macroParts.test(name)) throw new FileRefused("active_content", "macro or ActiveX part");
  }
}

async function checkMainPart(
  zip: ZipFile,
  entries: Map<string, Entry>,
  kind: OfficeKind,
): Promise<void> {
  const types = await readPart(zip, entries.get("[content_types].xml"));
  if (types === undefined) throw new FileRefused("content_mismatch", "a zip, but no Office file");
  if (/macroEnabled/i.test(types))
    throw new FileRefused("active_content", "macro-enabled content type");
  const overrides = [...types.matchAll(tagsOf("Override"))].map(([tag]) => tag);
  const found = overrides.find((tag) => attribute(tag, "ContentType") === mainTypes[kind]);
  if (found === undefined) throw new FileRefused("content_mismatch", `no main part of a ${kind}`);
  const part = attribute(found, "PartName")?.replace(/^\//, "").toLowerCase();
  if (part === undefined || !entries.has(part))
    throw new FileRefused("damaged", "main part is missing");
  if (!entries.has("_rels/.rels"))
    throw new FileRefused("damaged", "package relationships are missing");
}

async function checkRelationships(zip: ZipFile, entries: Map<string, Entry>): Promise<void> {
  for (const [name, entry] of entries) {
    if (!name.endsWith(".rels")) continue;
    const xml = (await readPart(zip, entry)) ?? "";
    for (const [tag] of xml.matchAll(tagsOf("Relationship"))) {
      const type = attribute(tag, "Type") ?? "";
      const outside = attribute(tag, "TargetMode")?.toLowerCase() === "external";
      if (
        outside &&
        fetchedOnOpen.test(type) &&
        remoteTarget.test(attribute(tag, "Target") ?? "")
      ) {
        throw new FileRefused("active_content", "part fetched from elsewhere");
      }
    }
  }
}

/** Whole start tags of a name; a ">" inside quotes does not end one. Each alternative begins with another character. */
function tagsOf(name: string): RegExp {
  return new RegExp(`<(?:\\w{1,40}:)?${name}(?=[\\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>`, "g");
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return (match?.[1] ?? match?.[2])?.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, plainCharacter);
}

/** `&#104;` is "h": a target may be written so that it is not seen. */
function plainCharacter(
  whole: string,
  hex: string | undefined,
  decimal: string | undefined,
): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Text of a small part; UTF-16 parts are allowed by the standard. Undefined when the entry does not exist. */
async function readPart(zip: ZipFile, entry: Entry | undefined): Promise<string | undefined> {
  if (entry === undefined) return undefined;
  if (entry.uncompressedSize > maxPartBytes)
    throw new FileRefused("unsafe_archive", "part too large");
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) throw new FileRefused("damaged", "big-endian part");
  return bytes.toString(utf16 ? "utf16le" : "utf8");
}

function refusalOf(error: unknown): unknown {
  if (error instanceof FileRefused) return error;
  if (!(error instanceof Error) || "syscall" in error) return error;
  const names = /relative path|absolute path|invalid characters/.test(error.message);
  return new FileRefused(names ? "unsafe_archive" : "damaged", `zip: ${error.message}`);
}
