import { describe, expect, it } from "vitest";
import { unanswerableRules } from "@/lib/programmes/eligibility-questions";
import type { Question } from "@/lib/programmes/schema";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";
import { defaultEligibilityRules } from "@/lib/programmes/templates/eligibility-rules";
import { eligibilityRuleSchema } from "@/lib/programmes/rules-schema";

const questions = defaultForm.sections.flatMap((section) => section.questions);
const everyKind = eligibilityRuleSchema.options.map(({ shape }) => ({ kind: shape.kind.value }));
const kindsOff = (asked: readonly Question[]) =>
  unanswerableRules(everyKind, asked).map((at) => everyKind[at]?.kind);
const changed = (key: string, change: (question: Question) => Question[]) =>
  questions.flatMap((question) => (question.key === key ? change(question) : [question]));

describe("the rules of an intake", () => {
  it("are all answered by the default form", () => {
    expect(unanswerableRules(defaultEligibilityRules, questions)).toEqual([]);
    expect(kindsOff(questions)).toEqual([]);
    expect(kindsOff([])).toHaveLength(everyKind.length);
  });

  it.each([
    ["founded_on", ["company_age_at_most"]],
    ["full_time_staff", ["full_time_staff_at_least"]],
    ["technical_staff", ["technical_share_at_least"]],
    ["headcount", ["technical_share_at_least", "headcount_at_most", "headcount_at_least"]],
    ["shareholders", ["technical_equity_at_least"]],
    ["domain", ["life_science_domain"]],
  ])("without the question %s are not answered: %o", (key, kinds) => {
    expect(kindsOff(changed(key, () => []))).toEqual(kinds);
  });

  it("are not answered by a question of another type, or one with what they do not know", () => {
    const asText = (question: Question): Question[] => [
      { key: question.key, label: question.label, required: true, type: "boolean" },
    ];
    expect(kindsOff(changed("founded_on", asText))).toEqual(["company_age_at_most"]);
    const other = { key: "astrology", label: { "en-HK": "A", "zh-HK": "A", "zh-CN": "A" } };
    const widened = changed("domain", (question) =>
      question.type === "single_choice"
        ? [{ ...question, options: [...question.options, other] }]
        : [],
    );
    expect(kindsOff(widened)).toEqual(["life_science_domain"]);
    const narrowed = changed("shareholders", (question) =>
      question.type === "table"
        ? [
            {
              ...question,
              config: { ...question.config, columns: question.config.columns.slice(0, 1) },
            },
          ]
        : [],
    );
    expect(kindsOff(narrowed)).toEqual(["technical_equity_at_least"]);
  });
});
