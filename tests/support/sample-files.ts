import { crc32, deflateSync } from "node:zlib";

import type { FileKind } from "@/lib/files/schema";
import { officeEntries } from "./sample-office";
import { zip } from "./zip-writer";

export interface SampleFile {
  name: string;
  kind: FileKind;
  bytes: Buffer;
}

/** A whole, valid, small file of a kind, made in code. `text` is shown inside documents (Latin letters in a PDF). */
export function sampleFile(
  kind: FileKind,
  name = `sample.${kind}`,
  text = "Sample document",
): SampleFile {
  return { name, kind, bytes: makers[kind](text) };
}

const makers: Record<FileKind, (text: string) => Buffer> = {
  pdf: (text) => samplePdf(text.split("\n")),
  docx: (text) => zip(officeEntries("docx", text)),
  pptx: (text) => zip(officeEntries("pptx", text)),
  xlsx: (text) => zip(officeEntries("xlsx", text)),
  png: () => samplePng(),
  jpg: () => sampleJpg(),
};

/** A page of text in PDF 1.4 with a classic cross-reference table. `catalogue` is added to the catalogue's dictionary. */
export function samplePdf(lines: readonly string[], catalogue = "", trailer = ""): Buffer {
  const shown = lines.map(
    (line) => `(${line.replace(/[^\x20-\x7e]/g, "?").replace(/[\\()]/g, "\\$&")}) Tj T*`,
  );
  const content = `BT /F1 14 Tf 72 760 Td 20 TL ${shown.join(" ")} ET`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue}>>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n";
  const rows = objects.map((object, index) => {
    const row = `${String(body.length).padStart(10, "0")} 00000 n \n`;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join("")}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${body.length}\n%%EOF`;
  return Buffer.from(body + table + end, "latin1");
}

/** A PDF 1.5 whose catalogue lies in an object stream and whose cross-reference is a stream, as most writers make now. */
export function samplePackedPdf(catalogue = ""): Buffer {
  const held = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue}>>`,
    "<< /Type /Pages /Kids [] /Count 0 >>",
  ];
  const heads = `1 0 2 ${(held[0] ?? "").length + 1} `;
  const packed = deflateSync(Buffer.from(heads + held.join(" "), "latin1"));
  const head = Buffer.from("%PDF-1.5\n");
  const holder = Buffer.concat([
    Buffer.from(
      `3 0 obj\n<< /Type /ObjStm /N 2 /First ${heads.length} /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`,
    ),
    packed,
    Buffer.from("\nendstream\nendobj\n"),
  ]);
  const start = head.length + holder.length;
  const rows = [
    [0, 0, 0],
    [2, 3, 0],
    [2, 3, 1],
    [1, head.length, 0],
    [1, start, 0],
  ];
  // PNG predictor 12 ("up"), as cross-reference streams usually have it.
  const plain = rows.map(([type = 0, second = 0, third = 0]) => [
    type,
    second >> 8,
    second & 255,
    third,
  ]);
  const filtered = plain.map((row, index) => [
    2,
    ...row.map((byte, at) => (byte - (plain[index - 1]?.[at] ?? 0)) & 255),
  ]);
  const table = deflateSync(Buffer.from(filtered.flat()));
  const facts = `/Type /XRef /Size 5 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>`;
  return Buffer.concat([
    head,
    holder,
    Buffer.from(`4 0 obj\n<< ${facts} /Length ${table.length} >>\nstream\n`),
    table,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF`),
  ]);
}

/** A teal square. */
export function samplePng(side = 24): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([
    Buffer.from([0]),
    Buffer.alloc(side * 3, Buffer.from([0x0f, 0x6b, 0x6b])),
  ]);
  const data = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk("IHDR", header),
    pngChunk("IDAT", data),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** One grey block of 8 × 8 points, baseline. */
export function sampleJpg(): Buffer {
  const segment = (marker: number, ...bytes: number[]) =>
    Buffer.from([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255, ...bytes]);
  const oneCode = [1, ...Array<number>(15).fill(0), 0];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, ...Buffer.from("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0),
    segment(0xdb, 0, ...Array<number>(64).fill(1)),
    segment(0xc0, 8, 0, 8, 0, 8, 1, 1, 0x11, 0),
    segment(0xc4, 0x00, ...oneCode),
    segment(0xc4, 0x10, ...oneCode),
    segment(0xda, 1, 1, 0, 0, 63, 0),
    // A zero DC difference and an end of block, then ones to the end of the byte.
    Buffer.from([0x3f, 0xff, 0xd9]),
  ]);
}
