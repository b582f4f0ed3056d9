"use client";

import { CheckboxField } from "@/components/ui/fields";
import type { QuestionOf } from "@/lib/programmes/schema";
import { useFrame } from "./frame-of";
import type { QuestionProps } from "./question-props";

export function DeclarationQuestion(props: QuestionProps<QuestionOf<"declaration">>) {
  const { value, onChange, readOnly } = props;
  const { id, label, hint, error } = useFrame(props);
  return (
    <CheckboxField
      {...{ id, label, hint, error }}
      checked={value === true}
      disabled={readOnly}
      onChange={(event) => onChange(event.target.checked || null)}
    />
  );
}
