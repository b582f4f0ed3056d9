import { describe, expect, it } from "vitest";
import { conditionChoices } from "@/components/programmes/condition-choices";
import { intakeBody, intakeValues, type FormIntake } from "@/components/programmes/intake-values";
import { questionBody, questionValues, typedPath } from "@/components/programmes/question-values";
import { locales } from "@/lib/i18n/locales";
import { fromHongKongInput, toHongKongInput } from "@/lib/i18n/hong-kong-time";
import { text } from "@/lib/programmes/localised";
import { questionSchema, questionTypes, type QuestionType } from "@/lib/programmes/schema";
import { updateIntakeSchema } from "@/lib/programmes/setup-schema";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";

const questions = defaultForm.sections.flatMap((section) => section.questions);

describe("the editor of a question", () => {
  it.each(questions.map((question) => [question.key, question] as const))(
    "gives %s back unchanged when nothing was touched",
    (_, question) => {
      const choices = conditionChoices(questions, "en-HK", { yes: "Yes", no: "No" });
      const body = questionBody(question.type, questionValues(question, question.type), choices);
      expect(questionSchema.parse(body)).toEqual(question);
    },
  );

  // A choice has no sense without options, so its blank form is refused until one is written.
  const needsMore: readonly QuestionType[] = ["single_choice", "multiple_choice", "table"];

  it.each(questionTypes.filter((type) => !needsMore.includes(type)))(
    "makes a new %s from a key and a label alone",
    (type) => {
      const words = text("Something", "某事", "某事");
      const values = { ...questionValues(null, type), key: "something", label: words };
      const result = questionSchema.safeParse(questionBody(type, values, []));
      expect(result.error?.issues ?? []).toEqual([]);
    },
  );

  it.each([
    ["trl", "5", 5],
    ["founded_on", "", ""],
    ["animals", "true", true],
    ["headcount", "１２", 12],
    ["headcount", "many", "many"],
    ["domain", "nonsense", "nonsense"],
  ])("sends for a condition on %s the answer typed %j as %j", (key, typed, sent) => {
    const choices = conditionChoices(questions, "zh-HK", { yes: "是", no: "否" });
    const values = questionValues(null, "boolean");
    values.condition = { question: key, op: "equals", value: typed };
    expect(questionBody("boolean", values, choices)).toMatchObject({
      condition: { question: key, op: "equals", value: sent },
    });
  });

  it("lets a new long text be longer than a line", () => {
    expect(questionValues(null, "long_text").text.maxLength).toBe("2000");
  });

  it.each([
    ["number", "config.min", "text.min"],
    ["number", "config.unit.zh-HK", "unit.zh-HK"],
    ["date", "config.min", "text.minDate"],
    ["people", "config.maxPeople", "text.max"],
    ["file", "config.maxBytes", "text.maxMegabytes"],
    ["table", "config.columns.0.label.en-HK", "columns.0.label.en-HK"],
    ["money", "config.currencies", "currencies"],
    ["single_choice", "options.1.key", "options.1.key"],
  ] as const)("finds the field of a %s in which %s is typed", (type, path, field) => {
    expect(typedPath(type, path)).toBe(field);
  });
});

const stored: FormIntake = {
  id: "i",
  slug: "spring",
  name: text("Spring", "春季", "春季"),
  kind: "window",
  opensAt: new Date("2027-01-01T01:00:00Z"),
  closesAt: new Date("2027-03-31T15:59:59.500Z"),
  graceMinutes: 15,
  panelAt: null,
  answerBy: null,
  reviewsDueAt: null,
  cutOffs: [],
  acceptedLanguages: ["en-HK"],
  lookingFor: text("All", "全部", "全部"),
  originText: text("Anywhere", "世界各地", "世界各地"),
  reviewersPerOrganisation: 2,
  cohortName: null,
  formVersionId: null,
};

describe("the form of an intake", () => {
  it("shows Hong Kong time and reads it back", () => {
    expect(toHongKongInput(new Date("2027-03-31T15:59:00Z"))).toBe("2027-03-31T23:59");
    expect(fromHongKongInput("2027-03-31T23:59")).toBe("2027-03-31T23:59:00+08:00");
    expect(fromHongKongInput("")).toBeNull();
  });

  it("never moves an untouched deadline, not by a second", () => {
    const body = updateIntakeSchema.parse(intakeBody(intakeValues(stored, locales), stored));
    expect(body.closesAt).toEqual(stored.closesAt);
    expect(body.cohortName).toBeNull();
  });

  it("sends what is no number or date as it was typed, so that the field is named", () => {
    const values = { ...intakeValues(stored, locales), graceMinutes: "a while", opensAt: "" };
    const result = updateIntakeSchema.safeParse(intakeBody(values, stored));
    expect(result.error?.issues.map((issue) => issue.path.join(".")).sort()).toEqual([
      "graceMinutes",
      "opensAt",
    ]);
  });
});
