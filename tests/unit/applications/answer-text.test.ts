import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  countCharacters,
  countWords,
  hasControlCharacters,
  normaliseText,
} from "@/lib/applications/answer-text";
import {
  companyNumberProblem,
  normaliseCompanyNumber,
  usccCheckDigit,
} from "@/lib/applications/company-numbers";
import type { CompanyNumberScheme } from "@/lib/programmes/schema";

describe("normalised text", () => {
  test.each([
    ["composes accents", "Stro\u0308m", "Ström"],
    ["unifies line breaks", "a\r\nb\rc\u2028d\u000be", "a\nb\nc\nd\ne"],
    ["trims line ends and the end", "a  \nb\u3000\n\n ", "a\nb"],
    ["keeps indentation and inner blank lines", "  a\n\n\tb", "  a\n\n\tb"],
    ["keeps HKSCS ideographs beyond the first plane", "𨋢𠮩𠝹", "𨋢𠮩𠝹"],
    [
      "keeps compatibility ideographs of names",
      "\uF907 \uFA0E \u{2F800}",
      "\uF907 \uFA0E \u{2F800}",
    ],
    ["keeps emoji joined", "👩‍🔬", "👩‍🔬"],
    ["drops direction overrides that disguise names", "abc\u202Egnp.exe", "abcgnp.exe"],
  ])("%s", (_, raw, expected) => {
    expect(normaliseText(raw)).toBe(expected);
  });

  test("applying it twice changes nothing, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (raw) => {
        const once = normaliseText(raw);
        expect(normaliseText(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  test("a hundred thousand spaces inside a line take no time", () => {
    const started = performance.now();
    normaliseText(`a${" ".repeat(100_000)}b`);
    expect(performance.now() - started).toBeLessThan(200);
  });

  test("finds control characters and broken pairs, not line breaks, tabs or rare ideographs", () => {
    for (const bad of ["\u0000", "\u001b[31m", "\u007f", "\u0090", "\uD842", "\uDFB7"]) {
      expect(hasControlCharacters(`a${bad}b`), JSON.stringify(bad)).toBe(true);
    }
    expect(hasControlCharacters("a\n\tb 𠮷 é")).toBe(false);
  });
});

describe("counting", () => {
  test.each([
    ["", 0],
    ["   \n ", 0],
    ["one two", 2],
    ["a first-in-class, patient's drug", 4],
    ["n = 24 (p < 0.01)", 4],
    ["— … ！？", 0],
    ["肝細胞癌", 2],
    ["肝細胞癌症", 3],
    ["KY-118 治療肝癌", 3],
    ["用 AI 篩選 病人", 4],
    ["東京カンファレンス", 5],
  ])("%j has %i words", (words, expected) => {
    expect(countWords(words)).toBe(expected);
  });

  test("a rare ideograph is one character", () => {
    expect(countCharacters("𠮷a肝")).toBe(3);
  });
});

describe("company numbers", () => {
  const judged = (scheme: CompanyNumberScheme, raw: string) =>
    companyNumberProblem(scheme, normaliseCompanyNumber(scheme, raw));

  test.each<[CompanyNumberScheme, string, string | null]>([
    ["hk_brn", "12345678", null],
    ["hk_brn", "1234 5678", null],
    ["hk_brn", "１２３４５６７８", null],
    ["hk_brn", "12345678-000-03-26-1", null],
    ["hk_brn", "C0012345", null],
    ["hk_brn", "c0012345", null],
    ["hk_brn", "F0012345", null],
    ["hk_brn", "1234567", "company_number_hk"],
    ["hk_brn", "123456789", "company_number_hk"],
    ["hk_brn", "C001234", "company_number_hk"],
    ["hk_brn", "CC012345", "company_number_hk"],
    ["hk_brn", "C00123456", "company_number_hk"],
    // Published codes of listed companies.
    ["cn_uscc", "9144030071526726XG", null],
    ["cn_uscc", "91330100799655058B", null],
    ["cn_uscc", "914403001922038216", null],
    ["cn_uscc", "91440300 71526726xg", null],
    ["cn_uscc", "9144030071526726XH", "company_number_uscc_check"],
    ["cn_uscc", "9144030071526762XG", "company_number_uscc_check"],
    ["cn_uscc", "9144030071526726X", "company_number_uscc"],
    ["cn_uscc", "9144030071526726XGG", "company_number_uscc"],
    ["cn_uscc", "9I44030071526726XG", "company_number_uscc"],
    ["cn_uscc", "9144030071526726SG", "company_number_uscc"],
    ["overseas", "HRB 12345 B", null],
    ["overseas", "—", "company_number_overseas"],
  ])("%s %s → %s", (scheme, raw, expected) => {
    expect(judged(scheme, raw)).toBe(expected);
  });

  test("writes one number in one way", () => {
    expect(normaliseCompanyNumber("hk_brn", " 12345678-000-03-26-1 ")).toBe("12345678");
    expect(normaliseCompanyNumber("cn_uscc", "9144 0300 7152 6726 xg")).toBe("9144030071526726XG");
    expect(normaliseCompanyNumber("overseas", " HRB  12345 ")).toBe("HRB 12345");
  });

  test("every single wrong character of a code is caught by the check digit", () => {
    const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const first17 = "9144030071526726X";
    const right = usccCheckDigit(first17);
    expect(right).toBe("G");
    for (let place = 0; place < 17; place += 1) {
      for (const other of alphabet) {
        if (other === first17[place]) continue;
        const wrong = first17.slice(0, place) + other + first17.slice(place + 1);
        expect(usccCheckDigit(wrong), wrong).not.toBe(right);
      }
    }
  });

  test("no check digit exists for what cannot begin a code", () => {
    expect(usccCheckDigit("914403007152672")).toBeNull();
    expect(usccCheckDigit("9144030071526726I")).toBeNull();
  });
});
