import type { LocalisedText } from "@/lib/programmes/localised";
import {
  currencies,
  type Column,
  type Condition,
  type Option,
  type QuestionOf,
} from "@/lib/programmes/schema";

type Ask = {
  label: LocalisedText;
  hint?: LocalisedText;
  required?: boolean;
  condition?: Condition;
};

// Everything is asked for unless said otherwise: an optional question is the exception worth writing down.
const asked = <T extends Ask>(ask: T) => ({ ...ask, required: ask.required ?? true });

type CellAsk = Omit<Ask, "condition">;

export const shortText = <T extends CellAsk>(
  key: string,
  ask: T & { maxLength?: number; format?: "plain" | "url" | "email" | "phone" },
) => {
  const { maxLength = 120, format, ...rest } = ask;
  return {
    key,
    type: "short_text" as const,
    ...asked(rest),
    config: { maxLength, ...(format ? { format } : {}) },
  };
};

export const longText = <T extends CellAsk>(
  key: string,
  ask: T & { maxLength?: number; maxWords?: number },
) => {
  const { maxLength = 2000, maxWords, ...rest } = ask;
  return {
    key,
    type: "long_text" as const,
    ...asked(rest),
    config: { maxLength, ...(maxWords ? { maxWords } : {}) },
  };
};

export const number = <T extends CellAsk>(
  key: string,
  ask: T & {
    min?: number;
    max?: number;
    decimals?: number;
    unit?: LocalisedText;
    totalMax?: number;
    notMoreThan?: string;
  },
) => {
  const { min = 0, max, decimals = 0, unit, totalMax, notMoreThan, ...rest } = ask;
  const limits = {
    min,
    decimals,
    ...(max === undefined ? {} : { max }),
    ...(unit ? { unit } : {}),
    ...(totalMax === undefined ? {} : { totalMax }),
    ...(notMoreThan ? { notMoreThan } : {}),
  };
  return { key, type: "number" as const, ...asked(rest), config: limits };
};

export const money = <T extends CellAsk>(key: string, ask: T) => ({
  key,
  type: "money" as const,
  ...asked(ask),
  config: { currencies: [...currencies] },
});

export const date = <T extends CellAsk>(
  key: string,
  ask: T & { notInFuture?: boolean; min?: string },
) => {
  const { notInFuture, min, ...rest } = ask;
  const limits = { ...(notInFuture ? { notInFuture } : {}), ...(min ? { min } : {}) };
  return { key, type: "date" as const, ...asked(rest), config: limits };
};

export const choice = <T extends CellAsk>(key: string, ask: T & { options: Option[] }) => ({
  key,
  type: "single_choice" as const,
  ...asked(ask),
});

export const choices = (
  key: string,
  ask: Ask & { options: Option[]; max?: number },
): QuestionOf<"multiple_choice"> => {
  const { max, ...rest } = ask;
  return { key, type: "multiple_choice", ...asked(rest), ...(max ? { config: { max } } : {}) };
};

export const yesNo = <T extends CellAsk>(key: string, ask: T) => ({
  key,
  type: "boolean" as const,
  ...asked(ask),
});

export const table = (
  key: string,
  ask: Ask & { columns: Column[]; minRows?: number; maxRows?: number },
): QuestionOf<"table"> => {
  const { columns, minRows = 1, maxRows = 20, ...rest } = ask;
  return { key, type: "table", ...asked(rest), config: { columns, minRows, maxRows } };
};

/** Papers are optional to submit: screening asks for what is missing, so that nobody is locked out at a deadline by a scan. */
export const upload = (
  key: string,
  ask: Ask & { maxFiles?: number; slides?: boolean },
): QuestionOf<"file"> => {
  const { maxFiles = 1, slides = false, required = false, ...rest } = ask;
  const accept: QuestionOf<"file">["config"]["accept"] = slides
    ? ["pdf", "pptx"]
    : ["pdf", "docx", "xlsx", "png", "jpg"];
  return {
    key,
    type: "file",
    ...rest,
    required,
    config: { accept, maxFiles, maxBytes: 20_000_000 },
  };
};
