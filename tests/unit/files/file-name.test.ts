import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkFileName } from "@/lib/files/schema";

describe("the name of a file", () => {
  it.each([
    ["deck.pdf", "pdf"],
    ["Report v1.2 final.DOCX", "docx"],
    ["照片.jpeg", "jpg"],
    ["acme.com.pdf", "pdf"],
    ["KY-118 (in vivo) – 摘要.xlsx", "xlsx"],
    ["report.docx.pdf", "pdf"],
  ])("takes %s as %s", (name, kind) => {
    expect(checkFileName(name)).toEqual({ ok: true, name, kind });
  });

  it("is kept in Unicode NFC and without spaces at its ends", () => {
    expect(checkFileName("  re\u0301sume\u0301.pdf ")).toMatchObject({
      name: "r\u00e9sum\u00e9.pdf",
    });
  });

  it.each([
    ["", "name_empty"],
    ["   ", "name_empty"],
    [".pdf", "name_empty"],
    [" . .pdf", "name_empty"],
    ["a/b.pdf", "name_characters"],
    ["..\\b.pdf", "name_characters"],
    ["a\r\nContent-Type: text/html.pdf", "name_characters"],
    ["a\u0000.pdf", "name_characters"],
    ["fdp\u202eexe.pdf", "name_characters"],
    ["a\u2066b.pdf", "name_characters"],
    ["\ud800.pdf", "name_characters"],
    ["deck.pdf.exe", "name_double_extension"],
    ["deck.exe.pdf", "name_double_extension"],
    ["deck.html .pdf", "name_double_extension"],
    ["deck.svg", "kind_not_allowed"],
    ["pdf", "kind_not_allowed"],
    ["deck.pdf.", "name_double_extension"],
    ["deck.docm", "kind_not_allowed"],
  ])("refuses %j with %s", (name, code) => {
    expect(checkFileName(name)).toEqual({ ok: false, code });
  });

  it("may have 200 characters and not 201, counted as people count them", () => {
    expect(checkFileName(`${"𠮷".repeat(196)}.pdf`).ok).toBe(true);
    expect(checkFileName(`${"𠮷".repeat(197)}.pdf`)).toEqual({ ok: false, code: "name_too_long" });
    expect(checkFileName(`${"a".repeat(1_000_000)}.pdf`)).toEqual({
      ok: false,
      code: "name_too_long",
    });
  });

  it("must be of a kind that the caller takes", () => {
    expect(checkFileName("a.png", ["pdf"])).toEqual({ ok: false, code: "kind_not_allowed" });
  });

  it("once taken is taken again unchanged, whatever was sent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (stem) => {
        const first = checkFileName(`${stem}.pdf`);
        if (first.ok) expect(checkFileName(first.name)).toEqual(first);
      }),
    );
  });
});
