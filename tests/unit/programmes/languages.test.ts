import { createTranslator } from "next-intl";
import { Converter } from "opencc-js";
import { describe, expect, test } from "vitest";

import enHK from "@/lib/i18n/messages/en-HK/answers.json";
import zhCN from "@/lib/i18n/messages/zh-CN/answers.json";
import zhHK from "@/lib/i18n/messages/zh-HK/answers.json";
import { localisedText, type LocalisedText } from "@/lib/programmes/localised";
import * as schema from "@/lib/programmes/schema";
import * as keys from "@/lib/programmes/vocabulary-keys";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";
import {
  defaultEligibilityRules,
  headcountAtLeast,
  headcountAtMost,
} from "@/lib/programmes/templates/eligibility-rules";
import { astraZenecaRubric, hkstpRubric } from "@/lib/programmes/templates/rubrics";
import * as vocabulary from "@/lib/programmes/vocabulary";
import { answerCodes } from "@/lib/applications/answer-values";

const toSimplified = Converter({ from: "hk", to: "cn" });
const toTraditional = Converter({ from: "cn", to: "hk" });

// Right in Hong Kong as written, although a converter changes the single character: 臨床, 里程碑, 批准.
const rightInBoth = new Set("床里准");

const isHan = (character: string) => /\p{Script=Han}/u.test(character);
const simplifiedIn = (words: string) =>
  [...words].filter(
    (c) => isHan(c) && !rightInBoth.has(c) && toTraditional(c) !== c && toSimplified(c) === c,
  );
const traditionalIn = (words: string) =>
  [...words].filter((c) => isHan(c) && !rightInBoth.has(c) && toSimplified(c) !== c);

function collect(value: unknown, path: string): { path: string; words: LocalisedText }[] {
  if (typeof value !== "object" || value === null) return [];
  if ("en-HK" in value || "zh-HK" in value || "zh-CN" in value) {
    return [{ path, words: value as LocalisedText }];
  }
  return Object.entries(value).flatMap(([key, inner]) => collect(inner, `${path}.${key}`));
}

const answerMessages = Object.fromEntries(
  Object.keys(enHK).map((key) => {
    const code = key as keyof typeof enHK;
    return [key, { "en-HK": enHK[code], "zh-HK": zhHK[code], "zh-CN": zhCN[code] }];
  }),
);

const everything = [
  ...collect(defaultForm, "form"),
  ...collect(vocabulary, "vocabulary"),
  ...collect([hkstpRubric, astraZenecaRubric], "rubrics"),
  ...collect([...defaultEligibilityRules, headcountAtLeast(2), headcountAtMost(50)], "rules"),
  ...collect(answerMessages, "answers"),
];

describe("every text of the form, the vocabulary, the rubrics and the rules", () => {
  test("is there in three languages", () => {
    expect(everything.length).toBeGreaterThan(300);
    expect(everything.filter(({ words }) => !localisedText.safeParse(words).success)).toEqual([]);
  });

  test("is traditional in zh-HK", () => {
    expect(
      everything
        .map(({ path, words }) => [path, simplifiedIn(words["zh-HK"]).join("")])
        .filter(([, found]) => found !== ""),
    ).toEqual([]);
  });

  test("is simplified in zh-CN", () => {
    expect(
      everything
        .map(({ path, words }) => [path, traditionalIn(words["zh-CN"]).join("")])
        .filter(([, found]) => found !== ""),
    ).toEqual([]);
  });

  test("is Chinese in both Chinese languages unless it is a name or a unit", () => {
    const latinOnly = everything.filter(({ words }) => ![...words["zh-HK"]].some(isHan));
    expect(latinOnly.map(({ words }) => words["zh-HK"])).toEqual([]);
  });

  test("differs between zh-HK and zh-CN wherever a character differs", () => {
    const same = everything.filter(
      ({ words }) =>
        words["zh-HK"] === words["zh-CN"] && toSimplified(words["zh-HK"]) !== words["zh-HK"],
    );
    expect(same.map(({ path, words }) => [path, words["zh-HK"]])).toEqual([]);
  });

  test("the detector finds a planted slip", () => {
    expect(simplifiedIn("請填写申請")).toEqual(["写"]);
    expect(traditionalIn("请填寫申请")).toEqual(["寫"]);
  });
});

describe("labels", () => {
  test.each([
    ["tierLabels", schema.tiers],
    ["decisionModeLabels", schema.decisionModes],
    ["programmeStatusLabels", schema.programmeStatuses],
    ["intakeKindLabels", schema.intakeKinds],
    ["intakeStatusLabels", schema.intakeStatuses],
    ["domainLabels", keys.domains],
    ["therapeuticAreaLabels", keys.therapeuticAreas],
    ["modalityLabels", keys.modalities],
    ["developmentStageLabels", keys.developmentStages],
    ["supportServiceLabels", keys.supportServices],
    ["currencyLabels", schema.currencies],
    ["companyNumberSchemeLabels", schema.companyNumberSchemes],
    ["personFieldLabels", schema.personFields],
  ] as const)("%s has exactly one label per key, in order", (name, keys) => {
    expect(Object.keys(vocabulary[name])).toEqual([...keys]);
  });

  test("no two labels of one list read alike, or a founder could not choose", () => {
    for (const labels of Object.values(vocabulary).filter((value) => typeof value === "object")) {
      for (const locale of ["en-HK", "zh-HK", "zh-CN"] as const) {
        const shown = Object.values(labels as Record<string, LocalisedText>).map(
          (words) => words[locale],
        );
        expect(new Set(shown).size).toBe(shown.length);
      }
    }
  });
});

test("every refusal code has a sentence, and no sentence lacks a code", () => {
  expect(Object.keys(enHK).sort()).toEqual([...answerCodes, "inRow"].sort());
  expect(Object.keys(zhHK)).toEqual(Object.keys(enHK));
  expect(Object.keys(zhCN)).toEqual(Object.keys(enHK));
});

test("every sentence formats with the values that come with its code", () => {
  const places = { row: 1, column: "Name", problem: "…" };
  const values = { max: 2, min: 1, actual: 3, limit: 5, other: "…", choice: "…", ...places };
  for (const [locale, messages] of Object.entries({
    "en-HK": enHK,
    "zh-HK": zhHK,
    "zh-CN": zhCN,
  })) {
    const say = createTranslator({
      locale,
      messages: { answers: messages },
      namespace: "answers",
      onError: (error) => {
        throw error;
      },
    });
    for (const code of answerCodes)
      expect(say(code, values), `${locale} ${code}`).not.toMatch(/[{}]/);
    expect(say("inRow", values)).toContain("Name");
  }
});
