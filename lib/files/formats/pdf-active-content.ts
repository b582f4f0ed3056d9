import { FileRefused } from "@/lib/files/errors";
import { windows, type ByteSource } from "./byte-source";
import { dictWindow, readObjectAt, streamData } from "./pdf-streams";

// What runs, starts a program, or carries another file. A short name such as /JS is left out: it turns up by chance in
// compressed pictures, and a script action always says /S /JavaScript as well.
const activeNames = ["JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia"];
const active = new RegExp(
  `/(?:${activeNames.map(escapable).join("|")})(?![^\\0\\t\\n\\f\\r ()<>\\[\\]{}/%])`,
);
const objectStream = new RegExp(`/${escapable("ObjStm")}(?![A-Za-z0-9])`, "g");
const maxObjectStreams = 10_000;
const maxUnpackedTotal = 200 * 1024 * 1024;

/** Each letter of a name may be written as itself or as `#xx` (ISO 32000-1, 7.3.5). */
function escapable(name: string): string {
  return [...name]
    .map(
      (letter) =>
        `(?:${letter}|#${letter
          .charCodeAt(0)
          .toString(16)
          .replace(/[a-f]/g, (hex) => `[${hex}${hex.toUpperCase()}]`)})`,
    )
    .join("");
}

/**
 * Looks for scripts, program starts and attachments in the whole file, not only in what the xref names (readers repair
 * broken files), and in every object stream.
 * @throws FileRefused `active_content`, `damaged`, or `unsafe_archive` when the streams unpack beyond 200 MB
 */
export async function refuseActiveContent(source: ByteSource): Promise<void> {
  const streams = new Set<number>();
  let mentions = 0;
  const overlap = dictWindow;
  for await (const { offset, bytes } of windows(source, overlap)) {
    const text = bytes.toString("latin1");
    if (active.test(text)) throw new FileRefused("active_content", "pdf");
    for (const match of text.matchAll(objectStream)) {
      mentions += 1;
      if (mentions > maxObjectStreams)
        throw new FileRefused("unsafe_archive", "pdf: object streams");
      const start = objectStart(text, match.index);
      if (start !== undefined) streams.add(offset + start);
      else if (offset === 0 || match.index > overlap)
        throw new FileRefused("damaged", "pdf: object stream without head");
    }
  }
  let total = 0;
  for (const start of streams) {
    const data = await unpack(source, start);
    total += data.length;
    if (total > maxUnpackedTotal) throw new FileRefused("unsafe_archive", "pdf: unpacked size");
    if (active.test(data.toString("latin1")))
      throw new FileRefused("active_content", "pdf: object stream");
  }
}

async function unpack(source: ByteSource, start: number): Promise<Buffer> {
  const object = await readObjectAt(source, start);
  // "/ObjStm" may also stand in a dictionary without a stream, where it hides nothing.
  return object.dataStart === undefined ? Buffer.alloc(0) : streamData(source, object);
}

/** Start of the `12 0 obj` that the dictionary around `at` belongs to. */
function objectStart(text: string, at: number): number | undefined {
  const before = text.slice(Math.max(0, at - 4096), at);
  const heads = [...before.matchAll(/\d{1,10}[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj/g)];
  const last = heads.at(-1);
  return last === undefined ? undefined : at - before.length + last.index;
}
