import { describe, expect, it } from "vitest";
import {
  dateProblems,
  nextDeadline,
  openingChecks,
  promisesBroken,
  type OpeningFacts,
  type PromisedIntake,
} from "@/lib/programmes/readiness";

const on = (day: string) => new Date(`${day}T00:00:00+08:00`);
const now = on("2027-01-10");

const intake: PromisedIntake = {
  kind: "window",
  opensAt: on("2027-01-01"),
  closesAt: on("2027-03-31"),
  reviewsDueAt: on("2027-04-15"),
  panelAt: on("2027-04-22"),
  answerBy: on("2027-05-12"),
  cutOffs: [],
  formVersionId: "form",
  graceMinutes: 15,
  acceptedLanguages: ["en-HK", "zh-HK"],
};

const rolling: PromisedIntake = {
  ...intake,
  kind: "rolling",
  closesAt: null,
  reviewsDueAt: null,
  panelAt: null,
  answerBy: null,
  cutOffs: [
    { closesAt: on("2027-02-01"), panelAt: on("2027-02-20"), answerBy: on("2027-03-01") },
    { closesAt: on("2027-06-01"), panelAt: on("2027-06-20"), answerBy: on("2027-07-01") },
  ],
};

const ready: OpeningFacts = {
  programmeStatus: "open",
  hasPublishedForm: true,
  hasLeadRubric: true,
  hasPartnerRubric: true,
  ruleCount: 3,
  areRulesAnswerable: true,
  dates: intake,
};

const missing = (facts: OpeningFacts) =>
  openingChecks(facts, now).flatMap((check) => (check.met ? [] : [check.need]));

describe("the dates of an intake", () => {
  it("pass in their order", () => {
    expect(dateProblems(intake)).toEqual({});
    expect(dateProblems(rolling)).toEqual({});
  });

  it("must give a window its deadline", () => {
    expect(dateProblems({ ...intake, closesAt: null })).toMatchObject({
      closesAt: "programmes.window_closes",
    });
  });

  it.each([
    ["closesAt", { closesAt: on("2026-12-31") }],
    ["reviewsDueAt", { reviewsDueAt: on("2027-03-30") }],
    ["panelAt", { panelAt: on("2027-04-14") }],
    ["answerBy", { answerBy: on("2027-04-21") }],
  ])("name %s when it is out of order", (field, change) => {
    expect(Object.keys(dateProblems({ ...intake, ...change }))).toContain(field);
  });

  it("name the cut-off that is not later than the one before", () => {
    const [first] = rolling.cutOffs;
    const twice = { ...rolling, cutOffs: first ? [first, first] : [] };
    expect(dateProblems(twice)).toEqual({
      "cutOffs.1.closesAt": "programmes.cut_offs_in_order",
    });
  });

  it("say the next deadline ahead", () => {
    expect(nextDeadline(intake, now)).toEqual(intake.closesAt);
    expect(nextDeadline(rolling, on("2027-03-01"))).toEqual(on("2027-06-01"));
    expect(nextDeadline(rolling, on("2028-01-01"))).toBeNull();
  });
});

describe("opening an intake", () => {
  it("needs nothing more when all is there", () => {
    expect(missing(ready)).toEqual([]);
    expect(missing({ ...ready, dates: rolling })).toEqual([]);
  });

  it("names every single thing that is missing", () => {
    const bare = { ...intake, closesAt: on("2027-01-05"), reviewsDueAt: null, panelAt: null };
    expect(
      missing({
        programmeStatus: "draft",
        hasPublishedForm: false,
        hasLeadRubric: false,
        hasPartnerRubric: false,
        ruleCount: 0,
        areRulesAnswerable: true,
        dates: { ...bare, answerBy: null },
      }),
    ).toEqual([
      "programme_open",
      "form_published",
      "lead_rubric",
      "partner_rubric",
      "eligibility_rules",
      "deadline_ahead",
      "reviews_due",
      "panel",
      "answer_by",
    ]);
  });

  it("needs a form that asks what the rules look for", () => {
    expect(missing({ ...ready, areRulesAnswerable: false })).toEqual(["rules_answerable"]);
  });

  it("needs a cut-off with its dates where it is rolling", () => {
    expect(missing({ ...ready, dates: { ...rolling, cutOffs: [] } })).toEqual([
      "deadline_ahead",
      "panel",
      "answer_by",
    ]);
  });
});

describe("what was announced", () => {
  it("may move later, grow and be added to", () => {
    const later = {
      ...intake,
      closesAt: on("2027-04-07"),
      graceMinutes: 60,
      acceptedLanguages: ["en-HK", "zh-HK", "zh-CN"],
    };
    expect(promisesBroken(intake, later)).toEqual({});
  });

  it.each([
    ["closesAt", { closesAt: on("2027-03-30") }],
    ["closesAt", { closesAt: null }],
    ["graceMinutes", { graceMinutes: 0 }],
    ["acceptedLanguages", { acceptedLanguages: ["en-HK"] }],
    ["opensAt", { opensAt: on("2027-01-02") }],
    ["kind", { kind: "rolling" as const }],
    ["formVersionId", { formVersionId: "another" }],
  ])("keeps its %s", (field, change) => {
    expect(Object.keys(promisesBroken(intake, { ...intake, ...change }))).toEqual([field]);
  });

  it("keeps every cut-off", () => {
    expect(promisesBroken(rolling, { ...rolling, cutOffs: rolling.cutOffs.slice(0, 1) })).toEqual({
      cutOffs: "programmes.deadline_only_later",
    });
  });
});
