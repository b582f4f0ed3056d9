import type { Locale } from "@/lib/i18n/locales";
import {
  conditionTerms,
  type ConditionTerms,
  type ConditionValue,
} from "@/lib/programmes/conditions";
import type { LocalisedText } from "@/lib/programmes/localised";
import type { Question } from "@/lib/programmes/schema";
import {
  developmentStageLabels,
  modalityLabels,
  therapeuticAreaLabels,
  trlLabels,
} from "@/lib/programmes/vocabulary";

/** A question that a condition may name, with what it may ask of it; `answers` is null where one is typed. */
export type ConditionChoice = {
  value: string;
  label: string;
  ops: ConditionTerms["ops"];
  answers: readonly { given: ConditionValue; label: string }[] | null;
  isFigure: boolean;
  type: Question["type"];
};

/** The choices for a condition, from the questions that stand before its own in the section. */
export function conditionChoices(
  earlier: readonly Question[],
  locale: Locale,
  yesNo: { yes: string; no: string },
): ConditionChoice[] {
  return earlier.map((question) => {
    const { ops, values } = conditionTerms(question);
    const labels = labelsOf(question);
    const labelOf = (given: ConditionValue) =>
      typeof given === "boolean"
        ? given
          ? yesNo.yes
          : yesNo.no
        : (labels[String(given)]?.[locale] ?? String(given));
    return {
      value: question.key,
      label: question.label[locale],
      ops,
      answers: values?.map((given) => ({ given, label: labelOf(given) })) ?? null,
      isFigure: question.type === "number",
      type: question.type,
    };
  });
}

function labelsOf(question: Question): Readonly<Record<string, LocalisedText>> {
  switch (question.type) {
    case "single_choice":
    case "multiple_choice":
      return Object.fromEntries(question.options.map(({ key, label }) => [key, label]));
    case "therapeutic_area":
      return therapeuticAreaLabels;
    case "modality":
      return modalityLabels;
    case "stage":
      return developmentStageLabels;
    case "trl":
      return trlLabels;
    default:
      return {};
  }
}
