import type { ChangeEvent } from "react";
import { Field, type FieldFrame } from "./field";
import styles from "./chip-choice.module.css";

export type Chip = { value: string; label: string; disabled?: boolean | undefined };

type ChipChoiceProps = Omit<FieldFrame, "counter"> & {
  /** many: checkboxes; one: radio buttons. */
  kind: "many" | "one";
  name: string;
  options: readonly Chip[];
  /** Controlled when `onChange` is given; otherwise the values at first. */
  value?: readonly string[] | undefined;
  onChange?: ((values: string[]) => void) | undefined;
  disabled?: boolean | undefined;
};

/** A few short options side by side; real checkboxes or radio buttons underneath. */
export function ChipChoice({
  kind,
  name,
  options,
  value = [],
  onChange,
  disabled,
  ...frame
}: ChipChoiceProps) {
  const onOption = (option: string) => (event: ChangeEvent<HTMLInputElement>) => {
    if (kind === "one") return onChange?.([option]);
    const rest = value.filter((each) => each !== option);
    return onChange?.(event.target.checked ? [...rest, option] : rest);
  };
  return (
    <Field {...frame} as="group">
      <div className={styles.chips}>
        {options.map((option) => (
          <label key={option.value} className={styles.chip}>
            <input
              type={kind === "one" ? "radio" : "checkbox"}
              name={name}
              value={option.value}
              disabled={disabled || option.disabled}
              {...(onChange
                ? { checked: value.includes(option.value), onChange: onOption(option.value) }
                : { defaultChecked: value.includes(option.value) })}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </Field>
  );
}
