import { describe, expect, it } from "vitest";
import { isQuestionVisible } from "@/lib/applications/answers";
import { conditionProblem, conditionTerms } from "@/lib/programmes/conditions";
import { text } from "@/lib/programmes/localised";
import { formSchema } from "@/lib/programmes/form-schema";
import { questionSchema, type Condition, type Question } from "@/lib/programmes/schema";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";

const label = text("Words", "文字", "文字");
const options = ["yes", "no"].map((key) => ({ key, label }));
const ask = (parts: Record<string, unknown>): Question =>
  questionSchema.parse({ required: false, label, ...parts });

const one = ask({ key: "one", type: "single_choice", options });
const many = ask({ key: "many", type: "multiple_choice", options });
const flag = ask({ key: "flag", type: "boolean" });
const level = ask({ key: "level", type: "trl" });
const area = ask({ key: "area", type: "therapeutic_area" });
const stage = ask({ key: "stage", type: "stage" });
const figure = ask({ key: "figure", type: "number", config: { min: 0, max: 10, decimals: 0 } });
const line = ask({ key: "line", type: "short_text", config: { maxLength: 5 } });
const sworn = ask({ key: "sworn", type: "declaration" });
const money = ask({ key: "money", type: "money", config: { currencies: ["HKD"] } });
const earlier = [one, many, flag, level, area, stage, figure, line, sworn, money];

const sound: Condition[] = [
  { question: "one", op: "equals", value: "yes" },
  { question: "one", op: "not_equals", value: "no" },
  { question: "many", op: "includes", value: "yes" },
  { question: "flag", op: "equals", value: true },
  { question: "level", op: "equals", value: 5 },
  { question: "area", op: "includes", value: "oncology" },
  { question: "figure", op: "equals", value: 3 },
  { question: "line", op: "equals", value: "abc" },
  ...earlier.map(({ key }) => ({ question: key, op: "is_answered" as const })),
];

const unsound: [Condition, string][] = [
  [{ question: "one", op: "equals", value: "nonsense" }, "condition_value_unfit"],
  [{ question: "one", op: "equals", value: " yes" }, "condition_value_unfit"],
  [{ question: "one", op: "equals" }, "condition_value_unfit"],
  [{ question: "one", op: "includes", value: "yes" }, "condition_op_unfit"],
  [{ question: "many", op: "equals", value: "yes" }, "condition_op_unfit"],
  [{ question: "many", op: "includes", value: "maybe" }, "condition_value_unfit"],
  [{ question: "flag", op: "equals", value: "true" }, "condition_value_unfit"],
  [{ question: "level", op: "equals", value: "5" }, "condition_value_unfit"],
  [{ question: "level", op: "equals", value: 10 }, "condition_value_unfit"],
  [{ question: "stage", op: "equals", value: "someday" }, "condition_value_unfit"],
  [{ question: "figure", op: "equals", value: "3" }, "condition_value_unfit"],
  [{ question: "figure", op: "equals", value: 11 }, "condition_value_unfit"],
  [{ question: "figure", op: "equals", value: 2.5 }, "condition_value_unfit"],
  [{ question: "line", op: "equals", value: " " }, "condition_value_unfit"],
  [{ question: "line", op: "equals", value: "too long" }, "condition_value_unfit"],
  [{ question: "sworn", op: "equals", value: true }, "condition_op_unfit"],
  [{ question: "money", op: "not_equals", value: 5 }, "condition_op_unfit"],
  [{ question: "elsewhere", op: "is_answered" }, "condition_looks_outside_or_ahead"],
];

describe("a condition", () => {
  it.each(sound)("may be %o", (condition) => {
    expect(conditionProblem(condition, earlier)).toBeNull();
  });

  it.each(unsound)("may not be %o", (condition, problem) => {
    expect(conditionProblem(condition, earlier)).toBe(problem);
  });

  it.each(earlier.map((question) => [question.type, question] as const))(
    "on %s holds for some answer, whatever is chosen from its terms",
    (_type, question) => {
      const { ops, values } = conditionTerms(question);
      for (const op of ops)
        for (const value of op === "is_answered" ? [undefined] : (values ?? [3, "abc"])) {
          const condition = {
            question: question.key,
            op,
            ...(value === undefined ? {} : { value }),
          };
          const possible = [...(values ?? []), 3, "abc", "other"].flatMap((each) => [each, [each]]);
          const holds = possible.some((answer) =>
            isQuestionVisible({ condition }, { [question.key]: answer }),
          );
          expect(holds, JSON.stringify(condition)).toBe(true);
        }
    },
  );
});

/** A form of two sections whose one condition is this, on the question at this place. */
function formWith(condition: Condition, at: number, questions = earlier) {
  const asked = questions.map((question, index) =>
    index === at ? { ...question, condition } : question,
  );
  const section = { tier: "T1" as const, title: label, intro: label };
  const other = ask({ key: "protected", type: "boolean" });
  return {
    sections: [
      { ...section, key: "second", tier: "T2" as const, questions: [other] },
      { ...section, key: "first", questions: asked },
    ],
  };
}

const wrongIn = (form: unknown) =>
  formSchema.safeParse(form).error?.issues.map(({ message, path }) => ({ message, path })) ?? [];

describe("a whole form", () => {
  it("is sound as it comes", () => {
    expect(wrongIn(defaultForm)).toEqual([]);
  });

  it.each<[string, Condition, number, string]>([
    [
      "a value that is no option",
      { question: "one", op: "equals", value: "x" },
      1,
      "condition_value_unfit",
    ],
    ["itself", { question: "many", op: "is_answered" }, 1, "condition_looks_outside_or_ahead"],
    [
      "a question that was moved after it",
      { question: "flag", op: "equals", value: true },
      1,
      "condition_looks_outside_or_ahead",
    ],
    [
      "a question that was taken out",
      { question: "gone", op: "is_answered" },
      1,
      "condition_looks_outside_or_ahead",
    ],
    [
      "a question of another tier",
      { question: "protected", op: "equals", value: true },
      1,
      "condition_looks_outside_or_ahead",
    ],
  ])("is not sound with a condition on %s", (_what, condition, at, message) => {
    const path = ["sections", 1, "questions", at, "condition"];
    expect(wrongIn(formWith(condition, at))).toEqual([{ message, path }]);
  });

  it("is not sound once the option that a condition names was taken out", () => {
    const condition: Condition = { question: "one", op: "equals", value: "yes" };
    expect(wrongIn(formWith(condition, 1))).toEqual([]);
    const shorter = ask({ key: "one", type: "single_choice", options: options.slice(1) });
    const form = formWith(condition, 1, [shorter, ...earlier.slice(1)]);
    expect(wrongIn(form).map(({ message }) => message)).toEqual(["condition_value_unfit"]);
  });
});
