"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import styles from "./set-up-form.module.css";

type SetUpRowProps = {
  title: string;
  /** The key it is stored under, once it has one. */
  code?: string | undefined;
  heading: "h2" | "h3" | "h4";
  removeLabel?: string;
  /** Null: it is the first. */
  onUp: (() => void) | null;
  onRemove: () => void;
  children: ReactNode;
};

/** One of a list that is written in a form: a rule, a criterion, an option; with its place and its end. */
export function SetUpRow(props: SetUpRowProps) {
  const { title, code, heading: Heading, removeLabel, onUp, onRemove, children } = props;
  const t = useTranslations("setup");
  return (
    <fieldset className={styles.row}>
      <legend className="sr-only">{title}</legend>
      <div className={styles.rowHead}>
        <Heading>
          {title}
          {code === undefined ? null : <code> {code}</code>}
        </Heading>
        <span>
          {onUp ? (
            <Button size="small" tone="quiet" onClick={onUp}>
              {t("up")}
              <span className="sr-only"> {title}</span>
            </Button>
          ) : null}
          <Button size="small" tone="quiet" onClick={onRemove}>
            {removeLabel ?? t("remove")}
            <span className="sr-only"> {title}</span>
          </Button>
        </span>
      </div>
      {children}
    </fieldset>
  );
}
