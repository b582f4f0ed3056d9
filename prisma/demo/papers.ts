import { PDFDocument, rgb, StandardFonts, type PDFFont, type PDFPage } from "@cantoo/pdf-lib";
import { deflateSync, crc32 } from "node:zlib";

export interface Paper {
  title: string;
  /** One page each: a heading and its paragraphs. */
  pages: { heading: string; paragraphs: string[]; figure?: boolean }[];
  /** Wider than high, on a dark ground. */
  slides?: boolean;
}

const [dark, light] = [rgb(0.06, 0.16, 0.18), rgb(0.96, 0.97, 0.96)];

/** A small real PDF of the demo, as a founder would export it. `mark` stands on its last page. */
export async function paperPdf(paper: Paper, mark: string | null): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setTitle(paper.title);
  const plain = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  for (const [at, { heading, paragraphs, figure }] of paper.pages.entries()) {
    const page = document.addPage(paper.slides ? [960, 540] : [595.28, 841.89]);
    const ink = paper.slides ? light : dark;
    if (paper.slides) page.drawRectangle({ x: 0, y: 0, width: 960, height: 540, color: dark });
    const size = paper.slides ? 20 : 11;
    let y = page.getHeight() - 72;
    page.drawText(heading, { x: 60, y, size: size * 1.7, font: bold, color: ink });
    y -= size * 3;
    for (const paragraph of paragraphs) {
      for (const line of linesOf(paragraph, plain, size, page.getWidth() - 120)) {
        page.drawText(line, { x: 60, y, size, font: plain, color: ink });
        y -= size * 1.5;
      }
      y -= size;
    }
    if (figure) await drawFigure(document, page, y);
    if (mark && at === paper.pages.length - 1)
      page.drawText(mark, { x: 60, y: 60, size: 7, font: plain, color: ink });
  }
  return Buffer.from(await document.save());
}

function linesOf(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A scatter of grey, as large in bytes as a real figure: such a file is read by ranges. */
async function drawFigure(document: PDFDocument, page: PDFPage, below: number): Promise<void> {
  const side = 480;
  const rows = Buffer.alloc(side * (side + 1));
  let seed = 2_463_534_242 | 0;
  for (let at = 0; at < rows.length; at += 1) {
    // Marsaglia's xorshift: what repeats would be packed away.
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    rows[at] = at % (side + 1) === 0 ? 0 : 130 + (seed & 127);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  const height = Math.min(260, below - 90);
  page.drawImage(await document.embedPng(png), {
    x: 60,
    y: below - height,
    width: page.getWidth() - 120,
    height,
  });
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
