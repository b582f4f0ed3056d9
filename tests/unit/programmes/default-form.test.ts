import { describe, expect, test } from "vitest";

import { questionFromRow, questionToRow, sectionFromRow } from "@/lib/programmes/form-rows";
import { formSchema, type Form } from "@/lib/programmes/form-schema";
import { questionTypes } from "@/lib/programmes/schema";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";

const questions = defaultForm.sections.flatMap((section) =>
  section.questions.map((question) => ({ section, question })),
);
const tierOf = (key: string) =>
  questions.find(({ question }) => question.key === key)?.section.tier;

describe("the default form", () => {
  test("has the ten sections with their tiers, in order", () => {
    expect(defaultForm.sections.map((section) => [section.key, section.tier])).toEqual([
      ["company", "T1"],
      ["product", "T1"],
      ["science", "T2"],
      ["intellectual_property", "T2"],
      ["regulatory", "T1"],
      ["laboratory", "T1"],
      ["team", "T1"],
      ["finance", "T2"],
      ["plan", "T2"],
      ["ask", "T1"],
    ]);
  });

  test("asks for protected papers only in protected sections, and for the pitch deck in a shared one", () => {
    for (const key of [
      "business_plan",
      "business_registration",
      "certificate_of_incorporation",
      "annual_return",
      "team_cvs",
      "data_files",
      "ip_files",
      "shareholders",
    ]) {
      expect(tierOf(key), key).toBe("T2");
    }
    expect(tierOf("pitch_deck")).toBe("T1");
  });

  test("asks nothing about equity where the partner reads", () => {
    const shared = questions.filter(({ section }) => section.tier === "T1");
    expect(JSON.stringify(shared)).not.toMatch(/equityPercent|share_percent/);
  });

  test("asks for the declaration about patient and genetic data before submitting", () => {
    const declaration = questions.find(({ question }) => question.type === "declaration");
    expect(declaration?.question.required).toBe(true);
  });

  test("puts the conflict card in Team and conflicts", () => {
    const card = questions.filter(({ question }) => question.key.startsWith("conflict_"));
    expect(new Set(card.map(({ section }) => section.key))).toEqual(new Set(["team"]));
    expect(card.map(({ question }) => question.key)).toEqual([
      "conflict_founders",
      "conflict_investors",
      "conflict_indication",
      "conflict_target_class",
      "conflict_pharma_relations",
      "conflict_pharma_details",
    ]);
  });

  test("limits the abstract to 150 words and no long text to more than 2,000 characters", () => {
    const long = questions.flatMap(({ question }) =>
      question.type === "long_text" ? [question] : [],
    );
    expect(long.find((question) => question.key === "abstract")?.config.maxWords).toBe(150);
    expect(Math.max(...long.map((question) => question.config.maxLength))).toBeLessThanOrEqual(
      2000,
    );
  });

  test("uses every question type of the product", () => {
    expect(new Set(questions.map(({ question }) => question.type))).toEqual(new Set(questionTypes));
  });

  test("gives every question a hint", () => {
    expect(
      questions.filter(({ question }) => !question.hint).map(({ question }) => question.key),
    ).toEqual([]);
  });

  test("keeps every required section answerable: each has at least one required question", () => {
    for (const section of defaultForm.sections) {
      expect(
        section.questions.some((question) => question.required),
        section.key,
      ).toBe(true);
    }
  });
});

describe("the form schema", () => {
  const copy = (): Form => structuredClone(defaultForm);
  const messages = (form: unknown) =>
    formSchema.safeParse(form).error?.issues.map((issue) => issue.message) ?? [];

  test("accepts the default form as it is", () => {
    expect(messages(copy())).toEqual([]);
  });

  test("refuses a question key that another section already has", () => {
    const form = copy();
    const [company, product] = form.sections;
    if (company?.questions[0] && product) product.questions.push(company.questions[0]);
    expect(messages(form)).toContain("duplicate_question_key");
  });

  test("refuses a section key twice", () => {
    const form = copy();
    form.sections.push({ ...form.sections[0], questions: [] } as never);
    expect(messages(form)).toContain("duplicate_section_key");
  });

  test("refuses a condition that looks into another section, so that a shared page cannot betray a protected answer", () => {
    const form = copy();
    const question = form.sections[4]?.questions[0];
    if (question) question.condition = { question: "target", op: "is_answered" };
    expect(messages(form)).toContain("condition_looks_outside_or_ahead");
  });

  test.each(["__proto__", "constructor ", "Upper", "1st", "a__b", ""])(
    "refuses %j as a key",
    (key) => {
      const form = copy();
      const section = form.sections[0];
      if (section) section.key = key;
      expect(formSchema.safeParse(form).success).toBe(false);
    },
  );

  test("refuses a label that lacks a language", () => {
    const form = copy();
    const section = form.sections[0];
    if (section) section.title = { "en-HK": "Company", "zh-HK": "公司" } as never;
    expect(formSchema.safeParse(form).success).toBe(false);
  });

  test("reads back from table rows with nulls what was written", () => {
    for (const section of defaultForm.sections) {
      const rows = section.questions.map((question) => {
        const row = questionToRow(question);
        const blank = { hint: null, options: null, config: null, condition: null };
        return {
          ...row,
          ...Object.fromEntries(Object.entries(blank).map(([k]) => [k, row[k as "hint"] ?? null])),
        };
      }) as Parameters<typeof questionFromRow>[0][];
      expect(sectionFromRow({ ...section, questions: rows })).toEqual(section);
    }
  });
});
