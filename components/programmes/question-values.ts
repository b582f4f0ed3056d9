import { numberOrWords } from "@/components/ui/typed-number";
import {
  conditionOps,
  currencies,
  personFields,
  uploadTypes,
  type Column,
  type Option,
  type Question,
  type QuestionType,
} from "@/lib/programmes/schema";
import type { ConditionValue } from "@/lib/programmes/conditions";
import type { LocalisedText } from "@/lib/programmes/localised";
import type { ConditionChoice } from "./condition-choices";
import { blankText } from "./intake-values";

export type OptionValues = {
  key: string;
  label: LocalisedText;
  hint?: LocalisedText;
  exclusive?: boolean;
};

export type ColumnValues = OptionValues & {
  type: Column["type"];
  required: boolean;
  /** Of a column that was there before; kept while its type stays. */
  stored?: Column;
};

/** Every setting of every type, as typed; only those of the question's type are shown and sent. */
export interface QuestionValues {
  key: string;
  required: boolean;
  label: LocalisedText;
  hint: LocalisedText;
  options: OptionValues[];
  columns: ColumnValues[];
  unit: LocalisedText;
  text: Record<
    | "maxLength"
    | "maxWords"
    | "format"
    | "min"
    | "max"
    | "decimals"
    | "minDate"
    | "maxDate"
    | "minRows"
    | "maxRows"
    | "maxFiles"
    | "maxMegabytes"
    | "notMoreThan"
    | "notBefore",
    string
  >;
  notInFuture: boolean;
  currencies: string[];
  people: string[];
  peopleRequired: string[];
  accept: string[];
  condition: { question: string; op: (typeof conditionOps)[number]; value: string };
}

// As sizes are shown (lib/i18n/format).
const megabyte = 1_000_000;

/** What the form begins with; a new question with limits that suit its type. */
export function questionValues(question: Question | null, type: QuestionType): QuestionValues {
  const config: Record<string, unknown> =
    question && "config" in question && question.config ? question.config : {};
  const text = (key: string, otherwise = "") =>
    typeof config[key] === "number" || typeof config[key] === "string"
      ? String(config[key])
      : otherwise;
  const list = (key: string, otherwise: readonly string[]) =>
    Array.isArray(config[key]) ? (config[key] as string[]) : [...otherwise];
  const isDate = type === "date";
  const isPeople = type === "people";
  return {
    key: question?.key ?? "",
    required: question?.required ?? true,
    label: question?.label ?? blankText(),
    hint: question?.hint ?? blankText(),
    options: (question && "options" in question ? question.options : []).map((option) => ({
      ...option,
      exclusive: option.exclusive === true,
    })),
    columns: (question?.type === "table" ? question.config.columns : []).map(columnValues),
    unit: question?.type === "number" ? (question.config.unit ?? blankText()) : blankText(),
    text: {
      maxLength: text("maxLength", type === "long_text" ? "2000" : "120"),
      maxWords: text("maxWords"),
      format: text("format"),
      min: isDate ? "" : isPeople ? text("minPeople", "1") : text("min"),
      max: isDate ? "" : isPeople ? text("maxPeople", "30") : text("max"),
      decimals: text("decimals", "0"),
      minDate: isDate ? text("min") : "",
      maxDate: isDate ? text("max") : "",
      minRows: text("minRows", "0"),
      maxRows: text("maxRows", "20"),
      maxFiles: text("maxFiles", "1"),
      notMoreThan: text("notMoreThan"),
      notBefore: text("notBefore"),
      maxMegabytes: String(Number(text("maxBytes", String(20 * megabyte))) / megabyte),
    },
    notInFuture: config.notInFuture === true,
    currencies: list("currencies", currencies),
    people: list("fields", personFields.slice(0, 1)),
    peopleRequired: list("requiredFields", personFields.slice(0, 1)),
    accept: list("accept", uploadTypes.slice(0, 1)),
    condition: {
      question: question?.condition?.question ?? "",
      op: question?.condition?.op ?? "equals",
      value: question?.condition?.value === undefined ? "" : String(question.condition.value),
    },
  };
}

function columnValues(column: Column): ColumnValues {
  const { key, label, type, required } = column;
  return { key, label, type, required, stored: column };
}

/** The question for what was typed; the server's questionSchema judges it. */
export function questionBody(
  type: QuestionType,
  values: QuestionValues,
  choices: readonly ConditionChoice[],
) {
  const { condition } = values;
  return {
    key: values.key.trim(),
    type,
    required: type === "declaration" ? true : values.required,
    label: values.label,
    ...(isBlank(values.hint) ? {} : { hint: values.hint }),
    ...(type === "single_choice" || type === "multiple_choice"
      ? { options: values.options.map(optionBody) }
      : {}),
    ...configOf(type, values),
    ...(condition.question === ""
      ? {}
      : {
          condition: {
            question: condition.question,
            op: condition.op,
            ...(condition.op === "is_answered" ? {} : { value: answerOf(condition, choices) }),
          },
        }),
  };
}

const settingsTypedAs: Partial<Record<QuestionType, Record<string, string>>> = {
  date: { min: "text.minDate", max: "text.maxDate" },
  people: {
    minPeople: "text.min",
    maxPeople: "text.max",
    fields: "people",
    requiredFields: "peopleRequired",
  },
  file: { maxBytes: "text.maxMegabytes" },
};
const typedAsTheyAre = ["columns", "unit", "currencies", "accept", "notInFuture"];

/** Where a place of questionBody is typed: the settings have other names in the form. */
export function typedPath(type: QuestionType, path: string): string {
  const [top, setting = "", ...rest] = path.split(".");
  if (top !== "config" || setting === "") return path;
  const own = settingsTypedAs[type]?.[setting];
  return own ?? [typedAsTheyAre.includes(setting) ? setting : `text.${setting}`, ...rest].join(".");
}

const isBlank = (words: LocalisedText) => Object.values(words).every((each) => each.trim() === "");

const optionBody = ({ key, label, hint, exclusive }: OptionValues): Option => ({
  key,
  label,
  ...(hint ? { hint } : {}),
  ...(exclusive ? { exclusive } : {}),
});

/** The answer that was chosen or typed, as an answer of the question that the condition names. */
function answerOf(
  { question, value }: QuestionValues["condition"],
  choices: readonly ConditionChoice[],
): ConditionValue {
  const choice = choices.find((each) => each.value === question);
  if (choice?.isFigure) return numberOrWords(value);
  return choice?.answers?.find(({ given }) => String(given) === value)?.given ?? value;
}

/** Numbers that were typed, by their name in the config; what is empty is left out, what is no number goes as typed. */
function numbers(given: Record<string, string>): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, typed]) => {
      const plain = typed.trim();
      if (plain === "") return [];
      return [[key, numberOrWords(plain)]];
    }),
  );
}

function limitsIfAny(given: Record<string, string>): { config?: unknown } {
  const config = numbers(given);
  return Object.keys(config).length > 0 ? { config } : {};
}

function configOf(type: QuestionType, values: QuestionValues): { config?: unknown } {
  const { text } = values;
  switch (type) {
    case "short_text":
      return {
        config: {
          ...numbers({ maxLength: text.maxLength }),
          ...(text.format ? { format: text.format } : {}),
        },
      };
    case "long_text":
      return { config: numbers({ maxLength: text.maxLength, maxWords: text.maxWords }) };
    case "number":
      return {
        config: {
          ...numbers({ min: text.min, max: text.max, decimals: text.decimals }),
          ...(isBlank(values.unit) ? {} : { unit: values.unit }),
          ...(text.notMoreThan ? { notMoreThan: text.notMoreThan } : {}),
        },
      };
    case "money":
      return { config: { currencies: values.currencies } };
    case "date":
      return {
        config: {
          ...(text.minDate ? { min: text.minDate } : {}),
          ...(text.maxDate ? { max: text.maxDate } : {}),
          ...(values.notInFuture ? { notInFuture: true } : {}),
          ...(text.notBefore ? { notBefore: text.notBefore } : {}),
        },
      };
    case "multiple_choice":
    case "therapeutic_area":
    case "modality":
      return limitsIfAny({ min: text.min, max: text.max });
    case "table":
      return {
        config: {
          ...numbers({ minRows: text.minRows, maxRows: text.maxRows }),
          columns: values.columns.map(columnBody),
        },
      };
    case "people":
      return {
        config: {
          ...numbers({ minPeople: text.min, maxPeople: text.max }),
          fields: values.people,
          requiredFields: values.peopleRequired.filter((each) => values.people.includes(each)),
        },
      };
    case "file":
      return {
        config: {
          accept: values.accept,
          ...numbers({ maxFiles: text.maxFiles }),
          maxBytes: Math.round(Number(text.maxMegabytes) * megabyte) || text.maxMegabytes,
        },
      };
    default:
      return {};
  }
}

/** Settings of a new column of a type; a choice begins with yes and no, which stay editable in the words of the answer. */
function columnBody({ key, label, type, required, stored }: ColumnValues) {
  const words = { key, label, required, type };
  if (stored?.type === type) return { ...stored, ...words };
  switch (type) {
    case "short_text":
      return { ...words, config: { maxLength: 120 } };
    case "long_text":
      return { ...words, config: { maxLength: 1000 } };
    case "number":
      return { ...words, config: { min: 0, decimals: 0 } };
    case "money":
      return { ...words, config: { currencies: [...currencies] } };
    case "date":
      return { ...words, config: {} };
    default:
      return words;
  }
}
