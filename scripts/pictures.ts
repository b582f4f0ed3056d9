import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium, type Browser } from "@playwright/test";
import { locales, type Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import { systemChromium } from "./browser";
import { root } from "./settings";

// `npm run pictures`: draws the bitmaps of public/ from the mark (public/icon.svg). They are committed: run it again when
// the mark or the sentence on the share picture changes.
const folder = path.join(root, "public");
const paper = "#fcfcfa";

/** A page of this size as PNG; transparent where nothing is drawn. */
async function drawn(browser: Browser, width: number, height: number, html: string) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<style>*{margin:0;box-sizing:border-box}</style>${html}`);
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

const iconOf = (mark: string, size: number) =>
  mark.replace("<svg ", `<svg style="display:block" width="${size}" height="${size}" `);

/** Without rounded corners and with room around: the system cuts its own shape. */
const tileOf = (mark: string, size: number) =>
  `<div style="background:#0f6b6b;padding:${size * 0.08}px">${iconOf(mark, size * 0.84)}</div>`;

/** An .ico holds PNGs behind a directory: 6 bytes, then 16 for each picture (little-endian). */
function icoOf(pictures: { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [at, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * at;
    head.writeUInt8(size, entry);
    head.writeUInt8(size, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

async function sharePage(mark: string, locale: Locale): Promise<string> {
  const product = (await getTranslator(locale, "ui"))("product" as never);
  const sentence = (await getTranslator(locale, "programmes"))("public.title" as never);
  const fonts = `"Inter", "Noto Sans CJK ${locale === "zh-CN" ? "SC" : "HK"}", sans-serif`;
  return `<div lang="${locale}" style="width:1200px;height:630px;padding:88px;background:${paper};color:#16201f;
    border-bottom:16px solid #0f6b6b;font-family:${fonts.replaceAll('"', "&quot;")};display:flex;flex-direction:column;justify-content:space-between">
    <div style="display:flex;align-items:center;gap:28px;font-size:44px;font-weight:600;color:#0f6b6b">${iconOf(mark, 96)}${product}</div>
    <div style="font-size:72px;line-height:1.25;font-weight:600">${sentence}</div></div>`;
}

const browser = await chromium.launch({
  ...(existsSync(systemChromium) ? { executablePath: systemChromium } : {}),
  args: ["--no-sandbox"],
});
const mark = await readFile(path.join(folder, "icon.svg"), "utf8");
const icon = async (size: number) => ({
  size,
  png: await drawn(browser, size, size, iconOf(mark, size)),
});
await writeFile(
  path.join(folder, "favicon.ico"),
  icoOf([await icon(16), await icon(32), await icon(48)]),
);
for (const [name, size] of [
  ["apple-touch-icon", 180],
  ["icon-192", 192],
  ["icon-512", 512],
] as const)
  await writeFile(
    path.join(folder, `${name}.png`),
    await drawn(browser, size, size, tileOf(mark, size)),
  );
for (const locale of locales)
  await writeFile(
    path.join(folder, `share-${locale}.png`),
    await drawn(browser, 1200, 630, await sharePage(mark, locale)),
  );
await browser.close();
