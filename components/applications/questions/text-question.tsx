"use client";

import { useTranslations } from "next-intl";
import { TextAreaField, TextField } from "@/components/ui/fields";
import { parseAnswerDraft } from "@/lib/applications/answer-draft";
import { countWords } from "@/lib/applications/answer-text";
import { phoneFromText } from "@/lib/i18n/typed-contact";
import type { Column, QuestionOf } from "@/lib/programmes/schema";
import { useFrame } from "./frame-of";
import type { QuestionProps } from "./question-props";

type ShortText = QuestionOf<"short_text"> | Extract<Column, { type: "short_text" }>;
type LongText = QuestionOf<"long_text"> | Extract<Column, { type: "long_text" }>;

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

const keyboards = { url: "url", email: "email", phone: "tel", plain: "text" } as const;

export function ShortTextQuestion(props: QuestionProps<ShortText>) {
  const { question, value, onChange, readOnly } = props;
  const frame = useFrame(props);
  // Once the field is left it says what was understood: "www.example.com" becomes "https://www.example.com".
  const tidied = (text: string): string => {
    if (question.config.format === "phone") return phoneFromText(text, props.place);
    const stored = question.config.format ? parseAnswerDraft({ ...question, key: "" }, text) : null;
    return stored?.ok && typeof stored.value === "string" ? stored.value : text;
  };
  return (
    <TextField
      {...frame}
      value={textOf(value)}
      readOnly={readOnly}
      inputMode={keyboards[question.config.format ?? "plain"]}
      onChange={(event) => onChange(event.target.value)}
      onBlur={(event) => {
        const understood = tidied(event.target.value);
        if (!readOnly && understood !== event.target.value) onChange(understood);
      }}
    />
  );
}

/** Counts words where words are limited, characters otherwise; it never cuts what was pasted. */
export function LongTextQuestion(props: QuestionProps<LongText> & { rows?: number }) {
  const { question, value, onChange, readOnly, rows = 5 } = props;
  const t = useTranslations("apply.fields");
  const frame = useFrame(props);
  const { maxLength, maxWords } = question.config;
  const text = textOf(value);
  const words = maxWords === undefined ? 0 : countWords(text);
  const counted =
    maxWords === undefined ? null : (
      <span data-over={words > maxWords || undefined}>
        {t("words", { count: words, limit: maxWords })}
      </span>
    );
  return (
    <TextAreaField
      {...frame}
      rows={rows}
      value={text}
      readOnly={readOnly}
      limit={maxWords === undefined ? maxLength : undefined}
      note={
        counted ? (
          <>
            {frame.note}
            {counted}
          </>
        ) : (
          frame.note
        )
      }
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
