import { EncryptedPDFError, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { isolatePage } from "./isolate-page";
import { printStamp } from "./print-stamp";
import {
  maxStampedBytes,
  maxStampPages,
  StampRefused,
  type StampableKind,
  type StampParts,
} from "./schema";
import { embedFonts } from "./stamp-fonts";

/** A4 in points. */
const [shortSide, longSide] = [595.28, 841.89];

/**
 * A copy of a PDF or a picture as a PDF whose every page carries the stamp. Runs in a thread of its own (run-stamp.ts):
 * a large file takes seconds and much memory.
 * @returns the copy and how many pages it has
 * @throws StampRefused with every code of schema.ts
 */
export async function stampFile(
  bytes: Uint8Array,
  kind: StampableKind,
  parts: StampParts,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const document = kind === "pdf" ? await opened(bytes) : await pictured(bytes, kind);
  const pages = document.getPages();
  if (pages.length === 0) throw new StampRefused("broken", "no pages");
  const fonts = await embedFonts(document, parts.join(""));
  for (const page of pages) {
    if (kind === "pdf") isolatePage(page);
    printStamp(page, parts, fonts);
  }
  if (kind === "pdf") quieten(document);
  const stamped = await document.save({ updateFieldAppearances: false, addDefaultPage: false });
  if (stamped.length > maxStampedBytes) throw new StampRefused("too_large", "copy");
  return { bytes: stamped, pages: pages.length };
}

async function opened(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    if (document.isEncrypted) throw new StampRefused("encrypted");
    if (document.getPageCount() > maxStampPages) throw new StampRefused("too_many_pages");
    return document;
  } catch (error) {
    if (error instanceof StampRefused) throw error;
    if (error instanceof EncryptedPDFError) throw new StampRefused("encrypted");
    throw new StampRefused("broken", error instanceof Error ? error.message : String(error));
  }
}

/** A page of A4, lying where the picture is wider than high, with the picture as large as it can be. */
async function pictured(bytes: Uint8Array, kind: "png" | "jpg"): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.create();
    const picture =
      kind === "png" ? await document.embedPng(bytes) : await document.embedJpg(bytes);
    const isWide = picture.width > picture.height;
    const page = document.addPage(isWide ? [longSide, shortSide] : [shortSide, longSide]);
    const margin = 28;
    const shown = picture.scaleToFit(page.getWidth() - 2 * margin, page.getHeight() - 2 * margin);
    page.drawImage(picture, {
      x: (page.getWidth() - shown.width) / 2,
      y: (page.getHeight() - shown.height) / 2,
      width: shown.width,
      height: shown.height,
    });
    return document;
  } catch (error) {
    throw new StampRefused("broken", error instanceof Error ? error.message : String(error));
  }
}

/** Takes out what acts by itself when a copy is opened, and the tags that no longer fit its pages (isolate-page.ts). */
function quieten(document: PDFDocument): void {
  for (const key of ["OpenAction", "AA", "StructTreeRoot", "MarkInfo"])
    document.catalog.delete(PDFName.of(key));
  for (const page of document.getPages()) page.node.delete(PDFName.of("AA"));
}
