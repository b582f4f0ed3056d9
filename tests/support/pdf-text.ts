import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF as the viewer's library reads it. */
export function readPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // Only text is read: fonts need not be there to be drawn.
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}

/** The text of each page, its pieces joined. */
export async function pdfTexts(bytes: Uint8Array): Promise<string[]> {
  const document = await readPdf(bytes);
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ("str" in item ? item.str : "")).join(""));
  }
  await document.loadingTask.destroy();
  return texts;
}

/** The text of each page of a PDF, one line a string. */
export async function pdfPages(bytes: Buffer): Promise<string[][]> {
  const document = await readPdf(bytes);
  const pages: string[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const lines = new Map<number, string>();
    for (const item of items) {
      if (!("str" in item)) continue;
      const y = Math.round(item.transform[5] as number);
      lines.set(y, `${lines.get(y) ?? ""}${item.str}`);
    }
    pages.push([...lines.values()].filter((line) => line.trim() !== ""));
  }
  return pages;
}
