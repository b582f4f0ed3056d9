"use client";

import { TextField } from "@/components/ui/fields";
import type { Column, QuestionOf } from "@/lib/programmes/schema";
import { useFrame } from "./frame-of";
import type { QuestionProps } from "./question-props";
import styles from "./questions.module.css";

type DateAsked = QuestionOf<"date"> | Extract<Column, { type: "date" }>;

export function DateQuestion(props: QuestionProps<DateAsked>) {
  const { question, value, onChange, readOnly } = props;
  const frame = useFrame(props);
  return (
    <TextField
      {...frame}
      type="date"
      className={styles.short}
      value={typeof value === "string" ? value : ""}
      min={question.config.min}
      max={question.config.max}
      readOnly={readOnly}
      onChange={(event) => onChange(event.target.value || null)}
    />
  );
}
