"use client";

import type { Column } from "@/lib/programmes/schema";
import { OneChoiceQuestion } from "./choice-question";
import { DateQuestion } from "./date-question";
import { MoneyQuestion } from "./money-question";
import { NumberQuestion } from "./number-question";
import type { QuestionProps } from "./question-props";
import { LongTextQuestion, ShortTextQuestion } from "./text-question";

/** One cell of a table or one fact about a person. */
export function CellQuestion({ question, ...rest }: QuestionProps<Column>) {
  switch (question.type) {
    case "short_text":
      return <ShortTextQuestion {...rest} question={question} />;
    case "long_text":
      return <LongTextQuestion {...rest} question={question} rows={2} />;
    case "number":
      return <NumberQuestion {...rest} question={question} />;
    case "money":
      return <MoneyQuestion {...rest} question={question} />;
    case "date":
      return <DateQuestion {...rest} question={question} />;
    case "single_choice":
    case "boolean":
      return <OneChoiceQuestion {...rest} question={question} compact />;
  }
}
