"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, type MouseEvent } from "react";
import styles from "./error-summary.module.css";

export type SummaryError = {
  /** The id of the field; absent for an error of the whole form. */
  fieldId?: string | undefined;
  /** The same words as beside the field. */
  message: string;
};

/**
 * Stands above a form that was refused: takes focus, links to the fields, and puts "Error:" before
 * the page's title. Draws nothing without errors. Pass a new array on each attempt.
 */
export function ErrorSummary({ errors }: { errors: readonly SummaryError[] }) {
  const t = useTranslations("ui.errors");
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (errors.length === 0) return undefined;
    box.current?.focus();
    const plain = document.title;
    document.title = t("titlePrefix", { title: plain });
    return () => {
      document.title = plain;
    };
  }, [errors, t]);

  if (errors.length === 0) return null;
  return (
    <div ref={box} className={styles.summary} role="alert" tabIndex={-1}>
      <h2>{t("title")}</h2>
      <ul>
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId ?? ""} ${message}`}>
            {fieldId ? (
              <a href={`#${fieldId}`} onClick={(event) => goToField(event, fieldId)}>
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

// The label should be in view, not only the control.
function goToField(event: MouseEvent, id: string) {
  const field = document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  const control = field.matches("input, select, textarea, button")
    ? field
    : field.querySelector<HTMLElement>("input, select, textarea, button");
  const place =
    document.querySelector(`label[for="${CSS.escape(id)}"]`) ?? field.closest("fieldset") ?? field;
  place.scrollIntoView({ block: "start" });
  (control ?? field).focus({ preventScroll: true });
}
