"use client";

import { Fragment, type ReactNode } from "react";
import { CheckboxField } from "@/components/ui/fields";
import styles from "./releases.module.css";

export type Tick = {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
  /** Stands below the tick: what it is about. */
  below?: ReactNode;
};

type TicksProps = {
  id: string;
  legend: string;
  hint?: string;
  options: readonly Tick[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
};

/** A list of things each of which is chosen or not. */
export function Ticks({ id, legend, hint, options, value, onChange, error }: TicksProps) {
  return (
    <fieldset
      className={styles.ticks}
      id={id}
      {...(error ? { "aria-describedby": `${id}-error` } : {})}
    >
      <legend>{legend}</legend>
      {hint ? <p>{hint}</p> : null}
      {options.map((option) => (
        <Fragment key={option.value}>
          <CheckboxField
            id={`${id}-${option.value}`}
            label={option.label}
            hint={option.hint}
            disabled={option.disabled}
            checked={value.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...value, option.value]
                  : value.filter((each) => each !== option.value),
              )
            }
          />
          {option.below}
        </Fragment>
      ))}
      {error ? (
        <p id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
