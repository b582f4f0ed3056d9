import { describe, expect, it } from "vitest";
import { sentenceValues } from "@/lib/applications/answer-values";
import { sectionCompleteness } from "@/lib/applications/completeness";
import { contradictionsIn } from "@/lib/applications/contradictions";
import { comparisonsHold } from "@/lib/programmes/cross-checks";
import { formSchema } from "@/lib/programmes/form-schema";
import { text } from "@/lib/programmes/localised";
import type { Column, Question, Section } from "@/lib/programmes/schema";
import { company } from "@/lib/programmes/templates/default-form/company";
import { team } from "@/lib/programmes/templates/default-form/team";

const label = text("Question", "題目", "题目");
const ask = { required: false, label };
const begun: Column = { ...ask, key: "begun", type: "date", config: {} };
const ended: Column = { ...ask, key: "ended", type: "date", config: { notBefore: "begun" } };

const codes = (section: Pick<Section, "questions">, answers: Record<string, unknown>) =>
  contradictionsIn(section.questions, answers).map(({ question, code }) => `${question} ${code}`);

describe("the default form asks again", () => {
  it("about more people full time or technical than there are", () => {
    const people = { headcount: 5, full_time_staff: 7, technical_staff: 6 };
    expect(codes(company, people)).toEqual([
      "full_time_staff more_than_other",
      "technical_staff more_than_other",
    ]);
    expect(codes(company, { headcount: 5, full_time_staff: 5, technical_staff: 0 })).toEqual([]);
    expect(codes(company, { full_time_staff: 7 })).toEqual([]);
    expect(codes(company, { headcount: "5 or so", full_time_staff: 7 })).toEqual([]);
  });

  it("about no relation beside an investment", () => {
    const key = "conflict_pharma_relations";
    expect(codes(team, { [key]: ["none", "investment"] })).toEqual([`${key} exclusive_choice`]);
    expect(codes(team, { [key]: ["none"] })).toEqual([]);
    expect(codes(team, { [key]: ["investment", "licence"] })).toEqual([]);
  });

  it("in words of the reader's language", () => {
    const [found] = contradictionsIn(company.questions, { headcount: 5, full_time_staff: 7 });
    expect(found && sentenceValues(found, "zh-HK")).toEqual({ limit: 5, other: "員工總人數" });
  });
});

describe("a comparison", () => {
  it("stands between questions, and between the cells of one row", () => {
    const dates: Question[] = [begun, ended];
    expect(codes({ questions: dates }, { begun: "2026-02-01", ended: "2026-01-31" })).toEqual([
      "ended before_other",
    ]);
    expect(codes({ questions: dates }, { begun: "2026-02-01", ended: "2026-02-01" })).toEqual([]);
    const table: Question = {
      ...ask,
      key: "steps",
      type: "table",
      config: { columns: [begun, ended], minRows: 0, maxRows: 5 },
    };
    const rows = [{ begun: "2026-01-01" }, { begun: "2026-02-01", ended: "2026-01-31" }];
    expect(contradictionsIn([table], { steps: rows })).toEqual([
      {
        question: "steps",
        code: "before_other",
        params: { limit: "2026-02-01" },
        names: { other: label },
        at: { row: 2, column: "ended" },
      },
    ]);
  });

  it("says nothing of a question that is hidden", () => {
    const asked: Question = { ...ask, key: "asked", type: "boolean" };
    const hidden: Question = {
      ...begun,
      condition: { question: "asked", op: "equals", value: true },
    };
    const answers = { asked: false, begun: "2026-02-01", ended: "2026-01-31" };
    const questions = [asked, hidden, ended as Question];
    expect(sectionCompleteness({ questions }, answers, []).contradictions).toEqual([]);
    const shown = sectionCompleteness({ questions }, { ...answers, asked: true }, []);
    expect(shown.contradictions).toHaveLength(1);
    expect(shown.missing).toEqual([]);
    expect(shown.state).toBe("needs_attention");
  });

  it("names an answer of its kind that stands before it, or the form cannot be published", () => {
    expect(comparisonsHold(ended as Question, [begun as Question])).toBe(true);
    expect(comparisonsHold(ended as Question, [])).toBe(false);
    const figure: Question = { ...ask, key: "begun", type: "number", config: { decimals: 0 } };
    expect(comparisonsHold(ended as Question, [figure])).toBe(false);
    const columns = (list: Column[]): Question => ({
      ...ask,
      key: "steps",
      type: "table",
      config: { columns: list, minRows: 0, maxRows: 5 },
    });
    expect(comparisonsHold(columns([begun, ended]), [])).toBe(true);
    expect(comparisonsHold(columns([ended, begun]), [])).toBe(false);
    const section = (questions: Question[]) => ({
      sections: [{ key: "one", tier: "T1", title: label, intro: label, questions }],
    });
    expect(formSchema.safeParse(section([begun, ended])).success).toBe(true);
    const turned = formSchema.safeParse(section([ended, begun]));
    expect(turned.error?.issues.map(({ message }) => message)).toEqual(["comparison_unfit"]);
  });
});
