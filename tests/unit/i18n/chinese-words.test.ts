import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { formatDate, formatDateTime, formatTimeWithSeconds } from "@/lib/i18n/format";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const sources = globSync(
  ["lib/**/*.{ts,tsx,json}", "{app,components,prisma}/**/*.{ts,tsx}", "scripts/**/*.ts"],
  { cwd: root, exclude: ["lib/generated/**"] },
).map((file) => ({ file, text: read(file) }));

const chinese = sources.filter(({ text }) => /\p{Script=Han}/u.test(text));

/** The last column of the table in docs/words.md. */
const rejected = [...read("docs/words.md").matchAll(/^\|.*\|([^|]+)\|$/gm)]
  .flatMap(([, words = ""]) => words.split(","))
  .map((word) => word.trim())
  .filter((word) => /\p{Script=Han}/u.test(word));

const mark = String.raw`[\u3001-\u303f\uff01-\uff65]`;
const wide = String.raw`[\p{Script=Han}\u3001-\u303f\uff01-\uff65]`;
const gap = new RegExp(`${mark} +${wide}|${wide} +${mark}`, "gu");

/** What may stand apart from the word after it: figures, names and marks, which mostly end in a letter or a digit. */
const figuresAndNames = new Set(
  (
    "assigned bothIn block capacity count criteria current done elsewhere email encoding event events filed here kinds lead left line load " +
    "max maximum min minimum minutes missing months most name needed newer next number page pages partner people " +
    "position question reference reviewer reviewers section sections seq shown skipped startup startups to total " +
    "version wanted leadFiled partnerFiled"
  ).split(" "),
);
/** Of the line that counts rows; elsewhere `from` is a day. */
const ofPages = /第 \{from\} 至 \{to\} 項|第 \{from\} 至 \{to\} 项/;

describe("Chinese words", () => {
  it("are found in messages, lists of words and templates", () => {
    expect(chinese.length).toBeGreaterThan(50);
    expect(rejected.length).toBeGreaterThan(10);
  });

  it.each(rejected)("never say %s: docs/words.md has another word for it", (word) => {
    const found = chinese.filter(({ text }) => text.includes(word)).map(({ file }) => file);
    expect(found).toEqual([]);
  });

  it("have no space beside a full-width mark", () => {
    const found = chinese.flatMap(({ file, text }) =>
      [...text.matchAll(gap)].map(([words]) => `${file}: ${words}`),
    );
    expect(found).toEqual([]);
  });

  it("follow a moment without a space, because it ends in a full-width mark", () => {
    const found = chinese
      .filter(({ file }) => /messages\/zh-/.test(file))
      .flatMap(({ file, text }) =>
        text
          .split("\n")
          .filter((line) => !ofPages.test(line))
          .flatMap((line) => [...line.matchAll(/\{(\w+)\} (?=\p{Script=Han})/gu)])
          .filter(([, name = ""]) => !figuresAndNames.has(name))
          .map(([words]) => `${file}: ${words}`),
      );
    expect(found).toEqual([]);
  });
});

describe.each(["zh-HK", "zh-CN"])("a moment in %s", (locale) => {
  const moment = new Date("2027-03-31T15:59:05Z");
  it.each([formatDate, formatDateTime, formatTimeWithSeconds])(
    "has no space beside a full-width mark by %o",
    (format) => {
      expect(`於 ${format(moment, locale)}前`).not.toMatch(gap);
    },
  );
});
