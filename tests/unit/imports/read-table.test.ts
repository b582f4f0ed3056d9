import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { openTable } from "@/lib/imports/read-table";
import { importMaxBytes, importMaxRows } from "@/lib/imports/schema";
import { Refusal } from "@/lib/platform/errors";

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, size = 7_000) {
  const table = await openTable(inChunks(bytes, size));
  const rows: { line: number; cells: string[] }[] = [];
  for await (const row of table.rows) rows.push(row);
  return { headers: table.headers, encoding: table.encoding, separator: table.separator, rows };
}

/** The code of the refusal, or null when the bytes were read. */
async function refusalOf(bytes: Uint8Array, size?: number): Promise<string | null> {
  try {
    await read(bytes, size);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const text = (content: string) => Buffer.from(content, "utf8");
const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

const chinese = [
  ["健源醫藥科技有限公司", "專注肝癌標靶藥物的生物科技初創企業，在香港科學園設有實驗室"],
  ["清析數據", "以人工智能分析真實世界數據，協助醫院管理慢性病患者，改善治療成效"],
];
const simplified = [
  ["博睿脑科", "基于脑机接口的神经康复设备，服务中风患者的居家训练和临床评估"],
  ["健源医药科技有限公司", "专注肝癌靶向药物的生物科技初创企业，在深圳设有实验室"],
];

const tableOf = (rows: readonly (readonly string[])[], separator: string, end: string) =>
  [["name", "description", "website"], ...rows.map((row) => [...row, "https://example.org"])]
    .map((cells) => cells.map(quote).join(separator) + end)
    .join("");

describe("a table of startups", () => {
  const encodings = [
    ["utf-8", (content: string) => text(content)],
    ["utf-8 with its mark", (content: string) => text(`\uFEFF${content}`)],
    ["utf-16le", (content: string) => iconv.encode(content, "utf-16le", { addBOM: true })],
    ["utf-16be", (content: string) => iconv.encode(content, "utf-16be", { addBOM: true })],
  ] as const;
  for (const [name, encode] of encodings)
    for (const separator of [",", ";", "\t", "|"])
      for (const end of ["\n", "\r\n", "\r"])
        it(`is read in ${name}, separated by ${JSON.stringify(separator)}, rows ending in ${JSON.stringify(end)}`, async () => {
          const found = await read(encode(tableOf(chinese, separator, end)));
          expect(found.headers).toEqual(["name", "description", "website"]);
          expect(found.separator).toBe(separator);
          expect(found.rows.map(({ cells }) => cells.slice(0, 2))).toEqual(chinese);
          expect(found.rows.map(({ line }) => line)).toEqual([2, 3]);
        });

  it("is read in GB18030 and in Big5 without being told which", async () => {
    const gb = await read(iconv.encode(tableOf(simplified, ",", "\r\n"), "gb18030"));
    expect(gb.encoding).toBe("gb18030");
    expect(gb.rows.map(({ cells }) => cells.slice(0, 2))).toEqual(simplified);
    const big5 = await read(iconv.encode(tableOf(chinese, ",", "\r\n"), "big5-hkscs"));
    expect(big5.encoding).toBe("big5");
    expect(big5.rows.map(({ cells }) => cells.slice(0, 2))).toEqual(chinese);
  });

  it("is read in Western Europe's encoding", async () => {
    const found = await read(
      iconv.encode(
        "name;city\r\nPNOÉ Santé;Genève\r\nZürich Thérapeutique;Zürich\r\n",
        "windows-1252",
      ),
    );
    expect(found.rows.map(({ cells }) => cells)).toEqual([
      ["PNOÉ Santé", "Genève"],
      ["Zürich Thérapeutique", "Zürich"],
    ]);
  });

  it("keeps Hong Kong's own characters in Big5", async () => {
    const found = await read(
      iconv.encode(
        tableOf([["深水埗埗頭診斷", "位於深水埗的診斷公司，服務香港病人及醫院"]], ",", "\n"),
        "big5-hkscs",
      ),
    );
    expect(found.rows[0]?.cells[0]).toBe("深水埗埗頭診斷");
  });

  it("understands Excel's sep= line and counts rows as a spreadsheet does", async () => {
    const found = await read(text("sep=;\r\nname;city\r\n\r\nAlpha;Hong Kong\r\n"));
    expect(found.separator).toBe(";");
    expect(found.rows).toEqual([{ line: 4, cells: ["Alpha", "Hong Kong"] }]);
  });

  it("comes back as it was written, whatever stands in its cells", async () => {
    const cell = fc
      .string({ unit: "grapheme", maxLength: 30 })
      .map((words) => words.replaceAll("\0", "").replaceAll("\uFEFF", ""));
    const row = fc.tuple(
      fc.string({ minLength: 1, maxLength: 8 }).map((s) => `n${s.replaceAll("\0", "")}`),
      cell,
      cell,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 40 }),
        async (rows, separator, end, size) => {
          const content = [["name", "description", "website"], ...rows]
            .map((cells) => cells.map(quote).join(separator) + end)
            .join("");
          const found = await read(text(content), size);
          expect(found.rows.map(({ cells }) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("a file that is no such table", () => {
  it("never does worse than a refusal, whatever its bytes", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: "binary", maxLength: 200 }).map((content) => text(content)),
      fc
        .array(fc.constantFrom(...'name,";\t\r\n=\u0000é中=cmd|'), { maxLength: 80 })
        .map((signs) => text(signs.join(""))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 50 }), async (content, size) => {
        const code = await refusalOf(content, size);
        expect(code === null || code.startsWith("imports.")).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  const cases: [string, Uint8Array, string][] = [
    ["is empty", text(""), "imports.empty_file"],
    ["is an Excel workbook", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), "imports.is_workbook"],
    [
      "is an old Excel workbook",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      "imports.is_workbook",
    ],
    [
      "is a picture",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      "imports.not_text",
    ],
    ["has a zero byte in it", text("name,city\nAl\0pha,Hong Kong\n"), "imports.not_text"],
    [
      "has no header",
      text("Alpha,https://alpha.example,2019\nBeta,https://b.example,2020\n"),
      "imports.no_header",
    ],
    ["has only a header", text("name,website\n"), "imports.no_rows"],
    [
      "has a quotation mark that never closes",
      text('name,city\nAlpha,"Hong Kong\nBeta,Macao\n'),
      "imports.broken_quotes",
    ],
    [
      "has a row without end",
      text(`name,city\nAlpha,"${"x".repeat(300_000)}`),
      "imports.row_too_long",
    ],
    [
      "has a hundred and one columns",
      text(`name${",x".repeat(100)}\nAlpha\n`),
      "imports.too_many_columns",
    ],
    [
      "has too many rows",
      text(`name\n${"Alpha\n".repeat(importMaxRows + 1)}`),
      "imports.too_many_rows",
    ],
    [
      "breaks off inside a character",
      Buffer.concat([text(`name\n${"Alpha\n".repeat(200)}`), Buffer.from([0xe4, 0xb8])]),
      "imports.broken_text",
    ],
  ];
  it.each(cases)("is refused with a clear code when it %s", async (_what, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it("is refused as soon as it is larger than allowed, in constant memory", async () => {
    let given = 0;
    async function* endless() {
      yield text("name,description\n");
      for (;;) {
        given += 65_536;
        yield Buffer.alloc(65_536, "Alpha,words words words words\n");
      }
    }
    const table = openTable(endless()).then(async ({ rows }) => {
      for await (const row of rows) expect(row.cells.length).toBeGreaterThan(0);
    });
    await expect(table).rejects.toMatchObject({
      code: expect.stringMatching(/^imports\.too_(large|many_rows)$/),
    });
    expect(given).toBeLessThan(importMaxBytes + 2_000_000);
  });
});
