import { describe, expect, test } from "vitest";

import { isQuestionVisible, visibleQuestions } from "@/lib/applications/answers";
import { sectionCompleteness, type DocumentFact } from "@/lib/applications/completeness";
import { eligibilityFactsFrom } from "@/lib/applications/eligibility-facts";
import type { Condition, Question, Section } from "@/lib/programmes/schema";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";

import { questionsByType as q } from "./questions";

const named = (key: string, question: Question, condition?: Condition): Question => ({
  ...question,
  key,
  ...(condition ? { condition } : {}),
});
const visible = (condition: Condition, answers: Record<string, unknown>) =>
  isQuestionVisible({ condition }, answers);

describe("a condition", () => {
  test.each<[Condition["op"], Condition["value"], unknown, boolean]>([
    ["equals", true, true, true],
    ["equals", true, false, false],
    ["equals", false, false, true],
    ["equals", "a", "a", true],
    ["equals", "a", null, false],
    ["not_equals", "a", "b", true],
    ["not_equals", "a", "a", false],
    ["not_equals", "a", null, false],
    ["includes", "a", ["b", "a"], true],
    ["includes", "a", ["b"], false],
    ["includes", "a", "a", true],
    ["is_answered", undefined, "x", true],
    ["is_answered", undefined, false, true],
    ["is_answered", undefined, [], false],
    ["is_answered", undefined, "", false],
  ])("%s %j given %j → %s", (op, value, given, expected) => {
    expect(
      visible(
        { question: "first", op, ...(value === undefined ? {} : { value }) },
        { first: given },
      ),
    ).toBe(expected);
  });

  test("does not look at what objects inherit", () => {
    expect(visible({ question: "constructor", op: "is_answered" }, {})).toBe(false);
  });

  test("on a hidden question is not met, even if an old answer is still there", () => {
    const section = {
      questions: [
        named("a", q.boolean),
        named("b", q.boolean, { question: "a", op: "equals", value: true }),
        named("c", q.boolean, { question: "b", op: "equals", value: true }),
      ],
    };
    const keys = (answers: Record<string, unknown>) =>
      visibleQuestions(section, answers).map(({ key }) => key);
    expect(keys({ a: true, b: true })).toEqual(["a", "b", "c"]);
    expect(keys({ a: false, b: true, c: true })).toEqual(["a"]);
  });
});

describe("a section", () => {
  const section: Pick<Section, "questions"> = {
    questions: [
      named("text", q.short_text),
      named("yes", { ...q.boolean, required: false }),
      named("why", q.long_text, { question: "yes", op: "equals", value: true }),
      named("deck", q.file),
    ],
  };
  const deck = (state: DocumentFact["state"] = "clean"): DocumentFact => ({
    questionKey: "deck",
    state,
  });
  const judge = (answers: Record<string, unknown>, documents: DocumentFact[] = []) => {
    const { state, missing } = sectionCompleteness(section, answers, documents);
    return [state, ...missing.map(({ question, code }) => `${question}:${code}`)];
  };

  test("is not started until something stands in it", () => {
    expect(judge({})).toEqual(["not_started", "text:required", "deck:file_required"]);
    expect(judge({ text: null, yes: "" })).toEqual([
      "not_started",
      "text:required",
      "deck:file_required",
    ]);
  });

  test("is in progress while only gaps are left", () => {
    expect(judge({ text: "a" })).toEqual(["in_progress", "deck:file_required"]);
    expect(judge({}, [deck()])).toEqual(["in_progress", "text:required"]);
  });

  test("is completed when nothing required is missing", () => {
    expect(judge({ text: "a" }, [deck()])).toEqual(["completed"]);
  });

  test("needs attention when something that stands there must be changed", () => {
    expect(judge({ text: "far too long a text" }, [deck()])).toEqual([
      "needs_attention",
      "text:too_long",
    ]);
    expect(judge({ text: "a" }, [deck("refused")])).toEqual([
      "needs_attention",
      "deck:file_refused",
    ]);
    expect(judge({ text: "a" }, [deck(), deck()])).toEqual([
      "needs_attention",
      "deck:too_many_files",
    ]);
    expect(judge({ text: ["a"] }, [deck()])).toEqual(["needs_attention", "text:wrong_type"]);
  });

  test("asks a hidden question only once it shows", () => {
    expect(judge({ text: "a", yes: false }, [deck()])).toEqual(["completed"]);
    expect(judge({ text: "a", yes: true }, [deck()])).toEqual(["in_progress", "why:required"]);
  });

  test("does not wait for the scanner", () => {
    expect(judge({ text: "a" }, [deck("scanning")])).toEqual(["completed"]);
  });

  test("ignores answers of an older form and files of other questions", () => {
    expect(
      judge({ text: "a", gone: 1 }, [deck(), { questionKey: "other", state: "refused" }]),
    ).toEqual(["completed"]);
  });
});

describe("the default form", () => {
  test("starts with ten sections not started, each with something to do", () => {
    for (const section of defaultForm.sections) {
      const { state, missing } = sectionCompleteness(section, {}, []);
      expect(state, section.key).toBe("not_started");
      expect(missing.length, section.key).toBeGreaterThan(0);
    }
  });

  test("asks for English words only when the abstract is in Chinese", () => {
    const product = defaultForm.sections.find(({ key }) => key === "product");
    const keys = (language: string | null) =>
      product
        ? visibleQuestions(product, { abstract_language: language }).map(({ key }) => key)
        : [];
    expect(keys(null)).not.toContain("abstract_english");
    expect(keys("english")).not.toContain("abstract_english");
    expect(keys("traditional_chinese")).toContain("abstract_english");
  });

  test("yields the facts the admission rules ask for", () => {
    const facts = eligibilityFactsFrom({
      founded_on: "2025-01-15",
      headcount: 4,
      full_time_staff: 3,
      technical_staff: 2,
      domain: "drug",
      shareholders: [
        { holder: "A", share_percent: 33.33, technical_holder: true },
        { holder: "B", share_percent: 33.33, technical_holder: true },
        { holder: "C", share_percent: 33.34 },
      ],
    });
    expect(facts).toEqual({
      foundedOn: "2025-01-15",
      headcount: 4,
      fullTimeStaff: 3,
      technicalStaff: 2,
      technicalEquityPercent: 66.66,
      domain: "drug",
    });
    expect(Object.values(eligibilityFactsFrom({ shareholders: [null], headcount: "4" }))).toEqual([
      null,
      null,
      null,
      null,
      0,
      null,
    ]);
  });
});
