import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatNumber } from "@/lib/i18n/format";
import { classNames } from "./class-names";
import { useSentenceGap } from "./sentence-gap";
import styles from "./field.module.css";

/** What a control must carry so that label, hint, error and counter belong to it. */
export type FieldWiring = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

export type FieldFrame = {
  /** Also the target of the error summary's links. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A whole sentence, the same as in the summary. */
  error?: string | undefined;
  /** Marks the label "(optional)". */
  optional?: boolean | undefined;
  /** Characters now and at most. */
  counter?: { count: number; limit: number } | undefined;
  /** Left of the counter: who is writing here, a note. */
  note?: ReactNode;
  labelHidden?: boolean | undefined;
};

export function wiringOf({ id, hint, error, counter }: FieldFrame): FieldWiring {
  const describing = [error && `${id}-error`, hint && `${id}-hint`, counter && `${id}-count`];
  return {
    id,
    "aria-describedby": describing.filter(Boolean).join(" ") || undefined,
    "aria-invalid": error ? true : undefined,
  };
}

type FieldProps = FieldFrame & {
  /** group: a fieldset with legend, for choices; its id is on the fieldset. */
  as?: "field" | "group" | undefined;
  /** Of the fieldset, where `id` is on its first control. */
  groupId?: string | undefined;
  children: ReactNode | ((wiring: FieldWiring) => ReactNode);
};

/** Label, hint under it, error, control, counter. */
export function Field({ as = "field", groupId, children, ...frame }: FieldProps) {
  const { id, label, optional, labelHidden } = frame;
  const t = useTranslations("ui.field");
  const gap = useSentenceGap();
  const wiring = wiringOf(frame);
  const words = (
    <>
      {label}
      {optional ? <span className={styles.optional}>{gap + t("optional")}</span> : null}
    </>
  );
  const labelClass = classNames(styles.label, labelHidden && "sr-only");
  const control = typeof children === "function" ? children(wiring) : children;
  if (as === "group") {
    return (
      <fieldset
        id={groupId ?? id}
        className={styles.field}
        data-invalid={frame.error ? true : undefined}
        aria-describedby={wiring["aria-describedby"]}
      >
        <legend className={labelClass}>{words}</legend>
        <HintAndError {...frame} />
        {control}
        <Below {...frame} />
      </fieldset>
    );
  }
  return (
    <div className={styles.field} data-invalid={frame.error ? true : undefined}>
      <label htmlFor={id} className={labelClass}>
        {words}
      </label>
      <HintAndError {...frame} />
      {control}
      <Below {...frame} />
    </div>
  );
}

function HintAndError({ id, hint, error }: FieldFrame) {
  const t = useTranslations("ui.errors");
  return (
    <>
      {hint ? (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          <span className="sr-only">{t("field")} </span>
          {error}
        </p>
      ) : null}
    </>
  );
}

function Below({ id, counter, note }: FieldFrame) {
  const t = useTranslations("ui.field");
  if (!counter && !note) return null;
  const { count = 0, limit = 0 } = counter ?? {};
  return (
    <div className={styles.below}>
      <span className={styles.note}>{note}</span>{" "}
      {counter ? (
        <span id={`${id}-count`} className={classNames(count > limit && styles.over)}>
          {t("counter", { count: formatNumber(count), limit: formatNumber(limit) })}
          {count > limit ? ` · ${t("counterOver", { over: count - limit })}` : null}
        </span>
      ) : null}
    </div>
  );
}
