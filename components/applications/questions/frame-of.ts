"use client";

import { useLocale } from "next-intl";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import type { Column, Question } from "@/lib/programmes/schema";
import type { Frame, QuestionProps } from "./question-props";

export function useKnownLocale(): Locale {
  const locale = useLocale();
  return isLocale(locale) ? locale : defaultLocale;
}

/** Label, hint, error and note of a question in the reader's language. */
export function useFrame(props: QuestionProps<Question | Column>): Frame {
  const locale = useKnownLocale();
  const { question, id, error, note } = props;
  return {
    id,
    label: inLocale(question.label, locale),
    hint: question.hint ? inLocale(question.hint, locale) : undefined,
    error,
    optional: !question.required,
    note,
  };
}
