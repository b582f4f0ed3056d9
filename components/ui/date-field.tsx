"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState, type ClipboardEvent, type FocusEvent } from "react";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import { fromHongKongInput } from "@/lib/i18n/hong-kong-time";
import { classNames } from "./class-names";
import {
  boxesOfValue,
  troubleIn,
  twoReadings,
  valueOfBoxes,
  wholeDate,
  type Boxes,
  type DateTrouble,
} from "./date-boxes";
import styles from "./date-field.module.css";
import { Field, type FieldFrame } from "./field";
import input from "./field.module.css";
import { afterPress } from "./released-pointer";
import { useAlive } from "./use-alive";

export type DateFieldProps = Omit<FieldFrame, "counter"> & {
  /** yyyy-mm-dd, with a time yyyy-mm-ddThh:mm in Hong Kong; "" for none; anything else is what was typed so far. */
  value: string;
  onChange: (value: string) => void;
  withTime?: boolean | undefined;
  readOnly?: boolean | undefined;
  /** Stands before the names of the boxes, for a form that must work without a script. */
  boxName?: string | undefined;
};

type Part = keyof Boxes;

/**
 * A date in boxes for day, month and year, in the order of the page's language, and repeated in words below, so that
 * no browser's own order of month and day can be meant. A whole date may be pasted or typed into any box. The first
 * box carries the id.
 */
export function DateField(props: DateFieldProps) {
  const { value, onChange, withTime = false, readOnly, boxName, note, ...frame } = props;
  const t = useTranslations("ui.date");
  const { boxes, write, trouble, onPaste, onBlur, onLeave } = useBoxes(value, onChange, withTime);
  const words = useWords(valueOfBoxes(boxes, withTime), trouble);
  const days: Part[] =
    useLocale() === "en-HK" ? ["day", "month", "year"] : ["year", "month", "day"];
  const parts: Part[] = withTime ? [...days, "time"] : days;
  const idOf = (part: Part) => (part === parts[0] ? frame.id : `${frame.id}-${part}`);
  return (
    <Field
      {...frame}
      as="group"
      groupId={`${frame.id}-group`}
      note={
        <>
          {note}
          <span className={styles.words} aria-live="polite" data-date-words>
            {words}
          </span>
        </>
      }
    >
      {(wiring) => (
        <span className={styles.boxes} onBlur={onLeave}>
          {parts.map((part) => (
            <span key={part} className={styles.box}>
              <label htmlFor={idOf(part)}>{t(part)}</label>
              <input
                {...wiring}
                id={idOf(part)}
                name={boxName ? `${boxName}-${part}` : undefined}
                type="text"
                inputMode={part === "time" ? "text" : "numeric"}
                autoComplete="off"
                data-part={part}
                className={classNames(input.input, styles[part])}
                value={boxes[part]}
                readOnly={readOnly}
                onChange={(event) => write({ ...boxes, [part]: event.target.value })}
                onPaste={readOnly ? undefined : onPaste}
                onBlur={readOnly ? undefined : onBlur}
              />
            </span>
          ))}
        </span>
      )}
    </Field>
  );
}

/** The boxes as typed while they mean the value; they follow it when it changes from outside. */
function useBoxes(value: string, onChange: (value: string) => void, withTime: boolean) {
  const [typed, setTyped] = useState(() => boxesOfValue(value));
  const [left, setLeft] = useState(false);
  const [pasted, setPasted] = useState<DateTrouble | null>(null);
  const boxes = valueOfBoxes(typed, withTime) === value ? typed : boxesOfValue(value);
  const write = (next: Boxes) => {
    setTyped(next);
    setLeft(false);
    setPasted(null);
    onChange(valueOfBoxes(next, withTime));
  };
  const spread = (text: string): boolean => {
    const whole = wholeDate(text, withTime);
    if (whole) write({ ...whole, time: whole.time || boxes.time });
    return whole !== null;
  };
  return {
    boxes,
    write,
    trouble: pasted ?? (left ? troubleIn(boxes, withTime) : null),
    onPaste: (event: ClipboardEvent<HTMLInputElement>) => {
      const text = event.clipboardData.getData("text");
      const two = twoReadings(text);
      if (two) setPasted(two);
      if (!two && !spread(text)) return;
      event.preventDefault();
      // The form still hears that something was written.
      const box = event.currentTarget;
      requestAnimationFrame(() => box.dispatchEvent(new Event("input", { bubbles: true })));
    },
    // Only when the box is left: "2025-02-1" is a date too, and the person may not have finished.
    onBlur: (event: FocusEvent<HTMLInputElement>) => {
      if (event.target.value.trim().length > 4) spread(event.target.value);
    },
    onLeave: (event: FocusEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget)) afterPress(() => setLeft(true));
    },
  };
}

/** The date in words of the page's language, or what is wrong with it. */
function useWords(value: string, trouble: DateTrouble | null): string | null {
  const t = useTranslations("ui.date");
  const locale = useLocale();
  if (trouble?.code === "twoReadings") {
    const { typed, one, other } = trouble;
    return t("twoReadings", {
      typed,
      one: formatDate(one, locale),
      other: formatDate(other, locale),
    });
  }
  if (trouble) return t(trouble.code);
  if (value === "" || value.includes("|")) return null;
  const moment = value.includes("T") ? fromHongKongInput(value) : null;
  return moment === null ? formatDate(value, locale) : formatDateTime(moment, locale);
}

type NamedDateFieldProps = Omit<DateFieldProps, "value" | "onChange" | "boxName"> & {
  name: string;
  defaultValue: string;
};

/** The same in a form that the browser sends: the day under its name, or without a script the three boxes. */
export function NamedDateField({ name, defaultValue, ...props }: NamedDateFieldProps) {
  const [value, setValue] = useState(defaultValue);
  const isAlive = useAlive();
  return (
    <>
      <DateField
        {...props}
        value={value}
        onChange={setValue}
        boxName={isAlive ? undefined : name}
      />
      {isAlive ? <input type="hidden" name={name} value={value} /> : null}
    </>
  );
}
