import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { inspectFile } from "@/lib/files/inspect";
import { fileKindFacts, fileKinds, type FileKind } from "@/lib/files/schema";
import {
  sampleFile,
  sampleJpg,
  samplePackedPdf,
  samplePdf,
  samplePng,
} from "@/tests/support/sample-files";
import { officeEntries, relations } from "@/tests/support/sample-office";
import { zip } from "@/tests/support/zip-writer";

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "files-inspect-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function inspect(bytes: Buffer, kind: FileKind) {
  const path = join(folder, `${(count += 1)}`);
  await writeFile(path, bytes);
  return inspectFile(path, kind);
}
const refused = (code: string) => expect.objectContaining({ name: "FileRefused", code });

describe("every kind", () => {
  it.each(fileKinds)("takes a whole %s and tells its media type", async (kind) => {
    await expect(inspect(sampleFile(kind).bytes, kind)).resolves.toEqual({
      mediaType: fileKindFacts[kind].mediaType,
    });
  });

  const pairs = fileKinds.flatMap((real) =>
    fileKinds.filter((said) => said !== real).map((said) => [real, said] as const),
  );
  it.each(pairs)("refuses a %s that calls itself %s", async (real, said) => {
    await expect(inspect(sampleFile(real).bytes, said)).rejects.toEqual(
      refused("content_mismatch"),
    );
  });

  it.each(fileKinds)("refuses a %s cut short at any byte", async (kind) => {
    const { bytes } = sampleFile(kind);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        const code =
          length === 0 ? refused("empty") : expect.objectContaining({ name: "FileRefused" });
        await expect(inspect(bytes.subarray(0, length), kind)).rejects.toEqual(code);
      }),
      { numRuns: 60 },
    );
  });

  it.each(fileKinds)(
    "answers any bytes behind the right beginning of a %s with a refusal, not a crash",
    async (kind) => {
      const start = sampleFile(kind).bytes.subarray(0, 8);
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (tail) => {
          await expect(inspect(Buffer.concat([start, tail]), kind)).rejects.toMatchObject({
            name: "FileRefused",
          });
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe("pdf", () => {
  it("takes a file with object streams and a cross-reference stream", async () => {
    await expect(inspect(samplePackedPdf(), "pdf")).resolves.toBeDefined();
  });

  it("takes an incremental update and follows it back to the first table", async () => {
    const first = samplePdf(["One"]).toString("latin1");
    const previous = /startxref\n(\d+)/.exec(first)?.[1] ?? "";
    const body = `${first}\n6 0 obj\n<< /Producer (x) >>\nendobj\n`;
    const table = `xref\n6 1\n${String(first.length + 1).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 7 /Root 1 0 R /Prev ${previous} >>`;
    await expect(
      inspect(Buffer.from(`${body}${table}\nstartxref\n${body.length}\n%%EOF\n`, "latin1"), "pdf"),
    ).resolves.toBeDefined();
  });

  it.each([
    ["a script", "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "],
    ["a script with an escaped name", "/OpenAction << /S /J#61va#53cript /JS (1) >> "],
    ["a program start", "/OpenAction << /S /Launch /F (calc.exe) >> "],
    ["an attached file", "/Names << /EmbeddedFiles << /Names [] >> >> "],
  ])("refuses %s, in the open and in an object stream", async (_, entry) => {
    await expect(inspect(samplePdf(["x"], entry), "pdf")).rejects.toEqual(
      refused("active_content"),
    );
    await expect(inspect(samplePackedPdf(entry), "pdf")).rejects.toEqual(refused("active_content"));
  });

  it("takes the word JavaScript in the text of a page", async () => {
    await expect(
      inspect(samplePdf(["We write JavaScript and Launch in May"]), "pdf"),
    ).resolves.toBeDefined();
  });

  it("refuses an encrypted file with a code of its own", async () => {
    const bytes = samplePdf(["x"], "", "/Encrypt << /Filter /Standard /V 2 >> ");
    await expect(inspect(bytes, "pdf")).rejects.toEqual(refused("encrypted"));
  });

  it("refuses a startxref that leads nowhere, to another place, or in a circle", async () => {
    const text = samplePdf(["x"]).toString("latin1");
    const at = /startxref\n(\d+)/.exec(text)?.[1] ?? "";
    for (const wrong of ["0", "9", "99999999"]) {
      const bytes = Buffer.from(text.replace(`startxref\n${at}`, `startxref\n${wrong}`), "latin1");
      await expect(inspect(bytes, "pdf")).rejects.toEqual(refused("damaged"));
    }
    await expect(inspect(samplePdf(["x"], "", `/Prev ${at} `), "pdf")).resolves.toBeDefined();
  });

  it("refuses an object stream that unpacks to more than 32 MB", async () => {
    const bomb = deflateSync(Buffer.alloc(33 * 1024 * 1024));
    const [head, tail] = samplePdf(["x"]).toString("latin1").split("xref\n0 6");
    const body = `${head}9 0 obj << /Type /ObjStm /N 1 /First 4 /Length ${bomb.length} /Filter /FlateDecode >> stream\n${bomb.toString("latin1")}\nendstream endobj\n`;
    const end = `xref\n0 6${tail}`.replace(/startxref\n\d+/, `startxref\n${body.length}`);
    await expect(inspect(Buffer.from(body + end, "latin1"), "pdf")).rejects.toEqual(
      refused("unsafe_archive"),
    );
  });

  it("refuses a linearised file cut behind its first end mark", async () => {
    const text = samplePdf(["x"])
      .toString("latin1")
      .replace("1 0 obj\n<< ", "1 0 obj\n<< /Linearized 1 /L 90000 ");
    const shifted = text.replace(
      /startxref\n(\d+)/,
      (_, at: string) => `startxref\n${Number(at) + 25}`,
    );
    await expect(inspect(Buffer.from(shifted, "latin1"), "pdf")).rejects.toEqual(
      refused("damaged"),
    );
  });
});

describe("files made to cost time", () => {
  const quick = { timeout: 5_000 };
  it("refuses millions of mentions of object streams", quick, async () => {
    const text = samplePdf(["1 0 obj /ObjStm ".repeat(200_000)]);
    await expect(inspect(text, "pdf")).rejects.toEqual(refused("unsafe_archive"));
  });

  it(
    "reads a trailer behind megabytes of white space without running out of stack",
    quick,
    async () => {
      const text = samplePdf(["x"])
        .toString("latin1")
        .replace("trailer", `${" ".repeat(7_000_000)}trailer`);
      await expect(inspect(Buffer.from(text, "latin1"), "pdf")).resolves.toBeDefined();
    },
  );

  it("refuses pictures of a hundred thousand empty parts", quick, async () => {
    const png = samplePng();
    const empty = Buffer.from([0, 0, 0, 0, 0x74, 0x45, 0x58, 0x74, 0x18, 0x7a, 0x27, 0x1a]);
    empty.writeUInt32BE(crc32(Buffer.from("tEXt")), 8);
    const many = Buffer.concat([
      png.subarray(0, 33),
      Buffer.alloc(1_200_000, empty),
      png.subarray(33),
    ]);
    await expect(inspect(many, "png")).rejects.toEqual(refused("unsafe_archive"));
    const comments = Buffer.alloc(400_000, Buffer.from([0xff, 0xfe, 0, 2]));
    const jpg = Buffer.concat([sampleJpg().subarray(0, 2), comments, sampleJpg().subarray(2)]);
    await expect(inspect(jpg, "jpg")).rejects.toEqual(refused("unsafe_archive"));
  });

  it("answers a part of a megabyte of open tags at once", quick, async () => {
    const data = "<Relationship ".repeat(70_000);
    const noise = randomBytes(40_000);
    const entries = [
      ...officeEntries("docx", "x"),
      { name: "word/_rels/a.rels", data },
      { name: "a.bin", data: noise },
    ];
    await expect(inspect(zip(entries), "docx")).resolves.toBeDefined();
  });
});

describe("pictures", () => {
  it("refuses a PNG with one changed byte in its data or with bytes behind its end", async () => {
    const bytes = samplePng();
    const changed = Buffer.from(bytes);
    changed[45] = (changed[45] ?? 0) ^ 1;
    await expect(inspect(changed, "png")).rejects.toEqual(refused("damaged"));
    await expect(inspect(Buffer.concat([bytes, Buffer.from("PK")]), "png")).rejects.toEqual(
      refused("damaged"),
    );
  });

  it("takes a JPEG with a preview behind its end, as phones write it", async () => {
    await expect(inspect(Buffer.concat([sampleJpg(), sampleJpg()]), "jpg")).resolves.toBeDefined();
  });
});

describe("Office files", () => {
  const docx = (...more: Parameters<typeof zip>[0]) =>
    zip([...officeEntries("docx", "x"), ...more]);

  it("refuses a zip that is no Office file", async () => {
    await expect(inspect(zip([{ name: "a.txt", data: "a" }]), "docx")).rejects.toEqual(
      refused("content_mismatch"),
    );
  });

  it("takes 2,000 entries and refuses 2,001", async () => {
    const present = officeEntries("docx", "x").length;
    const fill = (total: number) =>
      Array.from({ length: total - present }, (_, index) => ({ name: `m/${index}`, data: "a" }));
    await expect(inspect(docx(...fill(2_000)), "docx")).resolves.toBeDefined();
    await expect(inspect(docx(...fill(2_001)), "docx")).rejects.toEqual(refused("unsafe_archive"));
  });

  it("refuses what unpacks to more than a hundred times its size, truly or by its own word", async () => {
    await expect(
      inspect(docx({ name: "word/big.xml", data: Buffer.alloc(3_000_000) }), "docx"),
    ).rejects.toEqual(refused("unsafe_archive"));
    const claims = docx({ name: "word/big.xml", data: "a", claimedSize: 201 * 1024 * 1024 });
    await expect(inspect(claims, "docx")).rejects.toEqual(refused("unsafe_archive"));
  });

  it.each(["word/vbaProject.bin", "xl/macrosheets/sheet1.xml", "word/activeX/activeX1.bin"])(
    "refuses the macro part %s",
    async (name) => {
      await expect(inspect(docx({ name, data: "x" }), "docx")).rejects.toEqual(
        refused("active_content"),
      );
    },
  );

  it("refuses a macro-enabled document under a plain extension", async () => {
    const entries = officeEntries("docx", "x").map((entry) => ({
      ...entry,
      data: String(entry.data).replace(
        /application\/vnd\.openx[^"]*main\+xml/,
        "application/vnd.ms-word.document.macroEnabled.main+xml",
      ),
    }));
    await expect(inspect(zip(entries), "docx")).rejects.toEqual(refused("active_content"));
  });

  it.each(["../evil.xml", "/etc/passwd", "word\\..\\evil.xml", "C:/evil.xml"])(
    "refuses the entry name %s",
    async (name) => {
      await expect(inspect(docx({ name, data: "x" }), "docx")).rejects.toEqual(
        refused("unsafe_archive"),
      );
    },
  );

  it("refuses two entries of one name and encrypted entries", async () => {
    await expect(inspect(docx({ name: "WORD/document.xml", data: "x" }), "docx")).rejects.toEqual(
      refused("unsafe_archive"),
    );
    await expect(
      inspect(docx({ name: "word/a.xml", data: "x", flags: 1 }), "docx"),
    ).rejects.toEqual(refused("encrypted"));
  });

  it("refuses a template fetched from elsewhere and takes links and a template on the writer's disk", async () => {
    const withTarget = (type: string, target: string) =>
      docx({ name: "word/_rels/settings.xml.rels", data: relations([[type, target, "External"]]) });
    await expect(
      inspect(withTarget("attachedTemplate", "https://evil.test/a.dotm"), "docx"),
    ).rejects.toEqual(refused("active_content"));
    await expect(
      inspect(withTarget("attachedTemplate", "\\\\evil\\a.dotm"), "docx"),
    ).rejects.toEqual(refused("active_content"));
    await expect(
      inspect(withTarget("attachedTemplate", "file:///C:\\Templates\\a.dotx"), "docx"),
    ).resolves.toBeDefined();
    await expect(
      inspect(withTarget("hyperlink", "https://example.test/"), "docx"),
    ).resolves.toBeDefined();
  });

  it("sees through a target written in character references or behind a quoted >", async () => {
    const hidden = relations([["attachedTemplate", "&#104;ttps://evil.test/a.dotm", "External"]]);
    for (const data of [hidden, hidden.replace("<Relationship ", `<Relationship Note=">" `)]) {
      const bytes = docx({ name: "word/_rels/settings.xml.rels", data });
      await expect(inspect(bytes, "docx")).rejects.toEqual(refused("active_content"));
    }
  });

  it("calls an Office file with a password encrypted, and an old .doc something else", async () => {
    const compound = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
    ]);
    const locked = Buffer.concat([
      compound,
      Buffer.from("EncryptedPackage", "utf16le"),
      Buffer.alloc(600),
    ]);
    await expect(inspect(locked, "xlsx")).rejects.toEqual(refused("encrypted"));
    await expect(inspect(compound, "docx")).rejects.toEqual(refused("content_mismatch"));
  });
});
