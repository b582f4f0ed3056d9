import { describe, expect, it } from "vitest";
import { sectionPrefill, type ProfileFacts } from "@/lib/applications/prefill";
import { text } from "@/lib/programmes/localised";
import type { Question, Section } from "@/lib/programmes/schema";
import { company } from "@/lib/programmes/templates/default-form/company";
import { team } from "@/lib/programmes/templates/default-form/team";
import { questionsByType as q } from "./questions";

const section = (tier: Section["tier"], ...questions: Question[]): Section => ({
  key: "one",
  tier,
  title: text("One", "一", "一"),
  intro: text("One", "一", "一"),
  questions,
});

const profile: ProfileFacts = {
  displayName: "KinYuen",
  nameEn: null,
  nameZhHant: "建源",
  nameZhHans: null,
  website: "https://kinyuen.hk",
  country: "HK",
  city: "Sha Tin",
  foundedOn: "2024-02-29",
  teamSize: 5,
};

const from = (earlier: Section, answers: Record<string, unknown>) => ({
  profile: null,
  earlier: { form: [earlier], answers },
});

const none = { offered: [], unfit: [] };

describe("what a section is offered", () => {
  it("is the profile, for the questions that ask for the same", () => {
    const { offered, unfit } = sectionPrefill(company, { profile, earlier: null });
    expect(Object.fromEntries(offered.map(({ question, value }) => [question, value]))).toEqual({
      company_name_en: "KinYuen",
      company_name_zh_hant: "建源",
      founded_on: "2024-02-29",
      place: "hong_kong",
      city: "Sha Tin",
      headcount: 5,
      website: "https://kinyuen.hk",
    });
    expect(offered.every((each) => each.from === "profile")).toBe(true);
    expect(unfit).toEqual([]);
  });

  it("names no place that the profile does not say: mainland China is two of them", () => {
    const asked = sectionPrefill(company, {
      profile: { ...profile, country: "CN" },
      earlier: null,
    });
    expect(asked.offered.some(({ question }) => question === "place")).toBe(false);
    const chinese = { ...profile, displayName: "建源" };
    const names = sectionPrefill(company, { profile: chinese, earlier: null }).offered;
    expect(names.some(({ question }) => question === "company_name_en")).toBe(false);
  });

  it("is the earlier answer of the same key and type, and the profile before it", () => {
    const sources = {
      profile,
      earlier: { form: [company], answers: { city: "Kowloon", full_time_staff: 3 } },
    };
    const offered = sectionPrefill(company, sources).offered;
    expect(offered.find(({ question }) => question === "city")).toMatchObject({ value: "Sha Tin" });
    expect(offered.find(({ question }) => question === "full_time_staff")).toEqual({
      question: "full_time_staff",
      value: 3,
      from: "application",
      isPart: false,
    });
  });

  it("leaves out options, columns and rows that the form no longer has, and says so", () => {
    const before = {
      ...q.multiple_choice,
      options: ["a", "b", "old"].map((key) => ({ key, label: q.boolean.label })),
    };
    expect(
      sectionPrefill(
        section("T1", q.multiple_choice),
        from(section("T1", before), { question: ["old", "b"] }),
      ),
    ).toEqual({
      offered: [{ question: "question", value: ["b"], from: "application", isPart: true }],
      unfit: [],
    });
    const rows = [{ name: "a", gone: 1 }, { name: "b" }];
    expect(
      sectionPrefill(section("T1", q.table), from(section("T1", q.table), { question: rows }))
        .offered,
    ).toEqual([
      {
        question: "question",
        value: [{ name: "a" }, { name: "b" }],
        from: "application",
        isPart: true,
      },
    ]);
  });

  it("names what no longer fits: another type, an option that is gone", () => {
    const asText = section("T1", q.short_text);
    expect(sectionPrefill(section("T1", q.number), from(asText, { question: "12" }))).toEqual({
      offered: [],
      unfit: ["question"],
    });
    const choice = section("T1", q.single_choice);
    expect(sectionPrefill(choice, from(choice, { question: "gone" })).unfit).toEqual(["question"]);
    expect(sectionPrefill(choice, from(choice, { question: null }))).toEqual(none);
  });

  it("is never a declaration, a file or a statement of conflict", () => {
    const declared = section("T1", q.declaration);
    expect(sectionPrefill(declared, from(declared, { question: true }))).toEqual(none);
    const filed = section("T1", q.file);
    expect(sectionPrefill(filed, from(filed, { question: ["x"] }))).toEqual(none);
    const answers = {
      conflict_founders: "Chan",
      conflict_indication: "liver cancer",
      conflict_pharma_relations: ["none"],
    };
    expect(sectionPrefill(team, from(team, answers))).toEqual(none);
  });

  it("never carries a protected answer into a section that the partner reads", () => {
    const words = { question: "secret" };
    const shared = section("T1", q.short_text);
    const shielded = section("T2", q.short_text);
    expect(sectionPrefill(shared, from(shielded, words))).toEqual({
      offered: [],
      unfit: ["question"],
    });
    expect(sectionPrefill(shielded, from(shielded, words)).offered).toHaveLength(1);
    expect(sectionPrefill(shielded, from(shared, words)).offered).toHaveLength(1);
  });
});
