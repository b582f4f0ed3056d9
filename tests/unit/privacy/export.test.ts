import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { zipOf } from "@/lib/privacy/export/archive";
import { pathGiver, safeName } from "@/lib/privacy/export/file-names";
import { breakWord } from "@/lib/privacy/export/line-breaks";
import { printPdf } from "@/lib/privacy/export/pdf";
import { straightQuotes } from "@/lib/privacy/export/pdf-fonts";
import type { Printed } from "@/lib/privacy/export/printed";
import { pdfPages } from "@/tests/support/pdf-text";
import { unzip } from "@/tests/support/unzip";

describe("the name of a file in an archive", () => {
  it("leads nowhere else and is taken by every system", () => {
    expect(safeName("../../etc/passwd")).toBe("_.._etc_passwd");
    expect(safeName("C:\\deck?.pdf")).toBe("C__deck_.pdf");
    expect(safeName("con.pdf")).toBe("_con.pdf");
    expect(safeName(" . ")).toBe("_");
    expect(safeName("a\u202Efdp.exe")).toBe("a_fdp.exe");
    const long = safeName(`${"鍾".repeat(200)}.pdf`);
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(150);
    expect(long.endsWith(".pdf")).toBe(true);
  });

  it("is given once, also where case does not count", () => {
    const pathOf = pathGiver();
    expect(pathOf(["files"], "Deck.pdf")).toBe("files/Deck.pdf");
    expect(pathOf(["files"], "deck.PDF")).toBe("files/deck (2).PDF");
    expect(pathOf(["other"], "Deck.pdf")).toBe("other/Deck.pdf");
  });
});

describe("an archive", () => {
  const at = new Date("2026-11-22T00:00:00Z");

  it("holds one file at a time, and says in UTF-8 how they are called", async () => {
    let open = 0;
    const entry = (path: string) => ({
      path,
      at,
      isPacked: false,
      open: async () => {
        open += 1;
        expect(open).toBe(1);
        const stream = Readable.from([Buffer.from(path.repeat(1000))]);
        stream.on("end", () => (open -= 1));
        return stream;
      },
    });
    const bytes = await buffer(zipOf([entry("files/鍾𨶹峯.pdf"), entry("b")], at));
    // General purpose bit 11 of the first entry (APPNOTE 4.4.4).
    expect(bytes.readUInt16LE(6) & 0x0800).toBe(0x0800);
    expect([...(await unzip(bytes)).keys()]).toEqual(["files/鍾𨶹峯.pdf", "b", "manifest.json"]);
  });

  it("fails when one of its files does, instead of ending early", async () => {
    const broken = {
      path: "a",
      at,
      isPacked: true,
      open: () => Promise.reject(new Error("no such file")),
    };
    await expect(buffer(zipOf([broken], at))).rejects.toThrow("no such file");
  });
});

describe("a line of a PDF", () => {
  const lines = (word: string) => breakWord(word).join("·");

  it("breaks between Chinese characters, never before a closing or after an opening mark", () => {
    expect(lines("標靶（鍾𨶹峯）。")).toBe("標··靶··（鍾··𨶹··峯）。");
    expect(lines("GPC3為")).toBe("GPC3··為");
    expect(lines("ordinary")).toBe("ordinary");
    expect(breakWord("標靶為").join("")).toBe("標靶為");
  });
});

describe("a curly quote", () => {
  it("is made straight in Western text only", () => {
    expect(straightQuotes("today’s “files” ‘x’")).toBe("today's \"files\" 'x'");
    expect(straightQuotes("放在“文件”夹")).toBe("放在“文件”夹");
  });
});

describe("the PDF", () => {
  const sentence =
    "本公司研發一款針對肝細胞癌的抗體藥物偶聯物，標靶為GPC3，於臨床前研究中顯示良好的抗腫瘤活性。";
  const printed = (parts: Printed["parts"]): Printed => ({
    locale: "zh-HK",
    over: "共同培育計劃",
    title: "鍾𨶹峯與𠝹的申請",
    facts: [["編號", "CI-7K3Q-2M"]],
    intro: null,
    parts,
    foot: "CI-7K3Q-2M",
    pageOf: (page, pages) => `第 ${page} 頁，共 ${pages} 頁`,
  });

  it("sets names of HKSCS, wraps a long Chinese paragraph without a hyphen, and counts its pages", async () => {
    const blocks = [{ kind: "answer", label: "摘要", text: sentence.repeat(60) }] as const;
    const pages = await pdfPages(
      await buffer(await printPdf(printed([{ title: "科學", level: 1, blocks: [...blocks] }]))),
    );
    expect(pages[0]?.join("\n")).toContain("鍾𨶹峯與𠝹的申請");
    const body = pages.slice(1).flat();
    const long = body.filter((line) => line.length > 30);
    expect(long.length).toBeGreaterThan(50);
    for (const line of long) {
      // 475 points at 10 points a character: 47 of them, a few more where Latin letters are narrower.
      expect(line.length).toBeLessThan(60);
      expect(line).not.toMatch(/-$/);
      expect(line).not.toMatch(/^[，。]/);
    }
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, at) =>
      expect(page.at(-1)).toMatch(
        new RegExp(`^CI-7K3Q-2M\\s*第 ${at + 1} 頁，共 ${pages.length} 頁$`),
      ),
    );
  }, 30_000);
});

describe("docs/export.md", () => {
  it("names every key of the exported shapes, and no other", async () => {
    const shapes = await readFile("lib/privacy/export/content.ts", "utf8");
    const page = await readFile("docs/export.md", "utf8");
    const rows = page.split("\n").filter((line) => /^\| (of a|each of)/.test(line));
    const told = rows.map((row) =>
      [...(row.split("|")[2] ?? "").matchAll(/`(\w+)`/g)].map((m) => m[1]),
    );
    const names = [
      "StartupExport",
      "PersonExport",
      "ExportedApplication",
      "ExportedSection",
      "ExportedAnswer",
      "ExportedVersion",
      "ExportedFile",
      "ExportedQuestion",
      "ExportedRelease",
    ];
    const real = names.map((name) => {
      const body =
        new RegExp(`export interface ${name} \\{\\n(.*?)\\n\\}`, "s").exec(shapes)?.[1] ?? "";
      return [...body.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]);
    });
    expect(told).toEqual(real);
  });
});
