"use client";

import { classNames } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import field from "@/components/ui/field.module.css";
import { numberFromText, textFromNumber, unitsOf } from "@/lib/applications/typed-values";
import { inLocale } from "@/lib/programmes/localised";
import type { Column, QuestionOf } from "@/lib/programmes/schema";
import { useFrame, useKnownLocale } from "./frame-of";
import type { QuestionProps } from "./question-props";
import { useRawText } from "./use-raw-text";
import styles from "./questions.module.css";

type NumberAsked = QuestionOf<"number"> | Extract<Column, { type: "number" }>;

/** A figure as people type it, with its unit after it. */
export function NumberQuestion(props: QuestionProps<NumberAsked>) {
  const { question, value, onChange, readOnly } = props;
  const locale = useKnownLocale();
  const frame = useFrame(props);
  const units = unitsOf(question);
  const [raw, take, tidy] = useRawText(value, textFromNumber, (text) =>
    numberFromText(text, units),
  );
  return (
    <Field {...frame}>
      {(wiring) => (
        <span className={styles.measured}>
          <input
            {...wiring}
            type="text"
            inputMode={question.config.decimals > 0 ? "decimal" : "numeric"}
            autoComplete="off"
            className={classNames(field.input, styles.short)}
            value={raw}
            readOnly={readOnly}
            onBlur={tidy}
            onChange={(event) => onChange(take(event.target.value))}
          />
          {question.config.unit ? <span>{inLocale(question.config.unit, locale)}</span> : null}
        </span>
      )}
    </Field>
  );
}
