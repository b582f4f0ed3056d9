import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./score-choice.module.css";

type ScoreChoiceProps = {
  id: string;
  name: string;
  label: ReactNode;
  description?: ReactNode;
  value: number | null;
  onChange: (value: number) => void;
  /** 1 to 5 unless told. */
  min?: number | undefined;
  max?: number | undefined;
  /** What a number means, for those who hear the page: {1: "weak", 3: "sound", 5: "exceptional"}. */
  meanings?: Readonly<Record<number, string>> | undefined;
  error?: string | undefined;
  disabled?: boolean | undefined;
  /** Under the row: usually the comment. */
  children?: ReactNode;
};

/** One criterion and its numbers as radio buttons. Arrow keys move, as in every radio group. */
export function ScoreChoice(props: ScoreChoiceProps) {
  const { id, name, label, description, value, onChange, min = 1, max = 5 } = props;
  const t = useTranslations("ui.score");
  const numbers = Array.from({ length: max - min + 1 }, (_, step) => min + step);
  return (
    <fieldset id={id} className={styles.criterion} data-invalid={props.error ? true : undefined}>
      <legend className="sr-only">
        {label}
        {value === null ? ` (${t("notScored")})` : null}
      </legend>
      <div className={styles.row}>
        <div className={styles.words}>
          <span className={styles.label} aria-hidden="true">
            {label}
          </span>{" "}
          {description ? <span className={styles.description}>{description}</span> : null}
        </div>
        <div className={styles.numbers}>
          {numbers.map((number) => (
            <label key={number} className={styles.number} title={props.meanings?.[number]}>
              <input
                type="radio"
                name={name}
                value={number}
                checked={value === number}
                disabled={props.disabled}
                onChange={() => onChange(number)}
              />
              <span>{number}</span>{" "}
              {props.meanings?.[number] ? (
                <span className="sr-only">{props.meanings[number]}</span>
              ) : null}
            </label>
          ))}
        </div>
      </div>
      {props.error ? <p className={styles.error}>{props.error}</p> : null}
      {props.children}
    </fieldset>
  );
}
