import { degrees, PDFDocument, PDFName, rgb } from "@cantoo/pdf-lib";
import { Util } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, describe, expect, test } from "vitest";
import { closePress, stampInThread } from "@/lib/files/stamp/run-stamp";
import { stampFile } from "@/lib/files/stamp/stamp-file";
import { sampleJpg, samplePdf, samplePng } from "@/tests/support/sample-files";
import { pdfTexts, readPdf } from "@/tests/support/pdf-text";

const parts = [
  "Dr Helena Ström",
  "AstraZeneca",
  "22 November 2026, 20:15 HKT (UTC+8)",
  "release 3F2A9C1B",
  "CI-7K3Q-2M",
];
const line = parts.join(" · ");

/** Pages of any size and turn, each with its own words. */
async function pages(
  ...wanted: { size: [number, number]; turn?: number; crop?: [number, number, number, number] }[]
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  wanted.forEach(({ size, turn = 0, crop }, at) => {
    const page = document.addPage(size);
    page.setRotation(degrees(turn));
    if (crop) page.setCropBox(...crop);
    page.drawRectangle({ x: 0, y: 0, width: size[0], height: 60, color: rgb(0, 0, 0.1) });
    page.drawText(`words of page ${at + 1}`, { x: size[0] / 3, y: size[1] / 2, size: 8 });
  });
  return document.save();
}

/** Where the stamp stands on each page as it is shown, from its lower left corner. */
async function shownAt(bytes: Uint8Array) {
  const document = await readPdf(bytes);
  const found: { x: number; y: number; isLevel: boolean; width: number; height: number }[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const first = items.find((item) => "str" in item && item.str.includes("Helena"));
    if (!first || !("transform" in first)) throw new Error(`no stamp on page ${number}`);
    const [, , , , x, y] = Util.transform(viewport.transform, first.transform) as number[];
    const [, level] = Util.transform(viewport.transform, first.transform) as number[];
    found.push({
      x: x ?? 0,
      y: viewport.height - (y ?? 0),
      isLevel: Math.abs(level ?? 1) < 0.01,
      width: viewport.width,
      height: viewport.height,
    });
  }
  await document.loadingTask.destroy();
  return found;
}

describe("a stamped copy", () => {
  test("keeps every page with its words and carries the stamp on each", async () => {
    const { bytes, pages: count } = await stampFile(
      await pages({ size: [595, 842] }, { size: [842, 595] }, { size: [960, 540] }),
      "pdf",
      parts,
    );
    expect(count).toBe(3);
    const texts = await pdfTexts(bytes);
    expect(texts).toHaveLength(3);
    texts.forEach((text, at) => {
      expect(text).toContain(`words of page ${at + 1}`);
      expect(text).toContain(line);
    });
  });

  test("is stamped along the lower edge as shown, however the page is turned or cut", async () => {
    const crop: [number, number, number, number] = [50, 60, 400, 200];
    const turned = [0, 90, 180, 270, -90].map((turn) => ({
      size: [500, 300] as [number, number],
      turn,
      crop,
    }));
    const { bytes } = await stampFile(await pages(...turned), "pdf", parts);
    for (const place of await shownAt(bytes)) {
      expect(place.isLevel).toBe(true);
      expect(place.x).toBeGreaterThan(0);
      expect(place.x).toBeLessThan(12);
      expect(place.y).toBeGreaterThan(0);
      expect(place.y).toBeLessThan(20);
    }
  });

  test("fits on pages of odd sizes", async () => {
    const odd = await pages({ size: [90, 130] }, { size: [3000, 200] }, { size: [2400, 3400] });
    const { bytes } = await stampFile(odd, "pdf", parts);
    for (const text of await pdfTexts(bytes))
      for (const part of parts) expect(text).toContain(part);
  });

  test("prints Chinese names, Hong Kong's own characters and those of the mainland", async () => {
    const names = ["陳大文 𨋢𠝹咗嘅", "汉语拼音图书馆", "no such sign: 𒀀"];
    const { bytes } = await stampFile(samplePdf(["page"]), "pdf", names);
    const [text] = await pdfTexts(bytes);
    expect(text).toContain("陳大文 𨋢𠝹咗嘅 · 汉语拼音图书馆 · no such sign: □");
    expect(bytes.length).toBeLessThan(60_000);
  });

  test("is not hidden by what a page leaves behind", async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([400, 400]);
    const left = "q 0.001 0 0 0.001 9000 9000 cm 0 0 1 1 re W n BT 3 Tr";
    const stream = document.context.register(document.context.flateStream(left));
    page.node.set(PDFName.of("Contents"), stream);
    const { bytes } = await stampFile(await document.save(), "pdf", parts);
    const [place] = await shownAt(bytes);
    expect(place?.x).toBeLessThan(12);
    expect(place?.y).toBeLessThan(20);
  });

  test("of a picture is a page that shows it", async () => {
    for (const [kind, picture] of [
      ["png", samplePng()],
      ["jpg", sampleJpg()],
    ] as const) {
      const { bytes, pages: count } = await stampFile(picture, kind, parts);
      expect(count).toBe(1);
      expect((await pdfTexts(bytes))[0]).toContain(line);
    }
  });

  test("does not act by itself when it is opened", async () => {
    const active = samplePdf(["page"], "/OpenAction << /S /URI /URI (https://else.test) >> ");
    const { bytes } = await stampFile(active, "pdf", parts);
    const copy = await PDFDocument.load(bytes);
    expect(copy.catalog.has(PDFName.of("OpenAction"))).toBe(false);
  });
});

describe("no copy", () => {
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => "done",
      (error: { code?: string; name: string }) => error.code ?? error.name,
    );

  afterAll(closePress);

  test("of a file that is encrypted, broken, has no page or too many", async () => {
    const locked = await PDFDocument.create();
    locked.addPage();
    locked.encrypt({ userPassword: "secret", ownerPassword: "secret" });
    const kinds = [
      [await locked.save(), "encrypted"],
      [Buffer.from("%PDF-1.4 nothing more"), "broken"],
      [
        await pages(...Array.from({ length: 401 }, () => ({ size: [9, 9] as [number, number] }))),
        "too_many_pages",
      ],
    ] as const;
    for (const [bytes, code] of kinds)
      expect(await codeOf(stampFile(bytes, "pdf", parts))).toBe(code);
    expect(await codeOf(stampFile(Buffer.from("no picture"), "png", parts))).toBe("broken");
  });

  test("within the time given is a refusal, and the next file is stamped all the same", async () => {
    const task = { bytes: samplePdf(["page"]), kind: "pdf" as const, parts };
    expect(await codeOf(stampInThread(task, { timeoutMs: 1 }))).toBe("too_large");
    const made = await Promise.all([stampInThread(task), stampInThread(task)]);
    for (const { bytes } of made) expect((await pdfTexts(bytes))[0]).toContain(line);
    expect(await codeOf(stampInThread({ ...task, bytes: Buffer.from("%PDF-") }))).toBe("broken");
  });

  test("when too many wait, and the one after them is not made to wait", async () => {
    const task = { bytes: samplePdf(["page"]), kind: "pdf" as const, parts };
    const codes = await Promise.all(Array.from({ length: 15 }, () => codeOf(stampInThread(task))));
    expect(codes.filter((code) => code === "StampBusy")).toHaveLength(3);
  });
});
