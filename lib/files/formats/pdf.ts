import { FileRefused } from "@/lib/files/errors";
import type { ByteSource } from "./byte-source";
import { refuseActiveContent } from "./pdf-active-content";
import { isName, PdfSyntaxError, readDict } from "./pdf-syntax";
import { readXref, resolveDict } from "./pdf-xref";

const tailBytes = 2048;
const headBytes = 4096;

/**
 * Checks that a PDF is whole and quiet: header, `%%EOF` in the last 1,024 bytes, `startxref` leading to a
 * cross-reference that resolves to a catalogue with pages, and nothing that runs or is attached.
 * A PDF with any encryption is refused, even one that opens without a password: its streams cannot be checked.
 * @throws FileRefused `damaged`, `encrypted`, `active_content`, `unsafe_archive`
 */
export async function inspectPdf(source: ByteSource): Promise<void> {
  try {
    await checkWhole(source);
    await refuseActiveContent(source);
  } catch (error) {
    // RangeError: a number in the file that points outside of what was read.
    const broken = error instanceof PdfSyntaxError || error instanceof RangeError;
    throw broken ? new FileRefused("damaged", `pdf: ${error.message}`) : error;
  }
}

async function checkWhole(source: ByteSource): Promise<void> {
  const tailStart = Math.max(0, source.size - tailBytes);
  const tail = (await source.read(tailStart, tailBytes)).toString("latin1");
  const end = tail.lastIndexOf("%%EOF");
  if (end === -1 || tail.length - end > 1024) throw new PdfSyntaxError("cut short");
  const start = /startxref\s+(\d{1,10})\s*$/.exec(tail.slice(0, end));
  if (start === null) throw new PdfSyntaxError("no startxref");
  await checkLinearizedLength(source);
  const xref = await readXref(source, Number(start[1]));
  if (xref.trailers.some((trailer) => trailer.has("Encrypt"))) throw new FileRefused("encrypted");
  const root = xref.trailers.find((trailer) => trailer.has("Root"))?.get("Root");
  const catalogue = await resolveDict(source, xref, root);
  if (!isName(catalogue.get("Type"), "Catalog")) throw new PdfSyntaxError("no catalogue");
  const pages = await resolveDict(source, xref, catalogue.get("Pages"));
  if (!Array.isArray(pages.get("Kids"))) throw new PdfSyntaxError("no pages");
}

/** A linearised file has a first `%%EOF` near its start and says its length there: cut behind it, it would look whole. */
async function checkLinearizedLength(source: ByteSource): Promise<void> {
  const head = (await source.read(0, headBytes)).toString("latin1");
  const mark = /\bobj\s*(?=<<[^>]{0,200}\/Linearized)/.exec(head);
  if (mark === null) return;
  const length = readDict(head, mark.index + mark[0].length).dict.get("L");
  if (typeof length === "number" && length > source.size) throw new PdfSyntaxError("cut short");
}
