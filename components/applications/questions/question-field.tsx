"use client";

import type { Question } from "@/lib/programmes/schema";
import { CellQuestion } from "./cell-question";
import { ManyChoiceQuestion, OneChoiceQuestion } from "./choice-question";
import { CompanyNumberQuestion } from "./company-number-question";
import { DeclarationQuestion } from "./declaration-question";
import type { QuestionProps } from "./question-props";
import { RowsQuestion } from "./rows-question";
import { LongTextQuestion } from "./text-question";

type Asked = Exclude<Question, { type: "file" }>;

/** The field for a question of any type; files have their own, which sends as soon as one is chosen. */
export function QuestionField({ question, ...rest }: QuestionProps<Asked>) {
  switch (question.type) {
    case "long_text":
      return <LongTextQuestion {...rest} question={question} />;
    case "single_choice":
    case "boolean":
    case "trl":
    case "stage":
      return <OneChoiceQuestion {...rest} question={question} />;
    case "multiple_choice":
    case "therapeutic_area":
    case "modality":
      return <ManyChoiceQuestion {...rest} question={question} />;
    case "table":
    case "people":
      return <RowsQuestion {...rest} question={question} />;
    case "company_number":
      return <CompanyNumberQuestion {...rest} question={question} />;
    case "declaration":
      return <DeclarationQuestion {...rest} question={question} />;
    default:
      return <CellQuestion {...rest} question={question} />;
  }
}
