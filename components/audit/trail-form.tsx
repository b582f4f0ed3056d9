import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { classNames } from "@/components/ui/class-names";
import { Cluster } from "@/components/ui/cluster";
import { NamedDateField } from "@/components/ui/date-field";
import styles from "./trail-form.module.css";

type TrailFormProps = {
  action: string;
  /** The button's words. */
  submit: string;
  clear: { href: string; label: string } | null;
  children: ReactNode;
};

/** Filters as a plain GET form: everything stands in the address and works without script. */
export function TrailForm({ action, submit, clear, children }: TrailFormProps) {
  return (
    <form action={action} role="search" className={styles.form} data-no-print>
      <div className={styles.fields}>{children}</div>
      <Cluster>
        <Button type="submit">{submit}</Button>
        {clear ? (
          <ButtonLink href={clear.href} tone="quiet">
            {clear.label}
          </ButtonLink>
        ) : null}
      </Cluster>
    </form>
  );
}

type Frame = { name: string; label: string; value: string };

/** A day. */
export function TrailDay({ name, label, value }: Frame) {
  return (
    <div className={styles.day}>
      <NamedDateField id={`trail-${name}`} name={name} label={label} defaultValue={value} />
    </div>
  );
}

/** One line of text. */
export function TrailInput({ name, label, value, wide = false }: Frame & { wide?: boolean }) {
  return (
    <div className={classNames(styles.field, wide && styles.wide)}>
      <label htmlFor={`trail-${name}`}>{label}</label>
      <input
        id={`trail-${name}`}
        name={name}
        type="text"
        defaultValue={value}
        maxLength={100}
        autoComplete="off"
        data-set={value !== "" || undefined}
      />
    </div>
  );
}

type Choices = readonly { value: string; label: string }[];

/** One of several, the first being all of them. */
export function TrailSelect({
  name,
  label,
  value,
  blank,
  options,
}: Frame & { blank: string; options: Choices }) {
  return (
    <div className={styles.field}>
      <label htmlFor={`trail-${name}`}>{label}</label>
      <select
        id={`trail-${name}`}
        name={name}
        defaultValue={value}
        data-set={value !== "" || undefined}
      >
        <option value="">{blank}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
