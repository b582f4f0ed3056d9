import {
  decodePDFRawStream,
  PDFArray,
  PDFContentStream,
  PDFName,
  PDFRawStream,
  type PDFPage,
  type PDFObject,
} from "@cantoo/pdf-lib";
import { StampRefused } from "./schema";

/**
 * Puts what stands on a page into a form of its own, so that whatever state its instructions leave behind (a moved
 * origin, a clip, colours) cannot move or hide what is drawn afterwards. Annotations stay; the tags of a tagged file do
 * not fit any more and are taken out with the document's structure (clean-document.ts).
 */
export function isolatePage(page: PDFPage): void {
  const { node } = page;
  const { context } = page.doc;
  const { x, y, width, height } = page.getMediaBox();
  const form = context.flateStream(contentOf(page), {
    Type: "XObject",
    Subtype: "Form",
    BBox: [x, y, x + width, y + height],
    Resources: node.Resources() ?? context.obj({}),
  });
  const name = "Page";
  node.set(PDFName.of("Resources"), context.obj({ XObject: { [name]: context.register(form) } }));
  const draw = context.flateStream(`q /${name} Do Q\n`);
  node.set(PDFName.of("Contents"), context.register(draw));
  node.delete(PDFName.of("StructParents"));
}

/** The instructions of a page, unpacked, as one. Throws StampRefused when they cannot be read. */
function contentOf(page: PDFPage): Uint8Array {
  const contents = page.node.Contents();
  const streams: (PDFObject | undefined)[] =
    contents instanceof PDFArray
      ? contents.asArray().map((each) => page.doc.context.lookup(each))
      : contents === undefined
        ? []
        : [contents];
  const parts = streams.flatMap((stream) => (stream === undefined ? [] : [unpacked(stream)]));
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from("\n")]));
}

function unpacked(stream: PDFObject): Uint8Array {
  if (stream instanceof PDFContentStream) return stream.getUnencodedContents();
  if (!(stream instanceof PDFRawStream)) throw new StampRefused("broken", "contents");
  try {
    return decodePDFRawStream(stream).decode();
  } catch (error) {
    throw new StampRefused("broken", error instanceof Error ? error.message : String(error));
  }
}
