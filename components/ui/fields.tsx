"use client";

import { useTranslations } from "next-intl";
import { useState, type ChangeEvent, type ComponentPropsWithRef, type ReactNode } from "react";
import { classNames } from "./class-names";
import { Field, wiringOf, type FieldFrame } from "./field";
import styles from "./field.module.css";

type Framed<Element extends "input" | "textarea" | "select"> = FieldFrame &
  Omit<ComponentPropsWithRef<Element>, keyof FieldFrame>;

function splitFrame<Props extends FieldFrame>(props: Props) {
  const { id, label, hint, error, optional, counter, note, labelHidden, ...control } = props;
  return { frame: { id, label, hint, error, optional, counter, note, labelHidden }, control };
}

// Counts what a person counts: a surrogate pair or a Chinese character is one.
const lengthOf = (value: unknown) => Array.from(typeof value === "string" ? value : "").length;

type TextFieldProps = Omit<Framed<"input">, "type"> & {
  /** A figure is text with `inputMode`: the browser's number field changes under the mouse wheel. */
  type?: "text" | "email" | "tel" | "url" | "search" | "date" | "datetime-local" | undefined;
  prefixText?: string;
};

/** One line of text. Takes what react-hook-form's `register` returns. `prefix` e.g. "HKD". */
export function TextField({ prefixText, ...props }: TextFieldProps) {
  const { frame, control } = splitFrame(props);
  const input = (
    <input
      type="text"
      {...control}
      {...wiringOf(frame)}
      className={classNames(styles.input, control.className)}
    />
  );
  return (
    <Field {...frame}>
      {prefixText ? (
        <span className={styles.prefixed}>
          <span className={styles.prefix} aria-hidden="true">
            {prefixText}
          </span>
          {input}
        </span>
      ) : (
        input
      )}
    </Field>
  );
}

/** Several lines, grows with its text. With `limit` (characters) it counts; it never cuts. */
export function TextAreaField({
  limit,
  ...props
}: Framed<"textarea"> & { limit?: number | undefined }) {
  const { frame, control } = splitFrame(props);
  const [typed, setTyped] = useState(lengthOf(control.defaultValue));
  const count = control.value === undefined ? typed : lengthOf(control.value);
  const full: FieldFrame = {
    ...frame,
    counter: limit === undefined ? frame.counter : { count, limit },
  };
  const onChange = (event: ChangeEvent<HTMLTextAreaElement>) => {
    setTyped(lengthOf(event.target.value));
    control.onChange?.(event);
  };
  return (
    <Field {...full}>
      <textarea
        rows={4}
        {...control}
        {...wiringOf(full)}
        onChange={onChange}
        className={classNames(styles.input, control.className)}
      />
    </Field>
  );
}

export type Option = { value: string; label: string; disabled?: boolean | undefined };

type SelectFieldProps = Framed<"select"> & {
  options: readonly Option[];
  /** First, empty choice; "Choose" unless told, null for none. */
  blank?: string | null | undefined;
};

/** The browser's own select. */
export function SelectField({ options, blank, ...props }: SelectFieldProps) {
  const t = useTranslations("ui.field");
  const { frame, control } = splitFrame(props);
  return (
    <Field {...frame}>
      <select
        {...control}
        {...wiringOf(frame)}
        className={classNames(styles.input, control.className)}
      >
        {blank === null ? null : <option value="">{blank ?? t("choose")}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

type CheckboxFieldProps = Omit<ComponentPropsWithRef<"input">, "type" | "id"> & {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
};

/** One statement to agree to or a yes/no. */
export function CheckboxField({ id, label, hint, error, ...control }: CheckboxFieldProps) {
  const wiring = wiringOf({ id, label, hint, error });
  return (
    <div className={styles.field} data-invalid={error ? true : undefined}>
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      ) : null}
      <label className={styles.check}>
        <input {...control} {...wiring} type="checkbox" />
        <span className={styles.checkWords}>{label}</span>
      </label>
      {hint ? (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}
