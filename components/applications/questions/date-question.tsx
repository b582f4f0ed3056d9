"use client";

import { DateField } from "@/components/ui/date-field";
import type { Column, QuestionOf } from "@/lib/programmes/schema";
import { useFrame } from "./frame-of";
import type { QuestionProps } from "./question-props";

type DateAsked = QuestionOf<"date"> | Extract<Column, { type: "date" }>;

export function DateQuestion(props: QuestionProps<DateAsked>) {
  const { value, onChange, readOnly } = props;
  const frame = useFrame(props);
  return (
    <DateField
      {...frame}
      value={typeof value === "string" ? value : ""}
      readOnly={readOnly}
      onChange={(next) => onChange(next || null)}
    />
  );
}
