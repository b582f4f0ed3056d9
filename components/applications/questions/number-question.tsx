"use client";

import { TextField } from "@/components/ui/fields";
import { numberFromText, textFromNumber } from "@/lib/applications/typed-values";
import { inLocale } from "@/lib/programmes/localised";
import type { Column, QuestionOf } from "@/lib/programmes/schema";
import { useFrame, useKnownLocale } from "./frame-of";
import type { QuestionProps } from "./question-props";
import { useRawText } from "./use-raw-text";
import styles from "./questions.module.css";

type NumberAsked = QuestionOf<"number"> | Extract<Column, { type: "number" }>;

export function NumberQuestion(props: QuestionProps<NumberAsked>) {
  const { question, value, onChange, readOnly } = props;
  const locale = useKnownLocale();
  const frame = useFrame(props);
  const [raw, take] = useRawText(value, textFromNumber, numberFromText);
  const unit = question.config.unit ? inLocale(question.config.unit, locale) : undefined;
  return (
    <TextField
      {...frame}
      prefixText={unit}
      className={styles.short}
      value={raw}
      readOnly={readOnly}
      inputMode={question.config.decimals > 0 ? "decimal" : "numeric"}
      autoComplete="off"
      onChange={(event) => onChange(take(event.target.value))}
    />
  );
}
