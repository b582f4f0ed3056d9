import { text } from "@/lib/programmes/localised";
import type { Column, Question, QuestionOf } from "@/lib/programmes/schema";

const label = text("Question", "題目", "题目");
const ask = { key: "question", required: true, label };
const option = (key: string) => ({ key, label });

export const columns: Column[] = [
  { ...ask, key: "name", type: "short_text", config: { maxLength: 20 } },
  {
    ...ask,
    key: "share",
    type: "number",
    required: false,
    config: { min: 0, max: 100, decimals: 2, totalMax: 100 },
  },
  { ...ask, key: "due", type: "date", required: false, config: {} },
];

/** One question of every type, small enough to read in a test. */
export const questionsByType: { [T in Question["type"]]: QuestionOf<T> } = {
  short_text: { ...ask, type: "short_text", config: { maxLength: 10 } },
  long_text: { ...ask, type: "long_text", config: { maxLength: 100, maxWords: 5 } },
  number: { ...ask, type: "number", config: { min: 1, max: 10, decimals: 1 } },
  money: { ...ask, type: "money", config: { currencies: ["HKD", "CNY", "USD"] } },
  date: {
    ...ask,
    type: "date",
    config: { min: "2000-01-01", max: "2030-12-31", notInFuture: true },
  },
  single_choice: { ...ask, type: "single_choice", options: ["a", "b"].map(option) },
  multiple_choice: {
    ...ask,
    type: "multiple_choice",
    options: ["a", "b", "c"].map(option),
    config: { min: 1, max: 2 },
  },
  table: { ...ask, type: "table", config: { columns, minRows: 1, maxRows: 3 } },
  people: {
    ...ask,
    type: "people",
    config: {
      fields: ["displayName", "role", "fullTime", "equityPercent", "bio"],
      requiredFields: ["displayName"],
      minPeople: 1,
      maxPeople: 3,
    },
  },
  file: { ...ask, type: "file", config: { accept: ["pdf"], maxFiles: 1, maxBytes: 1000 } },
  company_number: { ...ask, type: "company_number" },
  trl: { ...ask, type: "trl" },
  therapeutic_area: { ...ask, type: "therapeutic_area", config: { max: 2 } },
  modality: { ...ask, type: "modality" },
  stage: { ...ask, type: "stage" },
  boolean: { ...ask, type: "boolean" },
  declaration: { ...ask, type: "declaration" },
};

export const allQuestions: Question[] = Object.values(questionsByType);
