import { readFileSync } from "node:fs";
import { create, type Font } from "@cantoo/fontkit";
import fontkit from "@cantoo/fontkit";
import type { PDFDocument } from "@cantoo/pdf-lib";
import type { StampFonts } from "./print-stamp";

interface Typeface {
  bytes: Buffer;
  face: Font;
}

/** Hong Kong's characters first (with HKSCS), then those written only on the mainland. */
const files = [
  "noto-sans-hk/400Regular/NotoSansHK_400Regular.ttf",
  "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
];
let known: Typeface[] | undefined;

function typefaces(): Typeface[] {
  known ??= files.map((file) => {
    const bytes = readFileSync([process.cwd(), "node_modules/@expo-google-fonts", file].join("/"));
    return { bytes, face: create(bytes) as Font };
  });
  return known;
}

/** The fonts that the text needs, of which the file will hold only the letters used. */
export async function embedFonts(document: PDFDocument, text: string): Promise<StampFonts> {
  document.registerFontkit(fontkit as Parameters<PDFDocument["registerFontkit"]>[0]);
  const fonts: StampFonts[number][] = [];
  let left = [...text];
  for (const { bytes, face } of typefaces()) {
    const has = (character: string) => face.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    if (fonts.length > 0 && !left.some(has)) continue;
    fonts.push({ font: await document.embedFont(bytes, { subset: true }), has });
    left = left.filter((character) => !has(character));
    if (left.length === 0) break;
  }
  return fonts;
}
