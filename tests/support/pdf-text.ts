import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The text of each page of a PDF, one line a string. */
export async function pdfPages(bytes: Buffer): Promise<string[][]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
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
