import { degrees, rgb, type PDFFont, type PDFPage } from "@cantoo/pdf-lib";
import type { StampParts } from "./schema";

/** Fonts in the order in which they are asked for a character. */
export type StampFonts = readonly { font: PDFFont; has: (character: string) => boolean }[];

/** Where the lower left corner of the shown page is, which way its lower edge runs, and how long that edge is. */
interface Edge {
  origin: { x: number; y: number };
  /** Degrees against the clock, in the page's own coordinates. */
  turn: number;
  length: number;
}

const between = " · ";
/** A page of A4 is 595 points wide and gets letters of 7 points. */
const pagePart = 1 / 85;
const [smallest, largest, leastReadable] = [5.5, 14, 2.5];

/** Prints the stamp along the lower edge of the page as it is shown, dark on a light strip, over whatever stands there. */
export function printStamp(page: PDFPage, parts: StampParts, fonts: StampFonts): void {
  const { width, height } = page.getCropBox();
  const edge = edgeOf(page);
  const wanted = Math.min(largest, Math.max(smallest, Math.min(width, height) * pagePart));
  const { lines, size } = fitted(parts, fonts, wanted, edge.length);
  const margin = size * 0.7;
  const step = size * 1.35;
  const at = (along: number, up: number) => moved(edge, margin + along, margin + up);
  const widest = Math.max(...lines.map((line) => widthOf(line, fonts, size)));
  page.drawRectangle({
    ...at(-size * 0.35, -size * 0.35),
    width: widest + size * 0.7,
    height: step * lines.length + size * 0.25,
    rotate: degrees(edge.turn),
    color: rgb(1, 1, 1),
    opacity: 0.86,
  });
  lines.toReversed().forEach((line, row) => {
    let along = 0;
    for (const { text, font } of runsOf(line, fonts)) {
      page.drawText(text, {
        ...at(along, row * step),
        size,
        font,
        rotate: degrees(edge.turn),
        color: rgb(0.12, 0.12, 0.16),
      });
      along += font.widthOfTextAtSize(text, size);
    }
  });
}

function edgeOf(page: PDFPage): Edge {
  const { x, y, width, height } = page.getCropBox();
  const turn = (((Math.round(page.getRotation().angle / 90) * 90) % 360) + 360) % 360;
  const [right, top] = [x + width, y + height];
  if (turn === 90) return { origin: { x: right, y }, turn, length: height };
  if (turn === 180) return { origin: { x: right, y: top }, turn, length: width };
  if (turn === 270) return { origin: { x, y: top }, turn, length: height };
  return { origin: { x, y }, turn: 0, length: width };
}

function moved({ origin, turn }: Edge, along: number, up: number): { x: number; y: number } {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  return { x: origin.x + along * cos - up * sin, y: origin.y + along * sin + up * cos };
}

/** Broken into lines between parts, and smaller where even one part alone is longer than the edge. */
function fitted(parts: StampParts, fonts: StampFonts, wanted: number, length: number) {
  const room = (size: number) => length - 2 * size * 0.7;
  const widest = Math.max(...parts.map((part) => widthOf(part, fonts, wanted)));
  const size =
    widest > room(wanted)
      ? Math.max(leastReadable, (wanted * room(wanted)) / (widest + 1))
      : wanted;
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = last === undefined ? part : last + between + part;
    if (last !== undefined && widthOf(joined, fonts, size) <= room(size))
      lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return { lines, size };
}

const widthOf = (text: string, fonts: StampFonts, size: number): number =>
  runsOf(text, fonts).reduce((sum, run) => sum + run.font.widthOfTextAtSize(run.text, size), 0);

/** The text in pieces of one font each; a character that no font has becomes a box. */
function runsOf(text: string, fonts: StampFonts): { text: string; font: PDFFont }[] {
  const runs: { text: string; font: PDFFont }[] = [];
  const [first] = fonts;
  if (!first) throw new Error("a stamp needs a font");
  for (const character of text) {
    const found = fonts.find(({ has }) => has(character));
    const { font } = found ?? first;
    const last = runs.at(-1);
    const printed = found ? character : "□";
    if (last?.font === font) last.text += printed;
    else runs.push({ text: printed, font });
  }
  return runs;
}
