import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { checkAnswerForSubmit } from "@/lib/applications/answer-check";
import { draftLimit, parseAnswerDraft } from "@/lib/applications/answer-draft";
import type { Question } from "@/lib/programmes/schema";

import { allQuestions, questionsByType as q } from "./questions";

const parsed = (question: Question, value: unknown) => {
  const result = parseAnswerDraft(question, value);
  return result.ok ? result.value : result.problem.code;
};
const codes = (question: Question, value: unknown) =>
  checkAnswerForSubmit(question, value, { today: "2027-03-31" }).map((found) => found.code);

describe("a draft", () => {
  test.each(allQuestions.map((question) => [question.type, question] as const))(
    "%s: null, nothing, an empty text and an empty list are not an answer",
    (_, question) => {
      for (const blank of [null, undefined, "", []]) expect(parsed(question, blank)).toBeNull();
    },
  );

  test.each<[string, Question, unknown, unknown]>([
    ["keeps a text", q.short_text, "KinYuen", "KinYuen"],
    ["takes breaks out of a one-line text", q.short_text, " a\r\nb\t", "a b"],
    ["takes spaces alone for no answer", q.short_text, " \u3000 ", null],
    ["keeps a number beyond the limits for later", q.number, 99.123, 99.123],
    ["keeps no negative zero", q.number, -0, 0],
    [
      "keeps an amount of zero",
      q.money,
      { currency: "HKD", minor: 0 },
      { currency: "HKD", minor: 0 },
    ],
    ["takes a currency alone for no answer", q.money, { currency: "HKD", minor: null }, null],
    ["reads a number that was typed", q.number, "12", 12],
    ["reads a level that was typed", q.trl, "TRL 4", 4],
    [
      "reads an amount that names its currency",
      q.money,
      "HK$1.5m",
      { currency: "HKD", minor: 150_000_000 },
    ],
    ["reads a date with one reading", q.date, "31/03/2027", "2027-03-31"],
    ["keeps a leap day", q.date, "2028-02-29", "2028-02-29"],
    [
      "keeps choices in the applicant's order, once each",
      q.multiple_choice,
      ["c", "a", "c"],
      ["c", "a"],
    ],
    [
      "keeps more choices than allowed for later",
      q.multiple_choice,
      ["a", "b", "c"],
      ["a", "b", "c"],
    ],
    ["keeps therapeutic areas", q.therapeutic_area, ["oncology"], ["oncology"]],
    ["keeps a level", q.trl, 9, 9],
    ["keeps no as an answer", q.boolean, false, false],
    ["takes an unticked declaration for no answer", q.declaration, false, null],
    ["leaves empty cells out", q.table, [{ name: "a", share: null, due: "" }], [{ name: "a" }]],
    ["keeps an empty row between others", q.table, [{}, { name: "a" }], [{}, { name: "a" }]],
    ["takes empty rows alone for no answer", q.table, [{}, { name: " " }], null],
    [
      "keeps people with parts of names unsplit",
      q.people,
      [{ displayName: "陳大文 Chan Tai Man", fullTime: false }],
      [{ displayName: "陳大文 Chan Tai Man", fullTime: false }],
    ],
    [
      "keeps a half-typed company number",
      q.company_number,
      { scheme: "hk_brn", value: "123 45" },
      { scheme: "hk_brn", value: "12345" },
    ],
    [
      "takes what a company number is called for no part of it",
      q.company_number,
      { scheme: "hk_brn", value: "BR No. 1234 5678" },
      { scheme: "hk_brn", value: "12345678" },
    ],
    [
      "reads a company number with letter, hyphen and full-width digits",
      q.company_number,
      { scheme: "hk_brn", value: "CR: Ｃ００-12345" },
      { scheme: "hk_brn", value: "C0012345" },
    ],
    [
      "takes a scheme alone for no answer",
      q.company_number,
      { scheme: "cn_uscc", value: "" },
      null,
    ],
  ])("%s", (_, question, value, expected) => {
    expect(parsed(question, value)).toEqual(expected);
  });

  test.each<[string, Question, unknown, string]>([
    ["a list for a text", q.short_text, ["a"], "wrong_type"],
    ["an object for a text", q.long_text, { not: "" }, "wrong_type"],
    ["a number for a text", q.short_text, 1, "wrong_type"],
    ["NUL", q.long_text, "a\u0000b", "control_characters"],
    ["a bell", q.short_text, "a\u0007b", "control_characters"],
    ["half a surrogate pair", q.short_text, "a\uD842", "control_characters"],
    ["far too much text", q.short_text, "字".repeat(draftLimit(10) + 1), "too_long"],
    ["ten megabytes", q.long_text, "x".repeat(10_000_000), "too_long"],
    ["words for a number", q.number, "about five", "number_invalid"],
    ["two figures for a number", q.number, "5-10", "number_invalid"],
    ["a list for a number", q.number, [12], "wrong_type"],
    ["infinity, as JSON's 1e309 arrives", q.number, JSON.parse("1e309"), "number_invalid"],
    ["not a number", q.number, Number.NaN, "number_invalid"],
    ["a number no form means", q.number, 1e300, "number_invalid"],
    ["broken cents", q.money, { currency: "HKD", minor: 1.5 }, "money_amount"],
    ["a debt", q.money, { currency: "HKD", minor: -1 }, "money_amount"],
    ["an amount past whole doubles", q.money, { currency: "HKD", minor: 2 ** 53 }, "money_amount"],
    ["a text as amount", q.money, { currency: "HKD", minor: "100" }, "money_amount"],
    ["an unknown currency", q.money, { currency: "EUR", minor: 1 }, "money_currency"],
    ["an amount without a currency", q.money, { minor: 1 }, "money_currency"],
    ["more than an amount", q.money, { currency: "HKD", minor: 1, note: "x" }, "wrong_type"],
    ["30 February", q.date, "2027-02-30", "date_invalid"],
    ["29 February of a common year", q.date, "2027-02-29", "date_invalid"],
    ["a date with a time", q.date, "2027-02-01T00:00:00Z", "date_invalid"],
    ["a date with two readings", q.date, "03/04/2027", "date_invalid"],
    ["an amount whose currency is not said", q.money, "1.5m", "money_amount"],
    ["an unknown option", q.single_choice, "z", "unknown_option"],
    ["a property of objects as option", q.single_choice, "constructor", "unknown_option"],
    ["an unknown option among known ones", q.multiple_choice, ["a", "z"], "unknown_option"],
    ["a list in a list", q.multiple_choice, [["a"]], "wrong_type"],
    [
      "a million choices",
      q.multiple_choice,
      Array.from({ length: 1_000_000 }, () => "a"),
      "too_many_choices",
    ],
    ["an unknown area", q.therapeutic_area, ["astrology"], "unknown_option"],
    ["an unknown modality", q.modality, ["magic"], "unknown_option"],
    ["an unknown stage", q.stage, "done", "unknown_option"],
    ["level 0", q.trl, 0, "unknown_option"],
    ["level 4.5", q.trl, 4.5, "unknown_option"],
    ["level 10", q.trl, 10, "unknown_option"],
    ["a level that is none", q.trl, "TRL 10", "unknown_option"],
    ["a list for a level", q.trl, [4], "wrong_type"],
    ["a text for yes", q.boolean, "true", "wrong_type"],
    ["one for a declaration", q.declaration, 1, "wrong_type"],
    ["an answer to a file question", q.file, ["id"], "wrong_type"],
    ["an unknown scheme", q.company_number, { scheme: "mars", value: "1" }, "unknown_option"],
    ["a company number alone", q.company_number, "12345678", "wrong_type"],
    [
      "a company number that is a list",
      q.company_number,
      { scheme: "overseas", value: ["1"] },
      "wrong_type",
    ],
    ["a table that is an object", q.table, { 0: {} }, "wrong_type"],
    ["a row that is a text", q.table, ["row"], "wrong_type"],
    ["a row that is a list", q.table, [[]], "wrong_type"],
    ["an unknown column", q.table, [{ name: "a", secret: 1 }], "unknown_column"],
    ["__proto__ as column", q.table, JSON.parse('[{"__proto__":{"name":"a"}}]'), "unknown_column"],
    ["constructor as column", q.table, [{ constructor: "a" }], "unknown_column"],
    ["too many rows", q.table, [{}, {}, {}, {}], "too_many_rows"],
    ["a million rows", q.table, Array.from({ length: 1_000_000 }, () => ({})), "too_many_rows"],
    ["a wrong cell", q.table, [{ share: "half" }], "number_invalid"],
    [
      "an unknown fact of a person",
      q.people,
      [{ displayName: "a", hkid: "A1234567" }],
      "unknown_column",
    ],
  ])("refuses %s", (_, question, value, code) => {
    expect(parsed(question, value)).toBe(code);
  });

  test("says which row and column it refuses", () => {
    const result = parseAnswerDraft(q.table, [{ name: "a" }, { due: "tomorrow" }]);
    expect(result).toEqual({
      ok: false,
      problem: { code: "date_invalid", params: {}, at: { row: 2, column: "due" } },
    });
  });

  test("keeps a pasted text up to the draft's limit, and only submitting refuses it", () => {
    const pasted = "字".repeat(draftLimit(10));
    expect(parsed(q.short_text, pasted)).toBe(pasted);
    expect(checkAnswerForSubmit(q.short_text, pasted)).toEqual([
      { code: "too_long", params: { max: 10, actual: draftLimit(10) } },
    ]);
  });

  test("an object ten thousand levels deep is refused, not followed", () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`);
    for (const question of allQuestions) expect(parseAnswerDraft(question, deep).ok).toBe(false);
    expect(parsed(q.table, [{ name: deep }])).toBe("wrong_type");
  });

  test("nothing reaches the prototype of what is stored", () => {
    const result = parseAnswerDraft(
      q.money,
      JSON.parse('{"__proto__":{"currency":"HKD","minor":1}}'),
    );
    expect(result.ok).toBe(false);
    expect(({} as Record<string, unknown>).currency).toBeUndefined();
  });
});

describe("whatever JSON arrives", () => {
  const anyQuestion = fc.constantFrom(...allQuestions);
  // Half of the values are near misses: right keys, wrong insides.
  const cell = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom("a", "HKD", "2027-01-01"),
  );
  const near = fc.oneof(
    cell,
    fc.array(cell, { maxLength: 4 }),
    fc.record({ currency: cell, minor: cell }, { requiredKeys: [] }),
    fc.record({
      scheme: fc.constantFrom("hk_brn", "cn_uscc", "overseas", "x"),
      value: fc.string({ unit: "binary" }),
    }),
    fc.array(
      fc.record(
        { name: cell, share: cell, due: cell, displayName: cell, bio: cell },
        { requiredKeys: [] },
      ),
      {
        maxLength: 4,
      },
    ),
  );
  const anyValue = fc.oneof(fc.jsonValue({ maxDepth: 4 }), near, fc.string({ unit: "binary" }));

  test("parsing never throws, and gives null, a value or a code", () => {
    fc.assert(
      fc.property(anyQuestion, anyValue, (question, value) => {
        const result = parseAnswerDraft(question, value);
        if (!result.ok) expect(result.problem.code).toMatch(/^[a-z_]+$/);
        else expect(result.value).not.toBeUndefined();
      }),
      { numRuns: 3000 },
    );
  });

  test("parsing what was parsed changes nothing", () => {
    fc.assert(
      fc.property(anyQuestion, anyValue, (question, value) => {
        const once = parseAnswerDraft(question, value);
        if (once.ok) expect(parseAnswerDraft(question, once.value)).toEqual(once);
      }),
      { numRuns: 3000 },
    );
  });

  test("what was parsed survives JSON unchanged", () => {
    fc.assert(
      fc.property(anyQuestion, anyValue, (question, value) => {
        const result = parseAnswerDraft(question, value);
        if (result.ok) expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value);
      }),
      { numRuns: 2000 },
    );
  });

  test("checking never throws, and a refused draft can never be submitted", () => {
    fc.assert(
      fc.property(anyQuestion, anyValue, (question, value) => {
        const problems = checkAnswerForSubmit(question, value, { today: "2027-03-31" });
        if (!parseAnswerDraft(question, value).ok) expect(problems).toHaveLength(1);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("submitting", () => {
  test.each(
    allQuestions
      .filter(({ type }) => type !== "file")
      .map((question) => [question.type, question] as const),
  )("%s: an unanswered question is missing only if it is required", (type, question) => {
    expect(codes(question, null)).toEqual([
      type === "declaration" ? "declaration_required" : "required",
    ]);
    expect(codes({ ...question, required: false }, null)).toEqual([]);
  });

  test.each<[string, Question, unknown, string[]]>([
    ["a text at the limit", q.short_text, "0123456789", []],
    ["a text one over", q.short_text, "01234567890", ["too_long"]],
    ["ten rare ideographs, two units each", q.short_text, "𠮷".repeat(10), []],
    ["five words", q.long_text, "one two three four five", []],
    ["six words", q.long_text, "one two three four five six", ["too_many_words"]],
    ["ten Chinese characters", q.long_text, "一二三四五，六七八九十。", []],
    ["eleven Chinese characters", q.long_text, "一二三四五六七八九十百", ["too_many_words"]],
    ["the least number", q.number, 1, []],
    ["less than that", q.number, 0.9, ["number_too_small"]],
    ["more than the most", q.number, 10.1, ["number_too_large"]],
    ["two decimals where one is allowed", q.number, 1.25, ["too_many_decimals"]],
    ["today", q.date, "2027-03-31", []],
    ["tomorrow", q.date, "2027-04-01", ["date_in_future"]],
    ["before the first day", q.date, "1999-12-31", ["date_too_early"]],
    ["after the last day", q.date, "2031-01-01", ["date_too_late"]],
    ["too many choices", q.multiple_choice, ["a", "b", "c"], ["too_many_choices"]],
    [
      "three areas where two are allowed",
      q.therapeutic_area,
      ["oncology", "renal", "other"],
      ["too_many_choices"],
    ],
    ["a row without its name", q.table, [{ share: 1 }], ["required"]],
    [
      "shares above 100 together",
      q.table,
      [
        { name: "a", share: 60 },
        { name: "b", share: 40.01 },
      ],
      ["total_too_large"],
    ],
    [
      "thirds that add up",
      q.table,
      [33.33, 33.33, 33.34].map((share) => ({ name: "a", share })),
      [],
    ],
    ["a person without a name", q.people, [{ role: "CEO" }], ["required"]],
    [
      "equity above 100 together",
      q.people,
      [60, 60].map((e) => ({ displayName: "a", equityPercent: e })),
      ["total_too_large"],
    ],
    ["a ticked declaration", q.declaration, true, []],
    ["no as an answer", q.boolean, false, []],
  ])("%s", (_, question, value, expected) => {
    expect(codes(question, value)).toEqual(expected);
  });

  test("an optional table may stay empty, but once begun it must reach its rows", () => {
    const table: Question = {
      ...q.table,
      required: false,
      config: { ...q.table.config, minRows: 2 },
    };
    expect(codes(table, [])).toEqual([]);
    expect(codes(table, [{ name: "a" }, {}])).toEqual(["too_few_rows"]);
    expect(codes(table, [{ name: "a" }, {}, { name: "b" }])).toEqual([]);
  });

  test.each([
    ["https://kinyuen.hk/en", true],
    ["http://例子.香港", true],
    ["kinyuen.hk", true],
    ["our site", false],
    ["javascript:alert(1)//https://a.b", false],
    ["https://localhost", false],
    ["https://hkstp.org@evil.example", false],
    ["https://", false],
  ])("%s as a web address → %s", (value, fine) => {
    const question: Question = { ...q.short_text, config: { maxLength: 100, format: "url" } };
    expect(codes(question, value)).toEqual(fine ? [] : ["url_invalid"]);
  });

  test.each([
    ["+852 2345 6789", true],
    ["2345 6789", false],
    ["+0123456789", false],
  ])("%s as a phone number → %s", (value, fine) => {
    const question: Question = { ...q.short_text, config: { maxLength: 100, format: "phone" } };
    expect(codes(question, value)).toEqual(fine ? [] : ["phone_invalid"]);
  });

  test.each([
    ["ka.yan@kinyuen.hk", true],
    ["ka.yan ＠ kinyuen.hk", true],
    ["ka.yan", false],
    ["a b@c.d", false],
    ["a@b@c.d", false],
  ])("%s as an email address → %s", (value, fine) => {
    const question: Question = { ...q.short_text, config: { maxLength: 100, format: "email" } };
    expect(codes(question, value)).toEqual(fine ? [] : ["email_invalid"]);
  });
});
